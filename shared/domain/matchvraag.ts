import * as z from "zod";
import { casusIdSchema, dossierIdSchema, taakIdSchema } from "./ids.ts";
import { instantSchema } from "./tijd.ts";

/** At most so many candidates are put before a person: more is a flood in which the right one drowns. */
export const KANDIDATEN_PER_VRAAG = 5;

/** A dossier that learns more may be asked about again; past these nobody is asked, a person looks by hand. */
export const KANDIDATEN_IN_ALLES = 25;

/** Why two persons look alike, or do not: per field in codes, so that a reason repeats nothing of the person. */
export const matchredenSchema = z.object({ veld: z.string(), oordeel: z.string(), gewicht: z.number() });
export type Matchreden = z.infer<typeof matchredenSchema>;

export const MATCHBESLUITEN = ["zelfde", "verschillend"] as const;

/**
 * A question to the meldpunt: may the person of this dossier be that of another? One for a dossier, with each candidate and
 * why (standards.md, automated analysis is explainable and a person decides). It stays, with what was decided and by whom.
 */
export const matchvraagSchema = z.object({
  type: z.literal("matchvraag"),
  dossierId: dossierIdSchema,
  versie: z.int().min(1),
  /** The task that asks it, at the casus of the dossier; null: somebody decided without being asked, or
   * there is no casus to ask it at, and who looks at the signals again sees it. */
  casusId: casusIdSchema.nullable(),
  taakId: taakIdSchema.nullable(),
  gesteldOp: instantSchema,
  kandidaten: z
    .array(
      z.object({
        dossierId: dossierIdSchema,
        score: z.number(),
        redenen: z.array(matchredenSchema),
        besluit: z
          .object({
            besluit: z.enum(MATCHBESLUITEN),
            toelichting: z.string(),
            op: instantSchema,
            door: z.object({ rol: z.string(), organisatie: z.string() }),
          })
          .nullable(),
      }),
    )
    .min(1),
});
export type Matchvraag = z.infer<typeof matchvraagSchema>;
