import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import { eigenaarSchema } from "./taak.ts";
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
