import * as z from "zod";
import type { MeldingInvoer, Personalia } from "./melding.ts";
import type { Datum } from "./tijd.ts";

/** Ages in a rule of the region, in years, both included. */
export const leeftijdsgrenzenSchema = z.strictObject({
  vanaf: z.int().min(0).default(0),
  totEnMet: z.int().min(0).max(200).default(200),
});
type Leeftijdsgrenzen = z.infer<typeof leeftijdsgrenzenSchema>;

const jarenOp = (geboren: Datum, dag: Datum): number =>
  Number(dag.slice(0, 4)) - Number(geboren.slice(0, 4)) - (dag.slice(5) < geboren.slice(5) ? 1 : 0);

/** How old somebody is on this day, in years: by birth date, else as estimated; null: nobody knows. */
export const leeftijdOp = (
  { geboortedatum, leeftijdGeschat }: Pick<Personalia, "geboortedatum" | "leeftijdGeschat">,
  dag: Datum,
): number | null => (geboortedatum === null ? leeftijdGeschat : jarenOp(geboortedatum, dag));

/** Whether an age lies within these. */
export const binnenLeeftijd = (jaren: number, { vanaf, totEnMet }: Leeftijdsgrenzen): boolean =>
  vanaf <= jaren && jaren <= totEnMet;

/** The ages of the possible victims in a melding that are known on this day, in years. */
export const leeftijdenIn = ({ betrokkenen }: Pick<MeldingInvoer, "betrokkenen">, dag: Datum): readonly number[] =>
  betrokkenen.flatMap((een) => (een.rol === "mogelijk-slachtoffer" ? (leeftijdOp(een.personalia, dag) ?? []) : []));
