import { Logger } from "@aws-lambda-powertools/logger";
import {
  codeVan,
  LOGREGELS,
  LOGVELDEN,
  type Code,
  type Logregel,
  type Logvelden,
  type Plaats,
} from "./log-catalogus.ts";

export { codeVan, type Code } from "./log-catalogus.ts";

/** Writes one line: a code of the catalogue with ids, codes and numbers. There is no way to log text. */
export type Log = (regel: Logregel, velden?: Logvelden) => void;

type Schrijver = Pick<Logger, "info" | "warn" | "error">;

const veilig = (velden: Logvelden): Logvelden =>
  // Types hold only where nobody casts: what is not an id, code or number of its field does not get out.
  Object.fromEntries(
    Object.entries(LOGVELDEN).flatMap(([naam, schema]) => {
      const waarde: unknown = velden[naam as keyof Logvelden];
      return waarde !== undefined && schema.safeParse(waarde).success ? [[naam, waarde]] : [];
    }),
  );

/** A log that writes with this writer; functions use `log`. */
export const maakLog =
  (schrijver: Schrijver): Log =>
  (regel, velden) => {
    schrijver[LOGREGELS[regel]](regel, veilig(velden ?? {}));
  };

/** The function's log: JSON lines. */
export const log: Log = maakLog(new Logger());

const plaatsPatroon = /([a-z][a-z0-9.-]*\.(?:ts|mjs|js):\d+:\d+)\)?$/;

/**
 * What may be told of an unexpected error: its name and the places in our files where it passed. Never its message,
 * which can hold a person's data (a failed condition, a refused value).
 */
export const foutvelden = (fout: unknown): { readonly foutnaam: Code; readonly plaatsen: readonly Plaats[] } => {
  if (!(fout instanceof Error)) return { foutnaam: codeVan("geen-error"), plaatsen: [] };
  const stapel = fout.stack ?? "";
  const achterBericht = stapel.indexOf(fout.message) + fout.message.length;
  const plaatsen = stapel
    .slice(achterBericht)
    .split("\n")
    .filter((regel) => /^\s+at /.test(regel) && !regel.includes("node_modules"))
    .flatMap((regel) => plaatsPatroon.exec(regel)?.[1] ?? [])
    .slice(0, 10);
  return { foutnaam: codeVan(fout.name), plaatsen: plaatsen.map((plaats) => plaats as Plaats) };
};
