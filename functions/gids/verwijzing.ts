import type { Gidsinvoer } from "../../shared/domain/besluiten/gids.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Casework } from "../../shared/ports/casework.ts";

/**
 * What is wrong with a reference in this input, if anything: an expertise names a contactpersoon that holds, or none. It may
 * lapse later; whoever reads the expertise then finds a lapsed entry.
 */
export const zoekVerwijsfout = async (
  casework: Pick<Casework, "gidsregel">,
  invoer: Gidsinvoer,
): Promise<Weigering | null> => {
  if (!("contactpersoonId" in invoer) || invoer.contactpersoonId === null) return null;
  const contactpersoon = await casework.gidsregel("contactpersoon", invoer.contactpersoonId);
  if (contactpersoon?.status === "geldig") return null;
  const fouten = [{ veld: "contactpersoonId", melding: "is geen contactpersoon die in de gids staat" }];
  return { code: "ongeldige-invoer", fouten };
};
