import { zetelsNu, type Rol } from "../../shared/domain/actor.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { KETENREGIETEAM, type Regio } from "../../shared/domain/regio.ts";
import { naarCloudEvent, type CloudEventInstellingen } from "../../shared/events/cloudevent.ts";
import type { leesNotificaties } from "../../shared/api/schemas/notificaties.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

/** Who works on cases reads a feed, and nobody else: it tells which cases there are (design section 1). */
const MET_FEED: readonly Rol[] = [
  ...(["partnersysteem", "partner", "meldpunt", "lid-ketenregieteam"] as const),
  ...(["procesregisseur", "zorgcoordinator", "procesbegeleider-evaluatie"] as const),
];

/** What the feed needs: no log and no keys, because events hold ids and codes only. */
export interface FeedAfhankelijkheden {
  readonly casework: Pick<Casework, "feed">;
  readonly regio: Regio;
  readonly cloudevent: CloudEventInstellingen;
}

const regel = (notificatie: Notificatie, instellingen: CloudEventInstellingen) => ({
  nummer: notificatie.nummer,
  event: naarCloudEvent(
    notificatie.bericht,
    { nummer: notificatie.nummer, opgetredenOp: notificatie.opgetredenOp },
    instellingen,
  ),
});

/** A recipient's feed in order (design section 7): of the own organisation, or of the team for who has a fixed seat now. */
export const listNotificaties =
  ({ casework, regio, cloudevent }: FeedAfhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesNotificaties>): Promise<AntwoordVan<typeof leesNotificaties>> => {
    const { actor, nu } = verzoek;
    if (!actor.rollen.some((rol) => MET_FEED.includes(rol))) {
      return { weigering: { code: "geen-recht", nodig: "een rol in de casuïstiek" } };
    }
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { ontvanger, na, aantal } = query.waarde;
    const vasteZetels = regio.partners.filter(({ zetel }) => zetel).map(({ code }) => code);
    const inTeam = zetelsNu(actor, nu).some((zetel) => vasteZetels.includes(zetel));
    if (ontvanger === "ketenregieteam" && !inTeam) {
      return { weigering: { code: "geen-recht", nodig: "een vaste zetel in het ketenregieteam" } };
    }
    const notificaties = await casework.feed(
      ontvanger === "ketenregieteam" ? KETENREGIETEAM : actor.organisatie,
      na,
      aantal,
    );
    return {
      status: 200,
      body: {
        resultaten: notificaties.map((notificatie) => regel(notificatie, cloudevent)),
        laatste: notificaties.at(-1)?.nummer ?? na,
      },
    };
  };
