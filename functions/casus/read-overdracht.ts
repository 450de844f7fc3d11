import { clientenIn } from "../../shared/domain/casus.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import type { Vastlegging } from "../../shared/domain/vastlegging.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import {
  overdrachtenVan,
  overdrachtstandVan,
  overdrachtstatusVan,
  type Overdracht,
} from "../../shared/domain/overdracht.ts";
import type { Kenmerk } from "../../shared/domain/kenmerk.ts";
import type { leesOverdracht } from "../../shared/api/schemas/overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { gehoorden } from "../../shared/runtime/betrokkenen.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { herkomst } from "./herkomst.ts";
import { inhoudVoor } from "./wegingbeeld.ts";

/** The date by which an answer is expected; null when it is over. */
const uiterlijkOpVan = ({ casus }: CasusDossier, { wacht }: Overdracht) =>
  wacht && casus.status === "open" ? casus.volgendeDatum : null;

/**
 * What was handed over: minimal and informative, for who it was offered to (H2.3-d2, H3.2-c5; standards.md, BIO2/AVG/WGS 4).
 * What goes along was decided when it was offered, so the sharing matrix is not asked again. Who sees the casus reads here
 * what they read there.
 */
export const readOverdracht = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesOverdracht, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId, overdrachtId } = verzoek.padParameters;
    const overdracht =
      dossier === null
        ? undefined
        : overdrachtenVan(dossier).find(({ aanbod }) => aanbod.vastleggingId === overdrachtId);
    if (dossier === null || overdracht === undefined) return { weigering: { code: "niet-gevonden" } };
    const { aanbod } = overdracht;
    const stand = overdrachtstandVan(overdracht, regio);
    const ontvangt = toegang.overdrachtInzien(actor, stand, nu) !== null;
    const inzage = toegang.casusInzien(actor, dossier.casus, nu);
    if (!ontvangt && inzage?.magLezen(overdracht.kenmerk) !== true) return { weigering: { code: "niet-gevonden" } };
    const leesbaar = (kenmerk: Kenmerk): boolean => ontvangt || inzage?.magLezen(kenmerk) === true;
    const { ontvanger, grondslag, inhoud, onderdelen } = aanbod.inhoud;
    const meegegeven = (een: Vastlegging): boolean => onderdelen.includes(een.vastleggingId) && leesbaar(een.kenmerk);
    const onderdelenVoor = dossier.vastleggingen.filter(meegegeven);
    await logInzage(
      {
        ...{ verzoek, object: `casus/${casusId}/overdracht` },
        betrokkenen: [...clientenIn(dossier.casus).map(client), ...gehoorden(onderdelenVoor)],
      },
      afhankelijkheden,
    );
    const basis = regio.deelmatrix.grondslagen.find(({ code }) => code === grondslag);
    return {
      status: 200,
      body: {
        ...{ overdrachtId, casusId },
        status: overdrachtstatusVan(overdracht),
        ontvanger,
        aangebodenDoor: aanbod.vastgelegdDoor.organisatie,
        aangebodenOp: aanbod.vastgelegdOp,
        uiterlijkOp: uiterlijkOpVan(dossier, overdracht),
        inzageTot: stand.tot,
        // A basis that the region's data no longer hold is still told by its code.
        grondslag: basis ?? { code: grondslag, naam: grondslag, vindplaats: "" },
        inhoud,
        onderdelen: onderdelenVoor.map((een) => ({
          id: een.vastleggingId,
          soort: een.soort,
          inhoud: inhoudVoor(een, {
            leest: (informatie) => inzage?.magLezen(kenmerkVan(null, informatie)) === true,
            bestaat: (id) => onderdelenVoor.some(({ vastleggingId }) => vastleggingId === id),
          }),
          vastgelegdOp: een.vastgelegdOp,
          kenmerk: herkomst(een.kenmerk),
        })),
      },
    };
  },
});
