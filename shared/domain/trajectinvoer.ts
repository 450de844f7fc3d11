import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema } from "./ids.ts";
import { korteTekst, langeTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";
import { TRAJECTSTAPPEN } from "./trajectpad.ts";

/*
 * What who investigates says at each step of a criminal track (H4.2). Facts and codes with a date; `toelichting` stays in the
 * compartment. Which codes there are, the region says; the decision asks.
 */

const ofUit = <const W extends readonly [string, ...string[]]>(waarden: W) =>
  z.enum(waarden, { error: `kies uit ${waarden.join(", ")}` });
const feit = z.boolean({ error: "moet true of false zijn" });

/** The wegingsformulier of the pre-weeg (H4.2-a1). */
export const preWeegInvoer = z.strictObject({
  uitkomst: ofUit(["in-onderzoek", "niet-oppakken"]),
  gewogenOp: datumSchema,
  toelichting: ofNiets(langeTekst),
});
/** The same, of a track that starts with it. */
const startendePreWeeg = preWeegInvoer.omit({ uitkomst: true });

/** Starts a track on a casus. */
export const trajectstartInvoer = z.strictObject({
  casusId: casusIdSchema,
  preWeeg: startendePreWeeg,
  /** Investigating organisations that take part as well, besides who starts it and who the region escalates to. */
  deelnemers: lijst(organisatieCodeSchema, 10).default([]),
});
export type TrajectstartInvoer = z.infer<typeof trajectstartInvoer>;

/** Whether there is enough to go on with: facts present yes/no, never the documents (H4.2-b1, d1). */
export const checklistInvoer = z.strictObject({
  uitkomst: ofUit(["aanvullen", "voldoende", "geen-vervolg"]),
  aangifte: feit,
  procesVerbaalVerdenking: feit,
  opsporingsinformatie: feit,
  peildatum: datumSchema,
  toelichting: ofNiets(langeTekst),
});

export const strategieInvoer = z.strictObject({ bepaaldOp: datumSchema, toelichting: ofNiets(langeTekst) });

export const middelenInvoer = z.strictObject({
  /** `aanvullend`: more may follow; `ingezonden`: the case goes to the OM. */
  uitkomst: ofUit(["aanvullend", "ingezonden"]),
  /** Codes of the region; none is possible. */
  middelen: lijst(korteTekst, 25),
  peildatum: datumSchema,
  toelichting: ofNiets(langeTekst),
});

export const omBeslissingInvoer = z.strictObject({
  /** Code of one of the region's decisions, with the ground that it asks. */
  beslissing: korteTekst,
  grond: ofNiets(korteTekst),
  beslistOp: datumSchema,
  toelichting: ofNiets(langeTekst),
});

export const zittingInvoer = z
  .strictObject({
    uitkomst: ofUit(["aangehouden", "uitspraak"]),
    /** Code of one of the region's judgments; null: adjourned. */
    uitspraak: ofNiets(korteTekst),
    zittingOp: datumSchema,
    toelichting: ofNiets(langeTekst),
  })
  .refine(({ uitkomst, uitspraak }) => (uitkomst === "uitspraak") === (uitspraak !== null), {
    error: "zeg bij de uitkomst uitspraak welke, en laat dit anders leeg",
    path: ["uitspraak"],
  });

/** A track is led back to an earlier step, with the reason. */
export const trajectTerugInvoer = z.strictObject({
  naar: z.enum(TRAJECTSTAPPEN, { error: `moet een van ${TRAJECTSTAPPEN.join(", ")} zijn` }),
  reden: langeTekst,
});

/** Another investigating organisation takes part from now on. */
export const trajectDeelnemerInvoer = z.strictObject({ organisatie: organisatieCodeSchema, reden: korteTekst });

/** Why the owner of a step became another. */
const overnameInhoud = z.strictObject({ van: organisatieCodeSchema, naar: organisatieCodeSchema });

/** Every kind of record of a track; immutable, as those of a casus are. */
export const TRAJECTVASTLEGGINGEN = {
  "pre-weeg": preWeegInvoer,
  checklist: checklistInvoer,
  strategie: strategieInvoer,
  middelen: middelenInvoer,
  "om-beslissing": omBeslissingInvoer,
  zitting: zittingInvoer,
  teruggeleid: trajectTerugInvoer,
  deelnemer: trajectDeelnemerInvoer,
  overname: overnameInhoud,
} as const;
export type TrajectvastleggingSoort = keyof typeof TRAJECTVASTLEGGINGEN;
export type TrajectInvoer = {
  readonly [S in TrajectvastleggingSoort]: z.infer<(typeof TRAJECTVASTLEGGINGEN)[S]>;
};
