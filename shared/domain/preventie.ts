import * as z from "zod";
import { organisatieCodeSchema, preventieIdSchema } from "./ids.ts";
import { korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** A preventieactiviteit of hoofdstap 1: per region and period, not per casus (H1.1-a1 … a4, e1, g1). */
export const preventieInvoerSchema = <G extends z.ZodType<string>>(gemeente: G) =>
  z.strictObject({
    activiteit: z.enum(["1.1", "1.2", "1.3"]),
    titel: korteTekst,
    omschrijving: ofNiets(langeTekst),
    doelgroepen: z
      .array(z.enum(["professionals", "omstanders", "jongeren", "burgers", "kwetsbaren"]))
      .min(1, { error: "noem ten minste één doelgroep" })
      .max(5),
    instrument: z.enum([
      ...["voorlichtingsmateriaal", "gastles", "training", "campagne", "factsheet", "escaperoom", "vr-bril"],
      ...["theater", "film", "sociale-media", "anders"],
    ] as const),
    gemeenten: z.array(gemeente).max(100).default([]),
    van: datumSchema,
    totEnMet: ofNiets(datumSchema),
    bereik: ofNiets(z.int().min(0).max(10_000_000)),
    partners: z.array(organisatieCodeSchema).max(50).default([]),
  });
const opgeslagen = preventieInvoerSchema(z.string());

export const preventieactiviteitSchema = z.object({
  type: z.literal("preventieactiviteit"),
  preventieId: preventieIdSchema,
  inhoud: opgeslagen,
  vastgelegdOp: instantSchema,
  vastgelegdDoor: organisatieCodeSchema,
});
export type Preventieactiviteit = z.infer<typeof preventieactiviteitSchema>;
