import * as z from "zod";
import { organisatieCodeSchema, taakIdSchema } from "./ids.ts";
import { korteTekst } from "./tekst.ts";
import { eigenaarSchema } from "./taak.ts";
import { instantSchema } from "./tijd.ts";

/** To whom a melding was given, until when, and why: kept with the melding, so that it can be explained (H2.1-c2). */
export const verdelingSchema = z.object({
  eigenaar: eigenaarSchema,
  op: instantSchema,
  uiterlijkOp: instantSchema,
  /** Id of the region's rule that gave it; null: somebody gave it by hand, or it was taken back. */
  regel: z.string().nullable(),
  /** The rule's reason, or that of who gave it by hand. */
  uitleg: z.string(),
  /** Version of the ketenmodel of which the rule was. */
  ketenmodelVersie: z.string(),
  /** Why it did not go, or stay, where it was to be: then it is the meldpunt's. Null: it did. */
  terugval: z.string().nullable(),
  /** Who gave it by hand; null: the system. */
  door: eigenaarSchema.nullable(),
});
export type Verdeling = z.infer<typeof verdelingSchema>;

/** What came of handling a melding: the reporter was spoken to, it was passed on, or nothing was needed. */
export const BEHANDELRESULTATEN = ["contact-met-melder", "doorgeleid", "niets-nodig"] as const;

/** How who handled a melding says what was done. */
export const behandelingInvoer = z.strictObject({
  resultaat: z.enum(BEHANDELRESULTATEN, { error: "moet contact-met-melder, doorgeleid of niets-nodig zijn" }),
  toelichting: korteTekst,
});
export type BehandelingInvoer = z.infer<typeof behandelingInvoer>;

/** Open: a task with an owner and a date. Done: what came of it, by whom and when. */
export const behandelingSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("open"), taakId: taakIdSchema }),
  z.object({
    status: z.literal("afgerond"),
    resultaat: z.enum([...BEHANDELRESULTATEN, "bij-inname"]),
    toelichting: z.string(),
    op: instantSchema,
    door: eigenaarSchema,
  }),
]);

/** Roles that handle meldingen. */
export const BEHANDELENDE_ROLLEN = [
  ...(["meldpunt", "procesregisseur", "zorgcoordinator", "aandachtsfunctionaris", "partner"] as const),
] as const;

/** Giving a melding to somebody else, and why. */
export const herverdelingInvoer = z.strictObject({
  aan: z.strictObject({
    rol: z.enum(BEHANDELENDE_ROLLEN, { error: `moet een van deze zijn: ${BEHANDELENDE_ROLLEN.join(", ")}` }),
    organisatie: organisatieCodeSchema,
  }),
  reden: korteTekst,
});
export type HerverdelingInvoer = z.infer<typeof herverdelingInvoer>;
