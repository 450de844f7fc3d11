import { onderscheidVan, pleksleutels, type Onderscheid, type Plekomschrijving } from "../domain/plek.ts";
import type { Sleutels } from "../ports/sleutels.ts";

/** The keyed hashes by which a plek is found, the strongest first: addresses leave no trace in the index. */
export const hashPleksleutels = (plek: Plekomschrijving, sleutels: Sleutels): Promise<readonly string[]> =>
  Promise.all(pleksleutels(plek).map((sleutel) => sleutels.hash(`plek|${sleutel}`)));

/** What tells a person from others, as keyed hashes: a plek holds no number and no date of birth. Null for who is no person. */
export const hashOnderscheid = async (plek: Plekomschrijving, sleutels: Sleutels): Promise<Onderscheid | null> => {
  const onderscheid = onderscheidVan(plek);
  if (onderscheid === null) return null;
  const hash = async (wat: keyof Onderscheid) =>
    onderscheid[wat] === null ? null : sleutels.hash(`plek|onderscheid|${wat}|${onderscheid[wat]}`);
  const [geslacht, geboortedatum, bsn] = await Promise.all([hash("geslacht"), hash("geboortedatum"), hash("bsn")]);
  return { geslacht, geboortedatum, bsn };
};
