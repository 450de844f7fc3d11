import type { Bericht } from "./gebeurtenis.ts";
import type { FeedNummer, Notificatie } from "./notificatie.ts";
import { plusSeconden, type Instant } from "./tijd.ts";

/** How long a line in a feed is kept, in seconds: 90 days. */
const FEED_BEWAARTIJD = 90 * 86_400;
/**
 * How long a delivery is tried, in seconds: the attempt that fails a day after the first one is the last. A span of time and not a
 * number of attempts, so that it is about a day whatever the first delay is and however long the recipient asks to wait.
 */
const BEZORGTIJD = 86_400;
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
      geprobeerdSinds: null,
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
  /** Try again, not before `naSeconden` when the partner says so. `reden`: a code, such as `http-503`. */
  | { readonly soort: "later"; readonly reden: string; readonly naSeconden: number | null };

/** Reason of a system that did not answer in time. */
export const TIJD_OP = "tijd-op";

/** How a delivery went: what came of it, or why it was not even tried. */
export type Afloop =
  | Bezorguitkomst
  /** The channel is suspended: nothing is sent. */
  | { readonly soort: "geschorst" }
  /** Offered for a day, and nobody tried. */
  | { readonly soort: "niet-geprobeerd" };

/** The line is given up because its channel was suspended: for as long as that lasts. */
const OM_SCHORSING = "kanaal-geschorst";

/** Whether there is still something to deliver: what was given up for a suspension is not final once that is over. */
export const isOnbezorgd = ({ bezorging, reden }: Notificatie): boolean =>
  ["feed", "wacht", "mislukt"].includes(bezorging) || (bezorging === "opgegeven" && reden === OM_SCHORSING);

/** Whether its next attempt lies in the future: a message that comes twice does not shorten what the recipient asked to wait. */
export const isUitgesteld = ({ bezorging, klok }: Notificatie, nu: Instant): boolean =>
  bezorging === "mislukt" && klok !== null && klok > nu;

/** Since when this series of attempts runs; what was given up and is tried after all begins another. */
const sindsVan = ({ bezorging, pogingen, geprobeerdSinds }: Notificatie, nu: Instant): Instant =>
  pogingen === 0 || bezorging === "opgegeven" ? nu : (geprobeerdSinds ?? nu);

/** Whether it has been tried for so long that an attempt that fails now is the last. */
export const isLaatstePoging = (notificatie: Notificatie, nu: Instant): boolean =>
  plusSeconden(sindsVan(notificatie, nu), BEZORGTIJD) <= nu;

const geefOp = (notificatie: Notificatie, pogingen: number, reden: string): Notificatie => ({
  ...notificatie,
  versie: notificatie.versie + 1,
  bezorging: "opgegeven",
  reden,
  pogingen,
  klok: null,
});

/** How the delivery stands after this; the next attempt is a stored date. */
export const naPoging = (notificatie: Notificatie, afloop: Afloop, herkansing: Herkansing): Notificatie => {
  const { nu, heraanbodSeconden, toeval } = herkansing;
  const pogingen = notificatie.pogingen + 1;
  const versie = notificatie.versie + 1;
  switch (afloop.soort) {
    case "bezorgd":
      return { ...notificatie, versie, bezorging: "bezorgd", reden: null, pogingen, klok: null };
    case "ingehouden":
      return geefOp(notificatie, notificatie.pogingen, "geen-convenant");
    case "geschorst":
      return geefOp(notificatie, notificatie.pogingen, OM_SCHORSING);
    case "niet-geprobeerd":
      return geefOp(notificatie, pogingen, notificatie.reden ?? "niet-geprobeerd");
    case "opgezegd":
      return geefOp(notificatie, pogingen, "opgezegd");
    case "geweigerd":
      return geefOp(notificatie, pogingen, `http-${afloop.status}`);
    case "later": {
      const { reden } = afloop;
      if (isLaatstePoging(notificatie, nu)) return geefOp(notificatie, pogingen, reden);
      const gevraagd = Math.min(afloop.naSeconden ?? 0, LANGSTE_RETRY_AFTER);
      const seconden = Math.max(gevraagd, wachttijd(heraanbodSeconden, pogingen, toeval));
      const geprobeerdSinds = sindsVan(notificatie, nu);
      const klok = plusSeconden(nu, seconden);
      return { ...notificatie, versie, bezorging: "mislukt", reden, pogingen, geprobeerdSinds, klok };
    }
  }
};

/** Its recipient has no channel any more over which somebody would deliver it: as every line of who has only a feed. */
export const alsFeedregel = (notificatie: Notificatie): Notificatie => ({
  ...notificatie,
  versie: notificatie.versie + 1,
  ...{ bezorging: "feed", reden: null, klok: null },
});

/**
 * A delivery that is due is put on the bus again. One that still waits was never attempted: that counts as an attempt too,
 * so that it ends in a visible state; null: it has waited for a day, and is given up.
 */
export const biedNotificatieAan = (notificatie: Notificatie, herkansing: Herkansing): Notificatie | null => {
  const { nu, heraanbodSeconden, toeval } = herkansing;
  const gewacht = notificatie.bezorging === "wacht";
  if (gewacht && isLaatstePoging(notificatie, nu)) return null;
  const pogingen = gewacht ? notificatie.pogingen + 1 : notificatie.pogingen;
  return {
    ...notificatie,
    versie: notificatie.versie + 1,
    bezorging: "wacht",
    pogingen,
    geprobeerdSinds: sindsVan(notificatie, nu),
    klok: plusSeconden(nu, wachttijd(heraanbodSeconden, pogingen, toeval)),
  };
};
