import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import { eigenaarSchema } from "./taak.ts";
import { korteTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** An invitation of a partner of the flexible shell: owned and dated while it is open (design rule 3, H3.1-a3, a4). */
export const uitnodigingSchema = z.object({
  type: z.literal("uitnodiging"),
  uitnodigingId: vastleggingIdSchema,
  casusId: casusIdSchema,
  versie: z.int().min(1),
  organisatie: organisatieCodeSchema,
  rol: z.string(),
  toegevoegdeWaarde: z.string(),
  besprekingOp: datumSchema,
  status: z.enum(["open", "geaccepteerd", "afgewezen", "vervallen", "beeindigd"]),
  toelichting: z.string().nullable(),
  eigenaar: eigenaarSchema,
  uiterlijkOp: instantSchema,
  verstuurdOp: instantSchema,
  beantwoordOp: instantSchema.nullable(),
});
export type Uitnodiging = z.infer<typeof uitnodigingSchema>;

/** 3.1: the access of an invited partner ends before the casus does, or its invitation is withdrawn (X7). */
export const beeindigingInvoer = z.strictObject({ reden: korteTekst });

/** 3.1: the flexible shell is invited, each with role and added value (S1.6.2, H3.1-a3, a4). */
export const uitnodigingenInvoer = z
  .strictObject({
    besprekingOp: datumSchema,
    uitnodigingen: lijst(
      z.strictObject({ organisatie: organisatieCodeSchema, rol: korteTekst, toegevoegdeWaarde: korteTekst }),
      10,
    ),
    /** Why nobody of the shell is asked, when the list is empty. */
    toelichting: ofNiets(korteTekst),
  })
  .refine((invoer) => invoer.uitnodigingen.length > 0 || invoer.toelichting !== null, {
    error: "nodig ten minste één partner uit, of geef in toelichting waarom niet",
  });
export const uitnodigingAntwoordInvoer = z.strictObject({
  antwoord: z.enum(["geaccepteerd", "afgewezen"]),
  toelichting: ofNiets(korteTekst),
});
