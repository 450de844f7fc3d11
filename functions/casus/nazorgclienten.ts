import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { nazorgclienten, type Nazorgclient, type Nazorgpersoon } from "../../shared/domain/nazorg.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { leesCasusmeldingen } from "../../shared/runtime/dossiering.ts";
import { client, type Betrokken } from "../../shared/runtime/logregels.ts";

/** Every client of the casus: victims by their dossiers, who is suspected by the meldingen that came to it. */
export const leesNazorgclienten = async (
  casework: Pick<Casework, "dossierMeldingen" | "meldingen">,
  dossier: CasusDossier,
): Promise<readonly Nazorgclient[]> => {
  const meldingen = await casework.meldingen(await leesCasusmeldingen(casework, dossier.casus));
  return nazorgclienten(dossier, meldingen);
};

/** The data subject of a need. Who is only described has no other mark than that description, in this casus. */
export const betrokkeneVan = (persoon: Nazorgpersoon, casusId: string): Betrokken => {
  if (persoon.rol === "slachtoffer") return client(persoon.dossierId);
  const { vermelding, aanduiding } = persoon;
  return {
    kenmerk:
      vermelding === null
        ? `nazorg|${casusId}|${aanduiding ?? ""}`
        : `melding|${vermelding.meldingId}|${vermelding.betrokkene}`,
    soort: "verdachte",
  };
};
