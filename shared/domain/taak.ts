import * as z from "zod";
import { rolSchema } from "./actor.ts";
import {
  actieIdSchema,
  afspraakIdSchema,
  behoefteIdSchema,
  bijlageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  interventieIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  plekIdSchema,
  taakIdSchema,
  trajectIdSchema,
  vastleggingIdSchema,
} from "./ids.ts";
import { instantSchema } from "./tijd.ts";

/** Who must act: a role at an organisation, never just a person (design rule 3, X1). */
export const eigenaarSchema = z.object({ rol: rolSchema, organisatie: organisatieCodeSchema });
export type Eigenaar = z.infer<typeof eigenaarSchema>;

/** What the clock knows of work, whatever it is on: who must act, and when is reminded and escalated. */
const bewaakt = {
  taakId: taakIdSchema,
  versie: z.int().min(1),
  soort: z.string(),
  activiteit: z.string(),
  eigenaar: eigenaarSchema,
  geopendOp: instantSchema,
  herinnerenOp: instantSchema,
  uiterlijkOp: instantSchema,
  escalerenOp: instantSchema,
  /** 0 = nothing said yet, 1 = reminded, 2 = escalated to procesregisseur, 3 and on = to ketenregisseur, repeatedly. */
  trap: z.int().min(0),
};

const gemeenschappelijk = {
  ...bewaakt,
  type: z.literal("taak"),
  casusId: casusIdSchema,
  /** Step of PAD, or what else somebody must do: carry out an actie, answer an uitnodiging, intervene. */
  soort: z.string(),
  /** Municipality of the casus, for the case-dependent seat (B6.F1). */
  gemeente: organisatieCodeSchema.nullable(),
  /** The record that it is about, when it is not the casus itself. */
  onderwerp: z
    .union([
      ...([actieIdSchema, vastleggingIdSchema, dossierIdSchema, plekIdSchema] as const),
      ...([interventieIdSchema, bijlageIdSchema, afspraakIdSchema, meldingIdSchema, behoefteIdSchema] as const),
    ])
    .nullable(),
  /** A mandatory task blocks closing (H2.3-a7, issue on uitvoering). */
  verplicht: z.boolean(),
  /** How many of the shifts of its casus are in its dates (`verschuifTaak`). */
  verschoven: z.int().min(0).default(0),
  /** Which execution waits for it; null when no machine does. */
  uitvoering: z.object({ naam: z.string().min(1), taaktoken: z.string() }).nullable(),
  teDrijven: z.boolean(),
};

/** A piece of work. Open: an owner and a next date. Done: an outcome, by whom and when. The types allow nothing else. */
export const taakSchema = z.discriminatedUnion("status", [
  z.object({ ...gemeenschappelijk, status: z.literal("open"), klok: instantSchema }),
  z.object({
    ...gemeenschappelijk,
    status: z.literal("afgerond"),
    uitkomst: z.string(),
    afgerondOp: instantSchema,
    afgerondDoor: eigenaarSchema,
    /** Next date for telling the machine; null when told or when no machine waits. */
    klok: instantSchema.nullable(),
  }),
  z.object({
    ...gemeenschappelijk,
    status: z.literal("vervallen"),
    reden: z.string(),
    afgerondOp: instantSchema,
    klok: instantSchema.nullable(),
  }),
]);
export type Taak = z.infer<typeof taakSchema>;
export type OpenTaak = Extract<Taak, { status: "open" }>;

/**
 * Work on a melding: to handle it (H2.1-c2). It lies with the melding and not with a casus, so that it does not end with one, and
 * tells who handles it nothing of the casus to which the melding came.
 */
export const meldingtaakSchema = z.discriminatedUnion("status", [
  z.object({
    ...bewaakt,
    type: z.literal("meldingtaak"),
    meldingId: meldingIdSchema,
    status: z.literal("open"),
    klok: instantSchema,
  }),
  z.object({
    ...bewaakt,
    type: z.literal("meldingtaak"),
    meldingId: meldingIdSchema,
    status: z.enum(["afgerond", "vervallen"]),
    uitkomst: z.string(),
    afgerondOp: instantSchema,
    klok: z.null(),
  }),
]);
export type Meldingtaak = z.infer<typeof meldingtaakSchema>;
export type OpenMeldingtaak = Extract<Meldingtaak, { status: "open" }>;

const vanTraject = {
  ...bewaakt,
  type: z.literal("trajecttaak"),
  trajectId: trajectIdSchema,
  /** Which execution waits for it; null when no machine does. */
  uitvoering: z.object({ naam: z.string().min(1), taaktoken: z.string() }).nullable(),
  teDrijven: z.boolean(),
};

/**
 * Work on a criminal track (H4.2): it lies with the track and not with its casus, so that nothing there tells of it, and it stays
 * when the casus ends (X8). `soort` is the step.
 */
export const trajecttaakSchema = z.discriminatedUnion("status", [
  z.object({ ...vanTraject, status: z.literal("open"), klok: instantSchema }),
  z.object({
    ...vanTraject,
    status: z.enum(["afgerond", "vervallen"]),
    uitkomst: z.string(),
    afgerondOp: instantSchema,
    /** Next date for telling the machine; null when told or when no machine waits. */
    klok: instantSchema.nullable(),
  }),
]);
export type Trajecttaak = z.infer<typeof trajecttaakSchema>;
export type OpenTrajecttaak = Extract<Trajecttaak, { status: "open" }>;

/** Work in somebody's worklist, on a casus, on a melding or on a criminal track. */
export type OpenWerk = OpenTaak | OpenMeldingtaak | OpenTrajecttaak;
