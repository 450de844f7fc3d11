import type { Melding } from "../domain/melding.ts";
import type { ContactkaartInvoer } from "../domain/contactkaart.ts";
import type { CasusId, MeldingId, OrganisatieCode } from "../domain/ids.ts";
import type { Vastlegging } from "../domain/vastlegging.ts";
import { client, type Betrokken } from "./logregels.ts";

const SOORTEN = { verdachte: "verdachte", getuige: "getuige", netwerk: "netwerk" } as const;

/** Who reported this melding: what they told, and whether they were heard, is about them too. */
export const melder = (meldingId: MeldingId): Betrokken => ({ kenmerk: `melder|${meldingId}`, soort: "melder" });

/** Who is named on a contact card of this casus: professionals, as those of the guide; a deputy is somebody else. */
export const opContactkaart = (
  casusId: CasusId,
  organisatie: OrganisatieCode,
  { vervanger }: Pick<ContactkaartInvoer, "vervanger">,
): readonly Betrokken[] =>
  (vervanger === null ? ["contact"] : ["contact", "vervanger"]).map((wie) => ({
    ...{ kenmerk: `contactkaart|${casusId}|${organisatie}|${wie}`, soort: "professional" as const },
  }));

/** The reporters of whom these records tell, each once. */
export const gehoorden = (vastleggingen: readonly Vastlegging[]): readonly Betrokken[] =>
  [
    ...new Set(
      vastleggingen.flatMap((een) =>
        een.soort === "hoorverslag" || een.soort === "hoorvrijstelling" ? [een.inhoud.meldingId] : [],
      ),
    ),
  ].map(melder);

/** Everybody whose data the melding holds: clients by their dossier, the others by their place in the melding. */
export const betrokkenenVan = (melding: Melding): readonly Betrokken[] => [
  ...new Map(melding.dossiers.map(({ dossierId }) => [dossierId, client(dossierId)])).values(),
  ...melding.invoer.betrokkenen.flatMap((persoon, plaats): readonly Betrokken[] => {
    if (persoon.rol === "mogelijk-slachtoffer") {
      const heeftDossier = melding.dossiers.some(({ betrokkene }) => betrokkene === plaats);
      return heeftDossier ? [] : [{ kenmerk: `melding|${melding.meldingId}|${plaats}`, soort: "client" }];
    }
    if (persoon.rol === "verdachte" && persoon.onderneming !== undefined) return [];
    return [{ kenmerk: `melding|${melding.meldingId}|${plaats}`, soort: SOORTEN[persoon.rol] }];
  }),
  ...(melding.invoer.melder.anoniem ? [] : [melder(melding.meldingId)]),
];
