import { clientenIn } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { gemeenteOverdrachtenVan, gemeentestandVan } from "../../shared/domain/gemeente-overdracht.ts";
import type { leesGemeenteOverdracht } from "../../shared/api/schemas/gemeente-overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";

/** What another gemeente must know to say yes or no, as long as it can; who reads handovers on the casus reads it too. */
export const readGemeenteOverdracht = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesGemeenteOverdracht, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId, gemeenteOverdrachtId: overdrachtId } = verzoek.padParameters;
    const overdracht =
      dossier === null
        ? undefined
        : gemeenteOverdrachtenVan(dossier).find(({ aanbod }) => aanbod.vastleggingId === overdrachtId);
    if (dossier === null || overdracht === undefined) return { weigering: { code: "niet-gevonden" } };
    const ontvangt = toegang.overdrachtInzien(actor, gemeentestandVan(overdracht), nu) !== null;
    const leest = toegang.casusInzien(actor, dossier.casus, nu)?.magLezen(overdracht.kenmerk) === true;
    if (!ontvangt && !leest) return { weigering: { code: "niet-gevonden" } };
    const { aanbod, antwoord, taak } = overdracht;
    await logInzage(
      {
        ...{ verzoek, object: `casus/${casusId}/gemeente-overdracht` },
        betrokkenen: clientenIn(dossier.casus).map(client),
      },
      afhankelijkheden,
    );
    const { ontvanger, grondslag, inhoud, reden } = aanbod.inhoud;
    return {
      status: 200,
      body: {
        ...{ overdrachtId, casusId, ontvanger, grondslag, inhoud, reden },
        // One that ended with the casus was not answered.
        status: antwoord?.inhoud.antwoord ?? (taak === null ? ("ingetrokken" as const) : ("aangeboden" as const)),
        aangebodenDoor: aanbod.vastgelegdDoor.organisatie,
        aangebodenOp: aanbod.vastgelegdOp,
        uiterlijkOp: taak?.uiterlijkOp ?? null,
      },
    };
  },
});
