import type { Bericht } from "./gebeurtenis.ts";
import type { FeedNummer, Notificatie } from "./notificatie.ts";
import { plusSeconden, type Instant } from "./tijd.ts";

/** How long a line in a feed is kept, in seconds: 90 days. */
const FEED_BEWAARTIJD = 90 * 86_400;
/** After so many failed attempts a webhook delivery is given up: about a day at a first delay of a minute. */
export const MAXIMALE_POGINGEN = 13;
const LANGSTE_WACHTTIJD = 4 * 3600;
const LANGSTE_RETRY_AFTER = 86_400;

/**
 * Seconds until the next attempt: doubling from `eerste` seconds, at most four hours, spread over the second half so that
 * what failed together does not come back together.
 * @param toeval a number from 0 (inclusive) to 1
 */
export const wachttijd = (eerste: number, keer: number, toeval: number): number =>
  Math.ceil(Math.min(eerste * 2 ** Math.min(keer, 30), LANGSTE_WACHTTIJD) * (0.5 + toeval / 2));

/** The moment and the chance that a decision about a next attempt needs. */
export interface Herkansing {
  readonly nu: Instant;
  /** HERAANBOD_SECONDEN: the first delay. */
  readonly heraanbodSeconden: number;
  /** From 0 to 1. */
  readonly toeval: number;
}

/** The line in the feed of a recipient with this number, and the mark that the bericht has one. */
export const nieuweNotificatie = (
  bericht: Bericht,
  regel: { readonly nummer: number; readonly opgetredenOp: Instant; readonly webhook: boolean },
  { nu, heraanbodSeconden }: Pick<Herkansing, "nu" | "heraanbodSeconden">,
): readonly [Notificatie, FeedNummer] => {
  const { ontvanger, berichtId } = bericht;
  const verlooptOp = Math.floor(Date.parse(nu) / 1000) + FEED_BEWAARTIJD;
  return [
    {
      type: "notificatie",
      ontvanger,
      nummer: regel.nummer,
      versie: 1,
      bericht,
      opgetredenOp: regel.opgetredenOp,
      bezorging: regel.webhook ? "wacht" : "feed",
      reden: null,
      pogingen: 0,
      klok: regel.webhook ? plusSeconden(nu, heraanbodSeconden) : null,
      verlooptOp,
    },
    { type: "feed-nummer", ontvanger, berichtId, nummer: regel.nummer, verlooptOp },
  ];
};

/** What came of a delivery: what the partner's system said (NL GOV profile for CloudEvents, webhook), or that it was not asked. */
export type Bezorguitkomst =
  | { readonly soort: "bezorgd" }
  /** Refused for good, this message only. */
  | { readonly soort: "geweigerd"; readonly status: number }
  /** 410: the partner wants no more. */
  | { readonly soort: "opgezegd" }
  /** Not offered to them at all: the organisation has no covenant that holds now (X7). It stays in the feed. */
  | { readonly soort: "ingehouden" }
  /** Try again, not before `naSeconden` when the partner says so. */
  | { readonly soort: "later"; readonly reden: string; readonly naSeconden: number | null };

const opgegeven = (notificatie: Notificatie, pogingen: number): Notificatie => ({
  ...notificatie,
  versie: notificatie.versie + 1,
  bezorging: "opgegeven",
  pogingen,
  klok: null,
});

/** How the delivery stands after an attempt; the next one is a stored date. */
export const naPoging = (notificatie: Notificatie, uitkomst: Bezorguitkomst, herkansing: Herkansing): Notificatie => {
  if (uitkomst.soort === "ingehouden") return opgegeven(notificatie, notificatie.pogingen);
  const pogingen = notificatie.pogingen + 1;
  if (uitkomst.soort === "bezorgd")
    return { ...notificatie, versie: notificatie.versie + 1, bezorging: "bezorgd", pogingen, klok: null };
  if (uitkomst.soort !== "later" || pogingen >= MAXIMALE_POGINGEN) return opgegeven(notificatie, pogingen);
  const gevraagd = Math.min(uitkomst.naSeconden ?? 0, LANGSTE_RETRY_AFTER);
  const { nu, heraanbodSeconden, toeval } = herkansing;
  const seconden = Math.max(gevraagd, wachttijd(heraanbodSeconden, pogingen, toeval));
  return {
    ...notificatie,
    versie: notificatie.versie + 1,
    bezorging: "mislukt",
    pogingen,
    klok: plusSeconden(nu, seconden),
  };
};

/**
 * A delivery that is due is put on the bus again. One that still waits was never attempted: that counts as an attempt too,
 * so that it ends in a visible state.
 */
export const biedNotificatieAan = (notificatie: Notificatie, herkansing: Herkansing): Notificatie => {
  const pogingen = notificatie.bezorging === "wacht" ? notificatie.pogingen + 1 : notificatie.pogingen;
  if (pogingen >= MAXIMALE_POGINGEN) return opgegeven(notificatie, pogingen);
  const { nu, heraanbodSeconden, toeval } = herkansing;
  return {
    ...notificatie,
    versie: notificatie.versie + 1,
    bezorging: "wacht",
    pogingen,
    klok: plusSeconden(nu, wachttijd(heraanbodSeconden, pogingen, toeval)),
  };
};
