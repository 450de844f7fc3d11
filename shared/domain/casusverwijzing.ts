import * as z from "zod";
import { casusIdSchema, dossierIdSchema } from "./ids.ts";
import { langeTekst, nietLegeLijst } from "./tekst.ts";

/**
 * That what is recorded of somebody is in another casus too: each of the two names the other. In a cell of its own, for who sees every
 * casus: a gemeente, a zorgcoördinator and a partner may see one of them only, and learn of no other (design section 8).
 */
const verwijzing = z.strictObject({
  /** `naar`: what is here went on there; `van`: it came from there. */
  richting: z.enum(["naar", "van"]),
  andereCasusId: casusIdSchema,
  reden: langeTekst,
});

/**
 * So many dossiers leave in one command (design rule 1): each writes at most four items (dossier, the dossier that goes on for the
 * person, the last melding and its link), the two casussen some sixteen, log lines and the stored answer twelve.
 */
export const DOSSIERS_PER_SPLITSING = 8;

/** The team decides that these persons of a casus go on in one of their own, and why. */
export const splitsingInvoer = z.strictObject({
  dossiers: nietLegeLijst(dossierIdSchema, DOSSIERS_PER_SPLITSING),
  reden: langeTekst,
});
export type SplitsingInvoer = z.infer<typeof splitsingInvoer>;

/** What is kept of it in both casussen: also whose dossiers went from the one to the other. */
export const splitsingInhoud = verwijzing.extend({
  dossiers: z.array(dossierIdSchema),
  /** Null, with `naar`: nobody went to a new casus. */
  andereCasusId: casusIdSchema.nullable(),
  /** Who left as well, and goes on in a casus that they had already: which, is not told here. */
  elders: z.array(dossierIdSchema),
});

/** The team decides that another casus goes on in this one, and why. */
export const samenvoegingInvoer = z.strictObject({
  casusId: casusIdSchema.meta({ description: "De casus die in deze verdergaat; zij eindigt zelf" }),
  reden: langeTekst,
});
export type SamenvoegingInvoer = z.infer<typeof samenvoegingInvoer>;

/** What was arranged since: who was on the other casus is invited, and what has to be weighed or planned anew is. */
export const samenvoegingafrondingInvoer = z.strictObject({ toelichting: langeTekst });

/** What is kept in both casussen of a merge: which one goes on and which one ended in it, and why. */
export const samenvoegingInhoud = verwijzing;
