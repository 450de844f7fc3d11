import * as z from "zod";
import { instantSchema, type Instant } from "./tijd.ts";

/**
 * How the channel of a recipient stands (NL GOV profile for CloudEvents, webhook). What a channel is, is configuration; this is
 * what happened on it.
 * - `onbevestigd`: no handshake yet with this address; nothing is sent before there is one.
 * - `actief`: it delivers.
 * - `hapert`: a notification was given up; the next may well arrive.
 * - `geschorst`: the recipient answered 410: nothing is sent until somebody resumes it.
 */
export const kanaalSchema = z.object({
  type: z.literal("kanaal"),
  ontvanger: z.string(),
  versie: z.int().min(1),
  /** Fingerprint of the configured channel that this is about; with another one it counts as `onbevestigd`. */
  vingerafdruk: z.string(),
  stand: z.enum(["onbevestigd", "actief", "hapert", "geschorst"]),
  /** Code of why it falters or is suspended; null while all is well. */
  reden: z.string().nullable(),
  sinds: instantSchema,
  /** First feed number that was given up since it was last well; null: none. */
  vanaf: z.int().min(1).nullable(),
  /** When the recipient is told by another way (again); null: nobody has to be. */
  klok: instantSchema.nullable(),
});
export type Kanaalstand = z.infer<typeof kanaalSchema>;

/**
 * A suspended channel is tried again: a new handshake comes with the next delivery. What was given up meanwhile is not forgotten:
 * it begins at `vanaf`.
 */
export const hervatKanaal = (kanaal: Kanaalstand, nu: Instant): Kanaalstand => ({
  ...kanaal,
  versie: kanaal.versie + 1,
  ...{ stand: "onbevestigd", reden: null, sinds: nu, vanaf: null, klok: null },
});
