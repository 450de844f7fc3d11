import { kanaalrecht, ontvangersVan, type Kanaalrecht } from "../../shared/access/kanaalrecht.ts";
import type { Herlevering } from "../../shared/domain/herlevering.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { kanaalOperaties, Kanaalsoort } from "../../shared/api/schemas/kanalen.ts";
import type { Kanaalregel } from "../../shared/ports/feed.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { bezorgingVan, readFeed } from "./read-feed.ts";

export interface KanaalAfhankelijkheden extends Afhankelijkheden {
  /** Recipient → kind of channel; who is not in it has its feed. */
  readonly kanaalsoorten: ReadonlyMap<string, Kanaalsoort>;
  readonly heraanbodSeconden: number;
}

type Ops = typeof kanaalOperaties;
type Wie = Pick<Verzoek, "actor" | "nu">;

export const soortVan = (
  { kanaalsoorten }: Pick<KanaalAfhankelijkheden, "kanaalsoorten">,
  ontvanger: string,
): Kanaalsoort => kanaalsoorten.get(ontvanger) ?? "feed";

/** Whether notifications are brought to the recipient by us, so that there is something to try again. */
export const wordtBezorgd = (soort: Kanaalsoort): boolean => soort === "webhook" || soort === "email";

const isStoring = (stand: string): boolean => stand === "hapert" || stand === "geschorst";

/** A channel as somebody with this right sees it: of some recipients only that it does not deliver, and why. */
export const kanaalbeeld = (
  { ontvanger, kanaal, teller }: Kanaalregel,
  { ziet }: Kanaalrecht,
  afhankelijkheden: Pick<KanaalAfhankelijkheden, "kanaalsoorten">,
) => {
  const soort = soortVan(afhankelijkheden, ontvanger);
  const stand = wordtBezorgd(soort) ? (kanaal?.stand ?? "onbevestigd") : null;
  if (ziet === "storing") {
    const storing = stand !== null && isStoring(stand);
    return {
      ...{ ontvanger, soort, stand: storing ? stand : null, reden: storing ? (kanaal?.reden ?? null) : null },
      ...{ sinds: null, vanaf: null, laatste: null },
    };
  }
  const bekend = stand === null ? null : kanaal;
  return {
    ...{ ontvanger, soort, stand, sinds: bekend?.sinds ?? null, reden: bekend?.reden ?? null },
    ...{ vanaf: bekend?.vanaf ?? null, laatste: teller?.laatste ?? 0 },
  };
};

const bestaat = async ({ casework, regio }: KanaalAfhankelijkheden, ontvanger: OrganisatieCode): Promise<boolean> =>
  ontvangersVan(regio, []).includes(ontvanger) || (await casework.partner(ontvanger)) !== null;

/** What somebody may of this channel; what is not there, or not for them, does not exist. */
export const vindKanaal = async (
  afhankelijkheden: KanaalAfhankelijkheden,
  { actor, nu }: Wie,
  ontvanger: OrganisatieCode,
): Promise<Result<Kanaalrecht, Weigering>> => {
  const recht = kanaalrecht(actor, ontvanger, nu, afhankelijkheden.regio);
  return recht !== null && (await bestaat(afhankelijkheden, ontvanger))
    ? gelukt(recht)
    : mislukt({ code: "niet-gevonden" });
};

/** As {@link vindKanaal}, of who sees more of it than that it does not deliver. */
export const vindBezorging = async (
  afhankelijkheden: KanaalAfhankelijkheden,
  wie: Wie,
  ontvanger: OrganisatieCode,
): Promise<Result<Kanaalrecht, Weigering>> => {
  const recht = await vindKanaal(afhankelijkheden, wie, ontvanger);
  return recht.ok && recht.waarde.ziet === "storing" ? mislukt({ code: "niet-gevonden" }) : recht;
};

/** The channels that somebody may see, all of them: as many as the region has recipients. */
export const listKanalen =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async ({ actor, nu }: Verzoek<Ops["leesKanalen"]>): Promise<AntwoordVan<Ops["leesKanalen"]>> => {
    const { casework, regio } = afhankelijkheden;
    const partners = await casework.partners();
    const rechten = new Map(
      ontvangersVan(
        regio,
        partners.map(({ organisatie }) => organisatie),
      ).flatMap((ontvanger) => {
        const recht = kanaalrecht(actor, ontvanger, nu, regio);
        return recht === null ? [] : [[ontvanger, recht] as const];
      }),
    );
    if (rechten.size === 0) {
      return { weigering: { code: "geen-recht", nodig: "inzage in notificaties, of de rol beheerder of ops" } };
    }
    const regels = await casework.kanalen([...rechten.keys()]);
    const resultaten = regels.flatMap((regel) => {
      const recht = rechten.get(regel.ontvanger);
      return recht === undefined ? [] : [kanaalbeeld(regel, recht, afhankelijkheden)];
    });
    return { status: 200, body: { resultaten } };
  };

/** How one channel stands. */
export const readKanaal =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesKanaal"]>): Promise<AntwoordVan<Ops["leesKanaal"]>> => {
    const { ontvanger } = verzoek.padParameters;
    const recht = await vindKanaal(afhankelijkheden, verzoek, ontvanger);
    if (!recht.ok) return { weigering: recht.fout };
    const [regel] = await afhankelijkheden.casework.kanalen([ontvanger]);
    if (regel === undefined) throw new Error("A channel that was asked is not in the answer");
    return { status: 200, body: kanaalbeeld(regel, recht.waarde, afhankelijkheden) };
  };

/** How the delivery of each notification stands: number, id and dates, and nothing of what it tells. */
export const listBezorgingen =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesBezorgingen"]>): Promise<AntwoordVan<Ops["leesBezorgingen"]>> => {
    const { ontvanger } = verzoek.padParameters;
    const recht = await vindBezorging(afhankelijkheden, verzoek, ontvanger);
    if (!recht.ok) return { weigering: recht.fout };
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { na, aantal, stand } = query.waarde;
    const past =
      stand === undefined
        ? null
        : ({ bezorging }: { readonly bezorging: (typeof stand)[number] }) => stand.includes(bezorging);
    const deel = await readFeed(afhankelijkheden.casework, ontvanger, { na, aantal, past }, verzoek.nu);
    if (!deel.ok) return { weigering: deel.fout };
    const { regels, laatste, meer } = deel.waarde;
    const resultaten = regels.map((regel) => ({
      ...{ nummer: regel.nummer, id: regel.bericht.berichtId, opgetredenOp: regel.opgetredenOp },
      ...bezorgingVan(regel),
    }));
    return { status: 200, body: { resultaten, laatste, meer } };
  };

/** A herlevering as the API tells it. */
export const herleveringbeeld = (herlevering: Herlevering) => ({
  ...{ herleveringId: herlevering.herleveringId, ontvanger: herlevering.ontvanger },
  ...{ status: herlevering.status, reden: herlevering.reden },
  ...{ van: herlevering.van, totEnMet: herlevering.totEnMet, periode: herlevering.periode },
  ...{ ookBezorgde: herlevering.ookBezorgde, bezienTotEnMet: herlevering.volgende - 1 },
  ...{ aangeboden: herlevering.aangeboden, gevraagdOp: herlevering.gevraagdOp },
});

/** How far one is that was asked. */
export const readHerlevering =
  (afhankelijkheden: KanaalAfhankelijkheden) =>
  async (verzoek: Verzoek<Ops["leesHerlevering"]>): Promise<AntwoordVan<Ops["leesHerlevering"]>> => {
    const { ontvanger, herleveringId } = verzoek.padParameters;
    const recht = await vindBezorging(afhankelijkheden, verzoek, ontvanger);
    if (!recht.ok) return { weigering: recht.fout };
    const herlevering = await afhankelijkheden.casework.herlevering(ontvanger, herleveringId);
    return herlevering === null
      ? { weigering: { code: "niet-gevonden" } }
      : { status: 200, body: herleveringbeeld(herlevering) };
  };
