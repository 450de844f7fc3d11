import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { termijnNaamSchema } from "./regio-termijnen.ts";
import { TRAJECTSTAPPEN } from "./trajectpad.ts";

const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const keuze = z.strictObject({ code: codeSchema, naam: z.string().min(1).max(120) });

/** How a region runs its criminal tracks (H4.2): who owns a step, what can be decided, and who hears of what stays lying. */
export const strafrechtelijkTrajectSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  /** Who must act at each step, and within which term; null: the organisation that leads the track. */
  stappen: z.record(
    z.enum(TRAJECTSTAPPEN),
    z.strictObject({ organisatie: organisatieCodeSchema.nullable(), termijn: termijnNaamSchema }),
  ),
  /** Investigating organisation to which what stays lying escalates, within the compartment. It takes part in every track. */
  escalatie: organisatieCodeSchema,
  /** Coercive and investigative means. */
  middelen: z.array(keuze).readonly(),
  /** What the OM can decide, where that leads, and on which grounds; without grounds none is asked. */
  beslissingen: z
    .array(keuze.extend({ gevolg: z.enum(["einde", "zitting", "terug"]), gronden: z.array(keuze).readonly() }))
    .min(1)
    .readonly(),
  uitspraken: z.array(keuze).min(1).readonly(),
});
