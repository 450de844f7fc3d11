import * as z from "zod";
import { mandaatSchema } from "../../domain/actor.ts";
import { organisatieCodeSchema, vastleggingIdSchema } from "../../domain/ids.ts";

const codeEnNaam = z.object({ code: z.string(), naam: z.string() });

/** The form of a weging, filled with what is known: who weighs sees the definitions in force at that moment (S1.1.2). */
export const wegingsformulierSchema = z.object({
  versie: z.int().min(1).meta({ description: "Staat ook in de ETag; verandert met alles waarop een weging rust" }),
  weging: z
    .enum(["eerste", "herweging", "tweede"])
    .nullable()
    .meta({ description: "Welke weging nu kan worden vastgelegd; null: geen" }),
  definitieVersie: z.string(),
  definities: z.array(codeEnNaam.extend({ vindplaats: z.string(), tekst: z.string() })),
  quorum: z.object({
    minimumZetels: z.int(),
    zorg: z.int(),
    veiligheid: z.int(),
    asynchroon: z.boolean(),
  }),
  instrumenten: z.array(
    codeEnNaam.extend({
      versie: z.string(),
      aspecten: z
        .array(z.object({ code: z.string(), vraag: z.string() }))
        .meta({ description: "Wat het kader van de tweede weging vraagt" }),
      scores: z.array(z.object({ score: z.int(), betekenis: z.string() })),
    }),
  ),
  urgentie: z
    .array(
      codeEnNaam.extend({
        termijnen: z.array(z.object({ termijn: z.string(), aantal: z.int(), eenheid: z.string() })).meta({
          description: "De termijnen die bij deze urgentie anders zijn dan die van de regio",
        }),
      }),
    )
    .meta({ description: "De schaal, de dringendste eerst; alleen bij de tweede weging" }),
  aanwezig: z.array(organisatieCodeSchema).nullable().meta({
    description: "Wie bij het laatste casusoverleg was en dus de tweede weging maakt; null: nog geen overleg",
  }),
  bewijs: z.object({
    minimum: z.int().meta({ description: "Zo veel vraagt een absoluut doorlaatverbod" }),
    verschillendeSoorten: z.boolean(),
    soorten: z.array(codeEnNaam),
  }),
  acuutVolgensMelder: z
    .boolean()
    .meta({ description: "Wat de melder vindt, los van het oordeel van het team over veiligheid" }),
  interventieLoopt: z.boolean(),
  geldendeWeging: vastleggingIdSchema.nullable(),
  bewijsmiddelen: z.array(
    z.object({ id: vastleggingIdSchema, soort: z.string(), datum: z.string(), leverancier: organisatieCodeSchema }),
  ),
  oordelen: z.array(
    z.object({
      id: vastleggingIdSchema,
      organisatie: organisatieCodeSchema,
      kwalificatie: z.enum(["wel", "geen"]),
      doorlaatverbod: z.string(),
    }),
  ),
  zetels: z
    .array(
      z.object({
        zetel: organisatieCodeSchema,
        bezetters: z.array(
          z.object({
            actorId: z.string(),
            hoedanigheid: z.enum(["houder", "vervanger"]),
            mandaten: z.array(mandaatSchema),
          }),
        ),
      }),
    )
    .meta({ description: "Wie de zetels van deze casus nu bekleden, en met welke mandaten" }),
});
