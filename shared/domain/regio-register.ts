import * as z from "zod";
import { datumSchema } from "./tijd.ts";

/** Version of a convenant, such as `2026-1`: it stands in a path and in a key. */
export const convenantversieSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, { error: "moet bestaan uit kleine letters, cijfers, streepjes en punten" });

/** A covenant under which partners share, and the days on which it holds: from `van` up to, not including, `tot` (I6). */
export const convenantSchema = z.strictObject({
  versie: convenantversieSchema,
  naam: z.string().min(1).max(120),
  vindplaats: z.string().min(1).max(500),
  van: datumSchema,
  tot: datumSchema.nullable(),
  /** True until the chain has confirmed it. */
  voorbeeld: z.boolean(),
});

/** How many days before a mandate ends the register warns of it (S1.5.2). */
export const mandatenSchema = z.strictObject({
  waarschuwDagen: z.int().min(1).max(365),
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
});
