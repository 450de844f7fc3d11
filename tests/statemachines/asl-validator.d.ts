/** The package ships no types; this is the part we call. It writes into `definition`: give it a copy. */
declare module "asl-validator" {
  const validate: (definition: unknown) => {
    readonly isValid: boolean;
    readonly errorsText: (separator: string) => string;
  };
  export default validate;
}
