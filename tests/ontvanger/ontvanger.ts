import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import type { Bewaarplaats } from "./bewaarplaats.ts";
import { eventSchema, type Event } from "./event.ts";
import type { Feed } from "./feed.ts";

/** Events that nobody can give any more: the feed keeps a line for 90 days. Somebody has to look, and then decide to go on. */
export class Verlopen extends Error {
  override readonly name = "Verlopen";
  readonly van: number;
  readonly totEnMet: number;
  constructor(van: number, totEnMet: number) {
    super(
      `Notificaties ${van} tot en met ${totEnMet} zijn niet meer op te vragen. Zoek uit wat u mist en ga dan verder.`,
    );
    this.van = van;
    this.totEnMet = totEnMet;
  }
}

/** One number, two events: the feed was begun anew, or somebody else signs with the key. Nothing is handled until somebody looked. */
export class Tegenstrijdig extends Error {
  override readonly name = "Tegenstrijdig";
}

export interface OntvangerOpties<Effect> {
  /** Texts of the signing secrets that hold now: one, or two while it is being renewed. */
  readonly geheimen: readonly string[];
  readonly bewaarplaats: Bewaarplaats<Effect>;
  readonly feed: Feed;
  /**
   * Your own work. It answers what is to be kept, and `bewaarplaats` keeps that together with the position. Called again for the
   * same event when the power went before it was kept, so what it does elsewhere must bear repetition: use the event's id.
   */
  readonly verwerk: (event: Event) => Effect | Promise<Effect>;
}

/** How far handling came. */
export interface Stand {
  readonly positie: number;
  /** Something waits behind an event that did not come. */
  readonly gat: boolean;
}

export interface Ontvanger {
  /** Judges one webhook and keeps its event; the answer is the status. 409: see {@link Tegenstrijdig}. */
  readonly neemAan: (koppen: IncomingHttpHeaders, inhoud: string) => Promise<204 | 400 | 401 | 409>;
  /** Handles what is next, until there is a gap or nothing. */
  readonly verwerk: () => Promise<Stand>;
  /** The same, and asks the feed for what did not come. At every start, when a gap stays, and now and then. Rejects with {@link Verlopen}. */
  readonly haalBij: () => Promise<Stand>;
  /** Goes on after this number, after {@link Verlopen}. Only when somebody said so. */
  readonly schrijfAf: (totEnMet: number) => Promise<void>;
}

const alsJson = (tekst: string): unknown => {
  try {
    return JSON.parse(tekst);
  } catch {
    return null;
  }
};

/**
 * Receives notifications as a partner should: checks the signature over the body as it came, answers 204 only when the event is
 * kept, knows a repetition, restores the order, sees a gap and closes it from the feed. Each event is handled once, in order.
 */
export const maakOntvanger = <Effect>(opties: OntvangerOpties<Effect>): Ontvanger => {
  const { geheimen, bewaarplaats, feed } = opties;
  const sleutels = geheimen.map((geheim) => new Webhook(`whsec_${Buffer.from(geheim, "utf8").toString("base64")}`));

  /** Signed by a key that holds, over this id, this body and a moment less than five minutes away. */
  const isEcht = (koppen: IncomingHttpHeaders, inhoud: string): boolean =>
    sleutels.some((sleutel) => {
      try {
        sleutel.verify(inhoud, koppen as Record<string, string>, { jsonParse: false });
        return true;
      } catch {
        return false;
      }
    });

  // One at a time: two that handle the same event would both call `verwerk`.
  let rij: Promise<unknown> = Promise.resolve();
  const omDeBeurt = async <T>(werk: () => Promise<T>): Promise<T> => {
    const beurt = rij.then(werk);
    rij = beurt.catch(() => undefined);
    return beurt;
  };

  const verwerkWachtende = async (): Promise<number> => {
    let positie = await bewaarplaats.positie();
    for (;;) {
      const event = await bewaarplaats.wachtend(positie + 1);
      if (event === null) return positie;
      await bewaarplaats.verwerkt(event, await opties.verwerk(event));
      positie += 1;
    }
  };
  const stand = async (positie: number): Promise<Stand> => ({ positie, gat: (await bewaarplaats.eerste()) !== null });

  const haalBij = async (): Promise<Stand> => {
    let positie = await verwerkWachtende();
    for (;;) {
      const { events, verlopenTotEnMet } = await feed.na(positie);
      for (const event of events)
        if ((await bewaarplaats.bewaar(event)) === "tegenstrijdig")
          throw new Tegenstrijdig(`De feed heeft onder nummer ${event.sequence} iets anders dan wat eerder kwam`);
      if (verlopenTotEnMet !== null && (await bewaarplaats.wachtend(positie + 1)) === null)
        throw new Verlopen(positie + 1, Math.min(verlopenTotEnMet, ((await bewaarplaats.eerste()) ?? Infinity) - 1));
      const verder = await verwerkWachtende();
      if (verder === positie) return stand(positie);
      positie = verder;
    }
  };

  return {
    neemAan: async (koppen, inhoud) => {
      if (!isEcht(koppen, inhoud)) return 401;
      const gelezen = eventSchema.safeParse(alsJson(inhoud));
      if (!gelezen.success || gelezen.data.id !== koppen["webhook-id"]) return 400;
      // A repetition, by us or by who caught it on the way, is known by its id and has no effect.
      return (await bewaarplaats.bewaar(gelezen.data)) === "tegenstrijdig" ? 409 : 204;
    },
    verwerk: async () => omDeBeurt(async () => stand(await verwerkWachtende())),
    haalBij: async () => omDeBeurt(haalBij),
    schrijfAf: async (totEnMet) =>
      omDeBeurt(async () => {
        if (totEnMet > (await bewaarplaats.positie())) await bewaarplaats.afgeschreven(totEnMet);
      }),
  };
};
