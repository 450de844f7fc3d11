import * as z from "zod";
import { duurSchema } from "./regio-termijnen.ts";
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

/** How long before a mandate, a seat's holder or an organisation's part ends it is warned of, and how it goes on (S1.5.2). */
export const mandatenSchema = z.strictObject({
  waarschuwDagen: z.int().min(1).max(365),
  /** What is still not arranged is said again each time this passes, and further up. */
  herhaling: duurSchema,
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
});
