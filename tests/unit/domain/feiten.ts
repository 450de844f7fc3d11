import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { casusfeitenVan } from "../../../shared/domain/partnervoorstel.ts";
import type { Wereld } from "./wereld.ts";

/** What the region's rules of inviting ask of the casus. */
export const feitenVan = (wereld: Wereld) => {
  const { casus } = wereld.dossier();
  const clienten = wereld.vanType("dossier").filter(({ dossierId }) => casus.dossierIds.includes(dossierId));
  const dag = makeKalender(wereld.regio).dagVan(wereld.nu());
  return casusfeitenVan(casus, clienten, wereld.vanType("melding"), dag);
};
