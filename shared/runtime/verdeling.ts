import type { Besluitcontext } from "../domain/besluit.ts";
import { beoogdeEigenaar } from "../domain/besluiten/verdeelregel.ts";
import type { MeldingInvoer } from "../domain/melding.ts";
import { organisatieVoor } from "../domain/regio.ts";
import { dubbelVan, type Herkenbaar } from "../domain/vingerafdruk.ts";
import type { Casework } from "../ports/casework.ts";

/**
 * The context of accepting this melding: with the register's entry of the organisation that the region's rules give it to. One key
 * read, and none when that is the meldpunt.
 */
export const metBehandelaar = async (
  { partner }: Pick<Casework, "partner">,
  invoer: MeldingInvoer,
  herkenbaar: Herkenbaar,
  context: Besluitcontext,
): Promise<Besluitcontext> => {
  const { regio, nu, door } = context;
  const mogelijkDubbel = dubbelVan(herkenbaar, regio.dubbeleMelding.uren, nu) !== null;
  const { organisatie } = beoogdeEigenaar({ invoer, mogelijkDubbel, door }, context);
  const bekend = organisatie === organisatieVoor(regio, "meldpunt") ? null : await partner(organisatie);
  return { ...context, partners: bekend === null ? [] : [bekend] };
};
