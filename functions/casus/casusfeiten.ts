import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { casusfeitenVan, type Casusfeiten } from "../../shared/domain/partnervoorstel.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesCasusmeldingen } from "../../shared/runtime/dossiering.ts";

/** How many meldingen of a casus are looked at, the newest: what is read must not grow with how often somebody is reported. */
const MELDINGEN = 100;

/**
 * What the region's rules of inviting ask of a casus: its clients, and the meldingen that came to it. One read of all dossiers,
 * one of each dossier's meldingen beside it, and one of those.
 */
export const leesCasusfeiten = async (
  { casus }: Pick<CasusDossier, "casus">,
  nu: Instant,
  { casework, kalender }: Pick<Afhankelijkheden, "casework" | "kalender">,
): Promise<Casusfeiten> => {
  const [clienten, ids] = await Promise.all([casework.dossiers(casus.dossierIds), leesCasusmeldingen(casework, casus)]);
  const meldingen = await casework.meldingen(ids.slice(-MELDINGEN));
  return casusfeitenVan(casus, clienten, meldingen, kalender.dagVan(nu));
};
