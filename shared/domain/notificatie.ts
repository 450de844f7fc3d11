import * as z from "zod";
import { berichtSchema } from "./gebeurtenis.ts";
import { berichtIdSchema } from "./ids.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** Last feed number that a recipient was given: contiguous from 1 (design section 7). */
export const feedTellerSchema = z.object({
  type: z.literal("feed-teller"),
  ontvanger: z.string(),
  /** One more for each block that was taken. */
  versie: z.int().min(1),
  laatste: z.int().min(1),
  /** Day of the last bundle; null: nothing was told together yet. */
  bundel: datumSchema.nullable().default(null),
  /** When the recipient was last told late that there is work, because the outbox had stood still; null: never. */
  laatVerteldOp: instantSchema.nullable().default(null),
});
export type FeedTeller = z.infer<typeof feedTellerSchema>;

/** Which number a bericht got: makes publishing it a second time harmless. */
export const feedNummerSchema = z.object({
  type: z.literal("feed-nummer"),
  ontvanger: z.string(),
  berichtId: berichtIdSchema,
  nummer: z.int().min(1),
  verlooptOp: z.int(),
});
export type FeedNummer = z.infer<typeof feedNummerSchema>;

/** A line in a recipient's feed, and how its delivery by webhook stands. Kept 90 days. */
export const notificatieSchema = z.object({
  type: z.literal("notificatie"),
  ontvanger: z.string(),
  nummer: z.int().min(1),
  versie: z.int().min(1),
  bericht: berichtSchema,
  opgetredenOp: instantSchema,
  /** `feed`: nothing to deliver, the recipient reads its feed; `gebundeld`: told in the event of the day. */
  bezorging: z.enum(["feed", "wacht", "bezorgd", "mislukt", "opgegeven", "gebundeld"]),
  /** Code of why the last attempt failed, or why it was given up; null: neither. */
  reden: z.string().nullable(),
  /** Attempts and offers that came to nothing, in this series: offering again begins another. */
  pogingen: z.int().min(0),
  /** Since when this series of attempts runs; null: none came to nothing yet. */
  geprobeerdSinds: instantSchema.nullable().default(null),
  /** Next attempt, or when a waiting one is offered again. */
  klok: instantSchema.nullable(),
  verlooptOp: z.int(),
});
export type Notificatie = z.infer<typeof notificatieSchema>;
