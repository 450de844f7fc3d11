import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Feeds } from "../../shared/ports/feed.ts";

/** Lines that one request looks at when it filters: few may be left, so that it looks at more than it gives. */
const BEZIEN = 500;

/** Which lines of a feed are asked. */
export interface Feedvraag {
  /** Number after which it goes on. */
  readonly na: number;
  readonly aantal: number;
  /** Null: every line. */
  readonly past: ((regel: Notificatie) => boolean) | null;
}

/** A part of a feed. */
export interface Feeddeel {
  readonly regels: readonly Notificatie[];
  /** Up to which number was looked; whoever goes on from here misses nothing. */
  readonly laatste: number;
  readonly meer: boolean;
  /** Up to which number lines are missing because their term is over; null: none are. */
  readonly verlopenTotEnMet: number | null;
}

const voorbij = (uitgegeven: number): Weigering => ({
  code: "ongeldige-invoer",
  fouten: [
    {
      veld: "na",
      melding: `ligt voorbij het laatste nummer dat is uitgegeven (${uitgegeven}); lees opnieuw vanaf het laatste nummer dat u zeker hebt verwerkt`,
    },
  ],
});

/**
 * Reads on in a feed: one bounded, strongly consistent query. A query may see one line of a transaction and not yet another, so
 * where a number is missing it goes on only when that line is gone for good, and never past the counter: who follows `laatste`
 * sees every number once, whoever is writing meanwhile. Lines past their term, which the table removes when it suits it, are not
 * shown.
 */
export const readFeed = async (
  feeds: Pick<Feeds, "feed" | "feedStand" | "isRegelWeg">,
  ontvanger: OrganisatieCode,
  { na, aantal, past }: Feedvraag,
  nu: Instant,
): Promise<Result<Feeddeel, Weigering>> => {
  const [teller, gelezen] = await Promise.all([
    feeds.feedStand(ontvanger),
    feeds.feed(ontvanger, na, past === null ? aantal : BEZIEN),
  ]);
  const uitgegeven = teller?.laatste ?? 0;
  if (na > uitgegeven) return mislukt(voorbij(uitgegeven));

  const regels: Notificatie[] = [];
  let laatste = na;
  let verlopenTotEnMet: number | null = null;
  for (const regel of gelezen) {
    if (regel.nummer > uitgegeven || regels.length === aantal) break;
    const isVerlopen = regel.verlooptOp <= Date.parse(nu) / 1000;
    // What comes before a line past its term is past it as well.
    if (regel.nummer > laatste + 1 && !isVerlopen) {
      if (!(await feeds.isRegelWeg(ontvanger, regel.nummer - 1))) break;
      verlopenTotEnMet = regel.nummer - 1;
    }
    if (isVerlopen) verlopenTotEnMet = regel.nummer;
    else if (past === null || past(regel)) regels.push(regel);
    laatste = regel.nummer;
  }
  // Nothing is there any more of what it was given since.
  if (gelezen.length === 0 && uitgegeven > na && (await feeds.isRegelWeg(ontvanger, uitgegeven))) {
    verlopenTotEnMet = uitgegeven;
    laatste = uitgegeven;
  }
  return gelukt({ regels, laatste, meer: laatste < uitgegeven, verlopenTotEnMet });
};

/** How the delivery of a line stands, as the API tells it. */
export const bezorgingVan = ({ bezorging, pogingen, reden, klok }: Notificatie) => ({
  ...{ stand: bezorging, pogingen, reden },
  volgendePoging: klok,
});
