import type { Melding } from "../domain/melding.ts";
import { client, type Betrokken } from "./logregels.ts";

const SOORTEN = { verdachte: "verdachte", getuige: "getuige", netwerk: "netwerk" } as const;

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
  ...(melding.invoer.melder.anoniem ? [] : [{ kenmerk: `melder|${melding.meldingId}`, soort: "melder" as const }]),
];
