import { appendFileSync, closeSync, existsSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import * as z from "zod";
import { eventSchema, type Event } from "./event.ts";

/**
 * Where a consumer keeps what it has to know after a crash: in yours, two tables of your database. Each method is one
 * transaction: all of it is there afterwards, or nothing.
 */
export interface Bewaarplaats<Effect> {
  /** Number of the last event that was handled (or written off); 0: none yet. */
  readonly positie: () => Promise<number>;
  /** The event with this number that waits to be handled. */
  readonly wachtend: (nummer: number) => Promise<Event | null>;
  /** Lowest number that waits; null: none. */
  readonly eerste: () => Promise<number | null>;
  /**
   * Keeps an event until its turn. `herhaling`: it was kept before, by its id. `tegenstrijdig`: another event has its number, or
   * itself has another number; nothing is kept.
   */
  readonly bewaar: (event: Event) => Promise<"nieuw" | "herhaling" | "tegenstrijdig">;
  /** What the handler made of the event and that it is handled, together: so it happens once, whenever the power goes. */
  readonly verwerkt: (event: Event, effect: Effect) => Promise<void>;
  /** Somebody decided to go on after this number without what can no longer be had. */
  readonly afgeschreven: (totEnMet: number) => Promise<void>;
}

interface Stand {
  positie: number;
  readonly wachtend: Map<number, Event>;
  /** Of every event that was kept its number. Yours may forget what is older than the feed: 90 days. */
  readonly nummers: Map<string, number>;
}
const leeg = (): Stand => ({ positie: 0, wachtend: new Map(), nummers: new Map() });

const regelSchema = z.discriminatedUnion("soort", [
  z.object({ soort: z.literal("binnen"), event: eventSchema }),
  z.object({ soort: z.literal("verwerkt"), nummer: z.int(), id: z.string(), effect: z.unknown() }),
  z.object({ soort: z.literal("afgeschreven"), totEnMet: z.int() }),
]);
type Regel = z.infer<typeof regelSchema>;

const pasToe = (stand: Stand, regel: Regel): void => {
  if (regel.soort === "binnen") {
    const nummer = Number(regel.event.sequence);
    stand.wachtend.set(nummer, regel.event);
    stand.nummers.set(regel.event.id, nummer);
    return;
  }
  stand.positie = regel.soort === "verwerkt" ? regel.nummer : regel.totEnMet;
  for (const nummer of stand.wachtend.keys()) if (nummer <= stand.positie) stand.wachtend.delete(nummer);
};

const opStand = <Effect>(stand: Stand, schrijf: (regel: Regel) => void): Bewaarplaats<Effect> => {
  const leg = async (regel: Regel): Promise<void> => {
    schrijf(regel);
    pasToe(stand, regel);
    return Promise.resolve();
  };
  return {
    positie: async () => Promise.resolve(stand.positie),
    wachtend: async (nummer) => Promise.resolve(stand.wachtend.get(nummer) ?? null),
    eerste: async () => Promise.resolve(stand.wachtend.size === 0 ? null : Math.min(...stand.wachtend.keys())),
    bewaar: async (event) => {
      const nummer = Number(event.sequence);
      const eerder = stand.nummers.get(event.id);
      if (eerder !== undefined) return eerder === nummer ? "herhaling" : "tegenstrijdig";
      if (nummer <= stand.positie || stand.wachtend.has(nummer)) return "tegenstrijdig";
      await leg({ soort: "binnen", event });
      return "nieuw";
    },
    verwerkt: async ({ id, sequence }, effect) => leg({ soort: "verwerkt", nummer: Number(sequence), id, effect }),
    afgeschreven: async (totEnMet) => leg({ soort: "afgeschreven", totEnMet }),
  };
};

/** In memory: for tests. `effecten` is what the handler made, in order. */
export const inGeheugen = <Effect>(): Bewaarplaats<Effect> & { readonly effecten: readonly Effect[] } => {
  const effecten: Effect[] = [];
  const plaats = opStand<Effect>(leeg(), () => undefined);
  return {
    ...plaats,
    effecten,
    verwerkt: async (event, effect) => {
      await plaats.verwerkt(event, effect);
      effecten.push(effect);
    },
  };
};

/**
 * In a file: a line for each thing that happened, on disk before the method answers. A line that the power cut off has no end: it
 * never happened, and is taken away. One process at a time.
 */
export const inBestand = <Effect>(bestand: string): Bewaarplaats<Effect> & { readonly sluit: () => void } => {
  const tekst = existsSync(bestand) ? readFileSync(bestand, "utf8") : "";
  const heel = tekst.slice(0, tekst.lastIndexOf("\n") + 1);
  const stand = leeg();
  for (const regel of heel.split("\n").filter((een) => een !== "")) pasToe(stand, regelSchema.parse(JSON.parse(regel)));
  // Only the owner may read it: it tells which casussen there are.
  const open = openSync(bestand, "a", 0o600);
  let lengte = Buffer.byteLength(heel);
  const kapAf = (): void => {
    ftruncateSync(open, lengte);
  };
  kapAf();
  return {
    ...opStand<Effect>(stand, (regel) => {
      const erbij = `${JSON.stringify(regel)}\n`;
      try {
        appendFileSync(open, erbij, { flush: true });
      } catch (fout) {
        kapAf();
        throw fout;
      }
      lengte += Buffer.byteLength(erbij);
    }),
    sluit: () => {
      closeSync(open);
    },
  };
};
