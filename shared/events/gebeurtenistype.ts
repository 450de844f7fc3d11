import type * as z from "zod";
import type { Bericht, Gebeurtenissoort } from "../domain/gebeurtenis.ts";

/** One version of one kind of event. A breaking change is a new file with the next version beside this one. */
export interface Gebeurtenistype {
  readonly soort: Gebeurtenissoort;
  readonly versie: number;
  /** What it tells its recipient, in Dutch: partners read it in the catalogue. */
  readonly omschrijving: string;
  readonly data: z.ZodObject;
  readonly voorbeeld: Readonly<Record<string, unknown>>;
}

/** A version that a later one replaced, sent beside it until partners have gone over (NL API strategy: both for a while). */
export interface EerdereVersie extends Gebeurtenistype {
  /** The last day on which it is sent, such as `2027-03-31`: the catalogue tells it. */
  readonly tot: string;
  /** Its data, from that of the newest version. */
  readonly van: (data: Bericht["data"]) => Bericht["data"];
}
