import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { vraagstandVan, vraagstatusVan, vraagVan } from "../../shared/domain/informatievraag.ts";
import type { leesInformatievraag } from "../../shared/api/schemas/informatievraag.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { personaliaVoor } from "../../shared/runtime/dossierzicht.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { benoemd } from "./benoemd.ts";

/**
 * A question whether somebody is known, for the organisation that is asked: while it is open, with what identifies them as far as
 * the sharing matrix lets it, and of the casus nothing (H3.2-a1). Who reads the question in the casus reads it here too.
 */
export const readInformatievraag = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesInformatievraag, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, regio, casework } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId, vraagId } = verzoek.padParameters;
    const gevonden = dossier === null ? null : vraagVan(dossier, vraagId);
    if (dossier === null || gevonden === null) return { weigering: { code: "niet-gevonden" } };
    const gevraagd = toegang.informatievraagInzien(actor, vraagstandVan(gevonden), nu);
    const opCasus = toegang.casusInzien(actor, dossier.casus, nu);
    const inzagen = [gevraagd, opCasus?.magLezen(gevonden.kenmerk) === true ? opCasus : null].filter(
      (een) => een !== null,
    );
    if (inzagen.length === 0) return { weigering: { code: "niet-gevonden" } };
    const { inhoud, vastgelegdDoor, vastgelegdOp } = gevonden.vraag;
    const [dossiers] = await Promise.all([
      casework.dossiers(inhoud.dossiers),
      logInzage(
        { verzoek, object: `casus/${casusId}/informatievraag`, betrokkenen: inhoud.dossiers.map(client) },
        afhankelijkheden,
      ),
    ]);
    const { grondslagen } = regio.deelmatrix;
    return {
      status: 200,
      body: {
        ...{ vraagId, casusId, status: vraagstatusVan(gevonden), organisatie: inhoud.organisatie, tekst: inhoud.tekst },
        soort: benoemd(inhoud.soort, regio.informatievragen.soorten),
        doel: benoemd(inhoud.doel, regio.dossieropbouw.doelen),
        grondslag: { vindplaats: "", ...benoemd(inhoud.grondslag, grondslagen) },
        gesteldDoor: vastgelegdDoor.organisatie,
        gesteldOp: vastgelegdOp,
        uiterlijkOp: gevonden.taak?.uiterlijkOp ?? null,
        betrokkenen: inhoud.dossiers.map((dossierId) => {
          const over = dossiers.find((een) => een.dossierId === dossierId);
          const personalia = over === undefined ? null : personaliaVoor(over, inzagen);
          if (personalia === null) return { dossierId, personalia };
          // What identifies somebody, and no more: an address can be where they hide.
          const { voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht, bsn } = personalia;
          return {
            dossierId,
            personalia: { voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht, bsn },
          };
        }),
      },
    };
  },
});
