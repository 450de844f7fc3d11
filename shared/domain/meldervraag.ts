import * as z from "zod";
import { casusIdSchema, meldingIdSchema, vastleggingIdSchema } from "./ids.ts";
import type { MELDINGSTATUSSEN } from "./meldingstatus.ts";
import { korteTekst, tekst } from "./tekst.ts";
import { instantSchema, type Instant } from "./tijd.ts";

/** What a reporter may answer at the public door: enough to tell something, not to fill a table with. */
export const antwoordtekst = tekst(4000);

/** A question to the reporter of a melding: one of the region's, so that none tells of a person or of a casus (H3.2-b2, NB22). */
export const meldervraagInvoer = z.strictObject({
  meldingId: meldingIdSchema,
  /** Code of one of the region's questions. */
  vraag: korteTekst,
});
export type MeldervraagInvoer = z.infer<typeof meldervraagInvoer>;

const gesteld = z.object({
  vraagId: vastleggingIdSchema,
  code: z.string(),
  tekst: z.string(),
  gesteldOp: instantSchema,
  /** From then on it is not shown nor answered any more. */
  tot: instantSchema,
  antwoord: z.object({ tekst: z.string(), op: instantSchema }).nullable(),
});
export type Vraag = z.infer<typeof gesteld>;

/**
 * What a reporter is asked through the safe channel, in a partition of its own: who answers without signing in can change this and
 * nothing else. The last is the one that is asked now.
 */
export const meldervraagSchema = z.object({
  type: z.literal("meldervraag"),
  meldingId: meldingIdSchema,
  versie: z.int().min(1),
  casusId: casusIdSchema,
  vragen: z.array(gesteld).min(1),
});
export type Meldervraag = z.infer<typeof meldervraagSchema>;

/**
 * The question that is shown at the public door; null: none. Not before the status says that somebody works on the melding, which
 * does so no sooner for a person who was known: else a question would tell that.
 */
export const vraagAanDeDeur = (
  meldervraag: Meldervraag | null,
  status: (typeof MELDINGSTATUSSEN)[number],
  nu: Instant,
): Vraag | null => {
  const vraag = meldervraag?.vragen.at(-1);
  return vraag !== undefined && status === "in-behandeling" && nu < vraag.tot ? vraag : null;
};
