import type * as z from "zod";

/**
 * Reads a function's environment variables by its schema. The error names every variable that is missing or wrong and
 * never a value: values may be secret, and start-up errors end up in logs.
 */
export const parseEnv = <S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.output<S> => {
  const gelezen = schema.safeParse(env);
  if (gelezen.success) return gelezen.data;
  const namen = new Set(gelezen.error.issues.map((issue) => String(issue.path[0] ?? "(geheel)")));
  throw new Error(`Environment variables missing or invalid: ${[...namen].toSorted().join(", ")}`);
};
