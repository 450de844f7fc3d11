import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { casusIdSchema, dossierIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import { langeTekst } from "./tekst.ts";
import { instantSchema } from "./tijd.ts";

/**
 * Breaking the glass: why, and for how many hours (B1.10: a reason is required).
 * @param hoogstens as many hours as the region allows; left out: all of them
 */
export const noodtoegangInvoer = (hoogstens: number) =>
  z.strictObject({
    reden: langeTekst,
    uren: z
      .int()
      .min(1)
      .max(hoogstens, { error: `mag hoogstens ${hoogstens} zijn; vraag zo nodig later opnieuw toegang` })
      .default(hoogstens),
  });
export type NoodtoegangInvoer = z.infer<ReturnType<typeof noodtoegangInvoer>>;

/** That somebody broke the glass of a casus: never changed, seen by procesregie and the FG. */
export const noodtoegangSchema = z.object({
  type: z.literal("noodtoegang"),
  noodtoegangId: vastleggingIdSchema,
  casusId: casusIdSchema,
  actorId: z.string().min(1),
  organisatie: organisatieCodeSchema,
  rol: rolSchema,
  reden: langeTekst,
  van: instantSchema,
  tot: instantSchema,
  /** Whose data were opened, for the lines that reading this leaves. */
  dossierIds: z.array(dossierIdSchema),
});
export type Noodtoegang = z.infer<typeof noodtoegangSchema>;
