import * as z from "zod";
import { casusIdSchema, interventieIdSchema, organisatieCodeSchema, taakIdSchema, vastleggingIdSchema } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { loopstandSchema } from "./loopstand.ts";
import { eigenaarSchema } from "./taak.ts";
import { instantSchema } from "./tijd.ts";

/** Kind of the task by which somebody reports on an intervention. */
export const INTERVENTIETAAK = "interventie";

/**
 * What a report on an intervention can say, and whether it ends with it (H2.3-a7). `loopt`: the victim is still in the
 * situation, and the next report is due in hours. There is no way to end it but a result.
 */
export const INTERVENTIE_UITKOMSTEN = {
  loopt: "verder",
  "uit-situatie": "einde",
  "al-uit-situatie": "einde",
} as const satisfies Readonly<Record<string, "verder" | "einde">>;
export type InterventieUitkomst = keyof typeof INTERVENTIE_UITKOMSTEN;

const gemeenschappelijk = {
  type: z.literal("interventie"),
  interventieId: interventieIdSchema,
  casusId: casusIdSchema,
  versie: z.int().min(1),
  /** The weging in which the doorlaatverbod was applied, or the decision outside one. */
  besluitId: vastleggingIdSchema,
  /** Who must act: a role at an organisation (region's `doorlaatverbod.uitvoerder`). */
  eigenaar: eigenaarSchema,
  gemeente: organisatieCodeSchema.nullable(),
  begonnenOp: instantSchema,
  /** How often was reported on it. */
  berichten: z.int().min(0),
  uitvoering: loopstandSchema,
  teDrijven: z.boolean(),
  kenmerk: kenmerkSchema,
};

/**
 * The intervention that an applied doorlaatverbod obliges to (H2.3-a5 … a8, X4): beside the path, until the victim is out of
 * the situation. Open: an owner, a task with its date in hours, and the execution. Done: an outcome. The types allow nothing else.
 */
export const interventieSchema = z.discriminatedUnion("status", [
  z.object({
    ...gemeenschappelijk,
    status: z.literal("open"),
    /** The task of the next report: there is always one. */
    lopendeTaakId: taakIdSchema,
    /** When the watchdog looks whether its execution runs. */
    klok: instantSchema,
  }),
  z.object({
    ...gemeenschappelijk,
    status: z.literal("afgerond"),
    uitkomst: z.enum(["uit-situatie", "al-uit-situatie"]),
    afgerondOp: instantSchema,
    klok: z.null(),
  }),
]);
export type Interventie = z.infer<typeof interventieSchema>;
export type OpenInterventie = Extract<Interventie, { status: "open" }>;
