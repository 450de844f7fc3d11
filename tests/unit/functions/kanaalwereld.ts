import { carryHerleveringen } from "../../../functions/outbox/carry-herleveringen.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakFeedNummer, maakFeedTeller, maakKanaalstand, maakNotificatie } from "../../fixtures/records.ts";
import {
  bericht,
  bijHerlevering,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { BEGIN, maakVoordeur, type Voordeur } from "./voordeur.ts";

/** Who administers politie: the fixtures have one at the administration of the chain only. */
export const BEHEERDER = "beheerder-van-politie";
const STANDEN = ["bezorgd", "wacht", "mislukt", "opgegeven", "gebundeld"] as const;

/** A line in a feed; each number has another state, as `STANDEN` goes round. */
export const regelVan = (ontvanger: string, nummer: number, anders: Partial<Notificatie> = {}): Notificatie => ({
  ...maakNotificatie({ ontvanger, nummer, pogingen: 2, klok: null }),
  ...{
    bericht: bericht(ontvanger),
    bezorging: STANDEN[nummer % 5] ?? "wacht",
    reden: nummer % 5 === 3 ? "http-500" : null,
  },
  ...{ opgetredenOp: plusSeconden(BEGIN, -60 * nummer), verlooptOp: Date.parse(BEGIN) / 1000 + 86_400 },
  ...anders,
});

/** Feeds of ten lines: of who has a channel, of who has only the feed, and of who is told apart. */
export const metFeeds = (): Voordeur => {
  const deur = maakVoordeur([
    maakActor(BEHEERDER, "politie", "beheerder"),
    maakActor("collega-ops", "regio-it", "ops"),
  ]);
  for (const ontvanger of ["politie", "nla", "ggd", "om", "opsporing-politie", "fg"]) {
    deur.casework.zet(maakFeedTeller({ ontvanger, laatste: 10 }));
    for (let nummer = 1; nummer <= 10; nummer += 1) {
      const regel = regelVan(ontvanger, nummer);
      deur.casework.zet(regel, maakFeedNummer({ ontvanger, nummer, berichtId: regel.bericht.berichtId }));
    }
  }
  return deur;
};
/** Asks the API, from `/v1` on. */
export const lees = (deur: Voordeur, wie: string, pad: string, query: Readonly<Record<string, string>> = {}) =>
  deur.vraag(wie, "GET", `/v1${pad}`, undefined, { query });
/** A channel that its recipient suspended. */
export const schorst = (ontvanger: string, vanaf: number | null = 4) =>
  maakKanaalstand({ ontvanger, stand: "geschorst", reden: "http-410", vanaf, versie: 3 });
/** The lines of an answer. */
export const resultaten = (body: Readonly<Record<string, unknown>>) =>
  body["resultaten"] as readonly Readonly<Record<string, unknown>>[];

/** The outbox carries out what runs, page by page. */
export const draagUit = async (deur: Voordeur) => {
  const bus = maakBusDouble();
  for (let over = 0; over < 20; over += 1) {
    const lopend = deur.casework.vanType("herlevering").filter(({ status }) => status === "loopt");
    if (lopend.length === 0) break;
    await carryHerleveringen(lopend.map(bijHerlevering), {
      ...{
        casework: deur.casework,
        bus,
        opzij: maakOpzijDouble(),
        log: maakLogDouble().log,
        instellingen: INSTELLINGEN,
      },
      ...{
        ...ZONDER_KANALEN,
        kanalen: new Set(["politie", "nla", "opsporing-politie"]),
        heraanbodSeconden: 60,
        nu: deur.nu,
        wacht: geenPauze,
      },
    });
  }
  return bus.gepubliceerd.map(({ event }) => Number(event["sequence"]));
};
