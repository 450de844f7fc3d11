import * as z from "zod";

/** The stored answer to a request with an Idempotency-Key: scope client + operation; the same again gives the same answer. */
export const idempotentieSchema = z.object({
  type: z.literal("idempotentie"),
  /** Hash of client, operation and key: the key itself is the client's and might say something. */
  sleutel: z.string(),
  /** Hash of the body: another body under the same key is refused. */
  verzoekHash: z.string(),
  status: z.int(),
  locatie: z.string().nullable(),
  antwoord: z.string(),
  /** Epoch seconds after which the table forgets it. */
  verlooptOp: z.int(),
});
export type Idempotentie = z.infer<typeof idempotentieSchema>;

/** A steering fact without identity (S2.5.8, X9): what happened, in codes, per month. */
export const stuurfeitSchema = z.object({
  type: z.literal("stuurfeit"),
  feitId: z.string(),
  maand: z.string().regex(/^\d{4}-\d{2}$/),
  feit: z.string(),
  gemeente: z.string().nullable(),
  verschijningsvormen: z.array(z.string()),
  uitkomst: z.string().nullable(),
});
export type Stuurfeit = z.infer<typeof stuurfeitSchema>;
