import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { activiteitNummerSchema } from "./activiteit.ts";
import { hoedanigheidSchema } from "./hoedanigheid.ts";
import { organisatieCodeSchema } from "./ids.ts";
import { categorieSchema, compartimentSchema, dataklasseSchema } from "./kenmerk.ts";

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const tekst = z.string().min(1);
/** True until the chain, and here its lawyers, have confirmed the value. */
const keuze = { voorbeeld: z.boolean(), toelichting: tekst };

/** A legal basis on which information is shared; the cells of the matrix name one (I1, I5, I15). */
const grondslagSchema = z.strictObject({ code, naam: tekst, vindplaats: tekst });

/**
 * A rule of the sharing matrix: who, in which capacity, in which activities, reads or adds which class of which compartment,
 * and on what basis. Each combination is a cell; no cell, no sharing (S1.3.1, I1, B1.6).
 */
const deelregelSchema = z.strictObject({
  activiteiten: z.array(activiteitNummerSchema).min(1).readonly(),
  compartiment: compartimentSchema,
  dataklassen: z.array(dataklasseSchema).min(1).readonly(),
  hoedanigheden: z.array(hoedanigheidSchema).min(1).readonly(),
  recht: z.enum(["lezen", "schrijven"]),
  grondslag: code,
});
export type Deelregel = z.infer<typeof deelregelSchema>;
export type Deelrecht = Deelregel["recht"];

/** The agreement "which information, at what moment, by whom" as data (S1.3.1, NA19, NB14). */
export const deelmatrixSchema = z.strictObject({
  ...keuze,
  grondslagen: z.array(grondslagSchema).min(1).readonly(),
  regels: z.array(deelregelSchema).min(1).readonly(),
});

/**
 * The cooperations in which organisations take part and the special categories that each may process (WGS): a category
 * goes to an organisation only when one of its cooperations allows it.
 */
export const samenwerkingsverbandenSchema = z.strictObject({
  ...keuze,
  /** Cooperation of every organisation that no other one names: the chain's own. */
  standaard: code,
  verbanden: z
    .array(
      z.strictObject({
        code,
        naam: tekst,
        categorieen: z.array(categorieSchema).readonly(),
        grondslag: code,
        deelnemers: z.array(organisatieCodeSchema).readonly(),
      }),
    )
    .min(1)
    .readonly(),
});

/** The one door outside the rules: who may take it, and for how long it stays open (B1.10; design section 8). */
export const noodtoegangSchema = z.strictObject({
  ...keuze,
  uren: z.int().min(1).max(72),
  rollen: z.array(rolSchema).min(1).readonly(),
});
