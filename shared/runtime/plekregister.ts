import { pleksleutels, type Plekomschrijving } from "../domain/plek.ts";
import type { Sleutels } from "../ports/sleutels.ts";

/** The keyed hashes by which a plek is found, the strongest first: addresses leave no trace in the index. */
export const hashPleksleutels = (plek: Plekomschrijving, sleutels: Sleutels): Promise<readonly string[]> =>
  Promise.all(pleksleutels(plek).map((sleutel) => sleutels.hash(`plek|${sleutel}`)));
