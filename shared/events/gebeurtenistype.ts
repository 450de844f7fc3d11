import type * as z from "zod";
import type { Gebeurtenissoort } from "../domain/gebeurtenis.ts";

/** One version of one kind of event. A breaking change is a new file with the next version beside this one. */
export interface Gebeurtenistype {
  readonly soort: Gebeurtenissoort;
  readonly versie: number;
  /** What it tells its recipient, in Dutch: partners read it in the catalogue. */
  readonly omschrijving: string;
  readonly data: z.ZodObject;
  readonly voorbeeld: Readonly<Record<string, unknown>>;
}
