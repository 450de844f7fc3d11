import { clientenIn } from "../../shared/domain/casus.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { geldigeBewijsmiddelen } from "../../shared/domain/besluiten/bewijsmiddelen.ts";
import { openInterventieVan } from "../../shared/domain/besluiten/interventie.ts";
import { geldendeEersteWeging, HERWEEGBAAR, oordelenNu, wegingsversie } from "../../shared/domain/besluiten/wegen.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { aanwezigenVan } from "../../shared/domain/besluiten/tweede-weging.ts";
import { inTeHalen } from "../../shared/domain/inhaaltaak.ts";
import { zetelsVan, type Regio } from "../../shared/domain/regio.ts";
import type { leesWegingsformulier } from "../../shared/api/schemas/casus.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesBezetters } from "./zetelbezetters.ts";

/** Which weging can be recorded where the casus stands; what is to be caught up, in the order of the chain. */
const wegingNu = (dossier: CasusDossier): "eerste" | "herweging" | "tweede" | null => {
  const { casus } = dossier;
  if (casus.status !== "open") return null;
  const { stap } = casus.positie;
  if (stap === "weging-1" || inTeHalen(dossier, casus, "weging-1") !== null) return "eerste";
  if (stap === "weging-2" || inTeHalen(dossier, casus, "weging-2") !== null) return "tweede";
  return geldendeEersteWeging(dossier) !== null && HERWEEGBAAR.includes(stap) ? "herweging" : null;
};

/** The scale of urgency, each with the terms that it changes. */
const urgentieschaal = ({ urgentie }: Regio) =>
  urgentie.schaal.map(({ code, naam, termijnen }) => ({
    ...{ code, naam },
    termijnen: Object.entries(termijnen).map(([termijn, { aantal, eenheid }]) => ({ termijn, aantal, eenheid })),
  }));

/** The form of the weging that is to come, for who reads wegingen (S1.1.2). */
export const readWegingsformulier = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesWegingsformulier, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework, regio } = afhankelijkheden;
    const { actor, nu, padParameters } = verzoek;
    const inzage = dossier === null ? null : toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage?.magLezen(kenmerkVan(null, "eerste-weging")) !== true)
      return { weigering: { code: "niet-gevonden" } };
    const { casus } = dossier;
    await logInzage(
      {
        verzoek,
        object: `casus/${padParameters.casusId}/wegingsformulier`,
        betrokkenen: clientenIn(casus).map(client),
      },
      afhankelijkheden,
    );
    const bezetters = await leesBezetters(casework, regio, nu);
    const weging = wegingNu(dossier);
    const activiteit = weging === "tweede" ? "3.2" : "2.3";
    const { minimum, verschillendeSoorten, soorten } = regio.bewijsmiddelen;
    return {
      status: 200,
      body: {
        versie: wegingsversie(dossier, inzage.magLezen),
        weging,
        definitieVersie: regio.kwalificatie.versie,
        definities: [...regio.kwalificatie.definities],
        quorum: weging === "tweede" ? regio.quorum.weging2 : regio.quorum.weging1,
        instrumenten: regio.instrumenten
          .filter(({ activiteiten }) => activiteiten.includes(activiteit))
          .map(({ code, naam, versie, aspecten, scores }) => ({
            ...{ code, naam, versie, aspecten: [...aspecten], scores: [...scores] },
          })),
        urgentie: weging === "tweede" ? urgentieschaal(regio) : [],
        aanwezig: aanwezigenVan(dossier),
        bewijs: { minimum, verschillendeSoorten, soorten: [...soorten] },
        acuutVolgensMelder: casus.acuutVolgensMelder,
        interventieLoopt: openInterventieVan(dossier) !== null,
        geldendeWeging: geldendeEersteWeging(dossier)?.vastleggingId ?? null,
        bewijsmiddelen: geldigeBewijsmiddelen(dossier)
          .filter(({ kenmerk }) => inzage.magLezen(kenmerk))
          .map(({ vastleggingId, inhoud, kenmerk }) => ({
            ...{ id: vastleggingId, soort: inhoud.soort, datum: inhoud.datum },
            leverancier: kenmerk.geleverdDoor,
          })),
        oordelen: oordelenNu(dossier).map(({ vastleggingId, inhoud, vastgelegdDoor }) => ({
          ...{ id: vastleggingId, organisatie: vastgelegdDoor.organisatie },
          ...{ kwalificatie: inhoud.kwalificatie, doorlaatverbod: inhoud.doorlaatverbod },
        })),
        zetels: zetelsVan(regio, casus.gemeente).map((zetel) => ({
          zetel,
          bezetters: bezetters
            .filter((een) => een.zetel === zetel)
            .map(({ actorId, hoedanigheid, mandaten }) => ({ actorId, hoedanigheid, mandaten: [...mandaten] })),
        })),
      },
    };
  },
});
