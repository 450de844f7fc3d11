import type { z } from "zod";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { laatstePlan } from "../../shared/domain/besluiten/plannen.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Kenmerk } from "../../shared/domain/kenmerk.ts";
import { actiestandVan } from "../../shared/domain/actieresultaat.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import { geldigUitgevoerd } from "../../shared/domain/uitgevoerd.ts";
import {
  geldigeInzet,
  lopendeActies,
  lopendeInzet,
  overlapVan,
  recentUitgevoerd,
} from "../../shared/domain/stapeling.ts";
import type { Datum } from "../../shared/domain/tijd.ts";
import type { casusbeeldSchema } from "../../shared/api/schemas/casusbeeld.ts";
import { herkomst } from "./herkomst.ts";

type Planbeeld = Pick<z.input<typeof casusbeeldSchema>, "behoefteSlachtoffer" | "overlap" | "plannen" | "acties">;

/**
 * The plan as who reads it sees it: the need of the victim apart, for it stands at the head of the casus; and where its acties pile
 * up with each other and with what runs in other gremia, of which only what the reader may see counts (S1.3.4).
 */
export const planbeeldVan = (
  dossier: CasusDossier,
  magLezen: (kenmerk: Kenmerk) => boolean,
  vandaag: Datum,
  regio: Regio,
): Planbeeld => {
  const leesbaar = ({ kenmerk }: { readonly kenmerk: Kenmerk }): boolean => magLezen(kenmerk);
  // How an actie stands is told by its result, to who reads that.
  const standbaar = { taken: dossier.taken, vastleggingen: dossier.vastleggingen.filter(leesbaar) };
  const laatste = laatstePlan(dossier);
  const plan = laatste !== null && leesbaar(laatste) ? laatste : null;
  const lopend = plan === null ? [] : lopendeActies(dossier, plan);
  const elders = lopendeInzet(geldigeInzet(dossier).filter(leesbaar), vandaag);
  const gedaan = recentUitgevoerd(geldigUitgevoerd(dossier).filter(leesbaar), lopend, vandaag, regio);
  return {
    behoefteSlachtoffer:
      plan === null ? null : { planVersie: plan.planVersie, behoeften: plan.inhoud.behoefteSlachtoffer },
    overlap: overlapVan(lopend, elders, gedaan).map(({ acties, ...groep }) => ({
      ...groep,
      ...{ elders: [...groep.elders], uitgevoerd: [...groep.uitgevoerd] },
      acties: acties.map((nummer) => ({ planVersie: plan?.planVersie ?? 0, nummer })),
    })),
    plannen: dossier.plannen
      .filter(leesbaar)
      .map(({ weging, planVersie, status, format, inhoud, gemaaktOp, kenmerk }) => ({
        ...{ planVersie, status, format, inhoud, gemaaktOp },
        geldt: planVersie === dossier.casus.planVersie,
        // That there was a weging, and which, is for who reads it.
        weging: magLezen(kenmerkVan(null, "tweede-weging")) ? weging : null,
        kenmerk: herkomst(kenmerk),
      })),
    acties: dossier.acties.filter(leesbaar).map(({ actieId, planVersie, nummer, inhoud, uitgezetOp, kenmerk }) => ({
      ...{ actieId, planVersie, nummer, inhoud, uitgezetOp },
      ...actiestandVan(standbaar, actieId),
      kenmerk: herkomst(kenmerk),
    })),
  };
};
