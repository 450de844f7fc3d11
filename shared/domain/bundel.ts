import * as z from "zod";
import { datumSchema, instantSchema } from "./tijd.ts";

/**
 * The tasks and reminders of a recipient that wants them together, once a day (issue on notifications, 8): which lines of its feed,
 * and when they are told.
 */
export const bundelSchema = z.object({
  type: z.literal("bundel"),
  ontvanger: z.string(),
  /** Local day on which it is told. */
  dag: datumSchema,
  versie: z.int().min(1),
  /** First and last feed number that is in it; lines between them that went at once are not. */
  vanaf: z.int().min(1),
  totEnMet: z.int().min(1),
  /** When it is told; null: it was. */
  klok: instantSchema.nullable(),
  verlooptOp: z.int(),
});
export type Bundel = z.infer<typeof bundelSchema>;
