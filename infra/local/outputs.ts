import { pascalCase } from "../constructs/keten-stack.ts";

/** Outputs of all stacks of a cloud, by the names in infra/README.md. */
export type Outputs = Readonly<Record<string, string>>;

/** An output that must be there. */
export const output = (outputs: Outputs, sleutel: string): string => {
  const waarde = outputs[sleutel];
  if (waarde === undefined) throw new Error(`the stacks have no output ${sleutel}`);
  return waarde;
};

/** The output about one actor or recipient: `Client` and `systeem-om` is ClientSysteemOm. */
export const outputVan = (outputs: Outputs, soort: "Client" | "KanaalGeheim" | "Wachtrij", code: string): string =>
  output(outputs, `${soort}${pascalCase(code)}`);
