import { magFeedLezen } from "../../shared/access/rollen.ts";
import type { Actor, Rol } from "../../shared/domain/actor.ts";
import type { Gebeurtenissoort } from "../../shared/domain/gebeurtenis.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { FG_ONTVANGER, type Regio } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import { opsporingOntvanger } from "../../shared/domain/traject.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { GEBEURTENISCATALOGUS, naarCloudEvent, type CloudEventInstellingen } from "../../shared/events/index.ts";
import { EIGEN_ORGANISATIE, type leesNotificaties } from "../../shared/api/schemas/notificaties.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bezorgingVan, readFeed } from "./read-feed.ts";

/** What the feed needs: no log and no keys, because events hold ids and codes only. */
export interface FeedAfhankelijkheden {
  readonly casework: Pick<Casework, "feed" | "feedStand" | "isRegelWeg">;
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
  bezorging: bezorgingVan(notificatie),
});

/** The feed of who asks no other: that of their organisation, but for who has only a role that is told apart from it. */
const eigenFeedVan = ({ rollen, organisatie }: Actor): string => {
  const alleen = (een: Rol): boolean => rollen.every((rol) => rol === een);
  if (alleen("fg")) return FG_ONTVANGER;
  return alleen("opsporing") ? opsporingOntvanger(organisatie) : organisatie;
};

/** The kinds of event that are asked by these names, short or as the type of the event; what is neither is a mistake of the caller. */
const soortenVan = (
  namen: readonly string[],
  { typeVoorvoegsel }: CloudEventInstellingen,
): Result<ReadonlySet<Gebeurtenissoort>, Weigering> => {
  const opNaam = new Map<string, Gebeurtenissoort>(
    Object.values(GEBEURTENISCATALOGUS).flatMap(({ soort, versie }) => [
      [soort, soort] as const,
      [`${typeVoorvoegsel}.${soort}.v${versie}`, soort] as const,
    ]),
  );
  const onbekend = namen.filter((naam) => !opNaam.has(naam));
  return onbekend.length === 0
    ? gelukt(new Set(namen.flatMap((naam) => opNaam.get(naam) ?? [])))
    : mislukt({
        code: "ongeldige-invoer",
        fouten: [{ veld: "type", melding: `geen soort event die bestaat: ${onbekend.join(", ")}` }],
      });
};

/** What the filters leave of a feed; null: they were not given. */
const filterVan = (
  { type, casus }: { readonly type?: readonly string[] | undefined; readonly casus?: string | undefined },
  cloudevent: CloudEventInstellingen,
): Result<((regel: Notificatie) => boolean) | null, Weigering> => {
  if (type === undefined && casus === undefined) return gelukt(null);
  const soorten = type === undefined ? gelukt(null) : soortenVan(type, cloudevent);
  if (!soorten.ok) return soorten;
  const gezocht = soorten.waarde;
  return gelukt(
    ({ bericht }) =>
      (gezocht === null || gezocht.has(bericht.soort)) && (casus === undefined || bericht.data["casusId"] === casus),
  );
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
    const past = filterVan(query.waarde, cloudevent);
    if (!past.ok) return { weigering: past.fout };
    const deel = await readFeed(casework, van, { na, aantal, past: past.waarde }, nu);
    if (!deel.ok) return { weigering: deel.fout };
    const { regels, laatste, meer, verlopenTotEnMet } = deel.waarde;
    const resultaten = regels.map((notificatie) => regel(notificatie, cloudevent));
    return { status: 200, body: { resultaten, laatste, meer, verlopenTotEnMet } };
  };
