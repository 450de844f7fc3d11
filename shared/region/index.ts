import { regioSchema, type Regio, type RegioInvoer } from "../domain/regio.ts";
import { nog } from "./nog/index.ts";

/** The regions that this build can serve. A new region is a folder here and one line in this list. */
const regios: Readonly<Record<string, RegioInvoer>> = { nog };

/** The codes of those regions. */
export const REGIOCODES: readonly string[] = Object.keys(regios);

const gelezen = new Map<string, Regio>();

/**
 * The data of the region with this code, checked at first use.
 * Throws when the code is unknown or the data do not hold together: a wrong deployment, nothing a user can cause.
 */
export const laadRegio = (code: string): Regio => {
  const bekend = gelezen.get(code);
  if (bekend !== undefined) return bekend;
  if (!Object.hasOwn(regios, code)) throw new Error(`regio ${code} bestaat niet`);
  const regio = regioSchema.parse(regios[code]);
  gelezen.set(code, regio);
  return regio;
};
