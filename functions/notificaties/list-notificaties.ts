import { magFeedLezen } from "../../shared/access/rollen.ts";
import type { Actor, Rol } from "../../shared/domain/actor.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { FG_ONTVANGER, type Regio } from "../../shared/domain/regio.ts";
import { opsporingOntvanger } from "../../shared/domain/traject.ts";
import { naarCloudEvent, type CloudEventInstellingen } from "../../shared/events/cloudevent.ts";
import { EIGEN_ORGANISATIE, type leesNotificaties } from "../../shared/api/schemas/notificaties.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

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

/** The feed of who asks no other: that of their organisation, but for who has only a role that is told apart from it. */
const eigenFeedVan = ({ rollen, organisatie }: Actor): string => {
  const alleen = (een: Rol): boolean => rollen.every((rol) => rol === een);
  if (alleen("fg")) return FG_ONTVANGER;
  return alleen("opsporing") ? opsporingOntvanger(organisatie) : organisatie;
};

/** A recipient's feed in order (design section 7): of the own organisation, or of the team for who has a fixed seat now. */
export const listNotificaties =
  ({ casework, regio, cloudevent }: FeedAfhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesNotificaties>): Promise<AntwoordVan<typeof leesNotificaties>> => {
    const { actor, nu } = verzoek;
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { ontvanger, na, aantal } = query.waarde;
    const eigen = eigenFeedVan(actor);
    const van = ontvanger === EIGEN_ORGANISATIE ? eigen : ontvanger;
    if (!magFeedLezen(actor, van, nu, regio)) {
      return { weigering: { code: "geen-recht", nodig: "een rol of zetel waarvoor deze notificaties zijn" } };
    }
    const notificaties = await casework.feed(van, na, aantal);
    return {
      status: 200,
      body: {
        resultaten: notificaties.map((notificatie) => regel(notificatie, cloudevent)),
        laatste: notificaties.at(-1)?.nummer ?? na,
      },
    };
  };
