import * as z from "zod";
import { herleveringIdSchema } from "./ids.ts";
import { instantSchema } from "./tijd.ts";

/**
 * An intention to offer lines of a feed again (design rule 1): carried out in pages that may be repeated, of which `volgende` tells
 * how far they are.
 */
export const herleveringSchema = z.object({
  type: z.literal("herlevering"),
  herleveringId: herleveringIdSchema,
  ontvanger: z.string(),
  versie: z.int().min(1),
  /** First and last feed number. */
  van: z.int().min(1),
  totEnMet: z.int().min(1),
  /** Also those that were delivered: the recipient lost them. */
  ookBezorgde: z.boolean(),
  /** The number where the next page begins. */
  volgende: z.int().min(1),
  /** How many were offered. */
  aangeboden: z.int().min(0),
  status: z.enum(["loopt", "klaar"]),
  gevraagdOp: instantSchema,
  /** While it runs: when the clock offers it again. */
  klok: instantSchema.nullable(),
  verlooptOp: z.int(),
});
export type Herlevering = z.infer<typeof herleveringSchema>;
