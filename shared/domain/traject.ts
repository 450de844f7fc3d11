import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema, taakIdSchema, trajectIdSchema, vastleggingIdSchema } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import type { OrganisatieCode } from "./ids.ts";
import { loopstandSchema } from "./loopstand.ts";
import type { KetenRecord } from "./records.ts";
import type { Regio } from "./regio.ts";
import { eigenaarSchema, type Trajecttaak } from "./taak.ts";
import { instantSchema } from "./tijd.ts";
import { TRAJECTVASTLEGGINGEN, type TrajectvastleggingSoort } from "./trajectinvoer.ts";
import { TRAJECTSTAPPEN } from "./trajectpad.ts";

const stapSchema = z.enum(TRAJECTSTAPPEN);

/** An organisation that takes part in a track: whoever investigates there reads and works on it. */
const deelnemerSchema = z.object({ organisatie: organisatieCodeSchema, van: instantSchema });

const gemeenschappelijk = {
  type: z.literal("strafrechtelijk-traject"),
  trajectId: trajectIdSchema,
  /** The casus that it is about. Nothing on the casus leads back here (X8). */
  casusId: casusIdSchema,
  versie: z.int().min(1),
  /** Which organisation began it, and asks others to take part. */
  leiding: organisatieCodeSchema,
  deelnemers: z.array(deelnemerSchema).min(1),
  begonnenOp: instantSchema,
  /** Outcome per step, the last one: what a machine that arrives late is told. */
  uitkomsten: z.partialRecord(stapSchema, z.string()),
  /** The execution that walks it, and where it begins. */
  uitvoering: loopstandSchema.extend({ begin: stapSchema }),
  teDrijven: z.boolean(),
};

/**
 * A criminal track (H4.2): an aggregate of its own beside the casus, which it may outlive. Open: a step with its owner, task and
 * next date. Done: where it ended, in a code. The types allow nothing else.
 */
export const trajectSchema = z.discriminatedUnion("status", [
  z.object({
    ...gemeenschappelijk,
    status: z.literal("open"),
    positie: z.object({ stap: stapSchema, sinds: instantSchema }),
    /** The task of the step: there is always one. */
    lopendeTaakId: taakIdSchema,
    eigenaar: eigenaarSchema,
    volgendeDatum: instantSchema,
    /** When the watchdog looks whether its execution runs. */
    klok: instantSchema,
  }),
  z.object({
    ...gemeenschappelijk,
    status: z.literal("afgerond"),
    /** The step at which it ended, and the decision, judgment or outcome that ended it. */
    einde: z.object({ stap: stapSchema, code: z.string(), op: instantSchema }),
    klok: z.null(),
  }),
]);
export type Traject = z.infer<typeof trajectSchema>;
export type OpenTraject = Extract<Traject, { status: "open" }>;

const vastlegging = <S extends TrajectvastleggingSoort>(soort: S) =>
  z.object({
    type: z.literal("trajectvastlegging"),
    soort: z.literal(soort),
    trajectId: trajectIdSchema,
    vastleggingId: vastleggingIdSchema,
    inhoud: TRAJECTVASTLEGGINGEN[soort],
    vastgelegdOp: instantSchema,
    /** Null: by the system. */
    vastgelegdDoor: eigenaarSchema.nullable(),
    kenmerk: kenmerkSchema,
  });

/** What was recorded in a track, at each step. */
export const trajectvastleggingSchema = z.discriminatedUnion("soort", [
  vastlegging("pre-weeg"),
  vastlegging("checklist"),
  vastlegging("strategie"),
  vastlegging("middelen"),
  vastlegging("om-beslissing"),
  vastlegging("zitting"),
  vastlegging("teruggeleid"),
  vastlegging("deelnemer"),
  vastlegging("overname"),
]);
export type Trajectvastlegging = z.infer<typeof trajectvastleggingSchema>;

/** That an organisation takes part, for its list of tracks; access asks the track itself. */
export const trajectdeelnameSchema = z.object({
  type: z.literal("trajectdeelname"),
  trajectId: trajectIdSchema,
  organisatie: organisatieCodeSchema,
  van: instantSchema,
});
export type Trajectdeelname = z.infer<typeof trajectdeelnameSchema>;

/**
 * Which track runs on a casus; in a partition of its own, so that who reads the casus neither reads it nor pays for it. At most one
 * runs at a time: whoever starts or ends one writes this.
 */
export const trajectwijzerSchema = z.object({
  type: z.literal("trajectwijzer"),
  casusId: casusIdSchema,
  versie: z.int().min(1),
  lopend: trajectIdSchema.nullable(),
  eerdere: z.array(trajectIdSchema),
});
export type Trajectwijzer = z.infer<typeof trajectwijzerSchema>;

/** Head of the history of a track. */
export const trajecthistorieKopSchema = z.object({
  type: z.literal("trajecthistorie-kop"),
  trajectId: trajectIdSchema,
  versie: z.int().min(1),
  hash: z.string(),
});
export type TrajecthistorieKop = z.infer<typeof trajecthistorieKopSchema>;

/** A line of the history of a track, chained as those of a casus are; a chain of its own, so that none of a casus moves (design section 6). */
export const trajecthistorieSchema = z.object({
  type: z.literal("trajecthistorie"),
  trajectId: trajectIdSchema,
  nummer: z.int().min(1),
  wat: z.string(),
  door: eigenaarSchema.nullable(),
  op: instantSchema,
  inhoudHash: z.string(),
  vorige: z.string(),
  hash: z.string(),
  zout: z.string().nullable(),
});
export type Trajecthistorie = z.infer<typeof trajecthistorieSchema>;

/** Everything of one track but its history and events. */
export interface Trajectdossier {
  readonly traject: Traject;
  readonly taken: readonly Trajecttaak[];
  readonly vastleggingen: readonly Trajectvastlegging[];
  readonly kop: TrajecthistorieKop | null;
}

/** The records of one track as a whole; null when there is no head among them. */
export const trajectdossierVan = (records: readonly KetenRecord[]): Trajectdossier | null => {
  const traject = records.find((record) => record.type === "strafrechtelijk-traject");
  if (traject === undefined) return null;
  return {
    traject,
    taken: records.filter((record) => record.type === "trajecttaak"),
    vastleggingen: records
      .filter((record) => record.type === "trajectvastlegging")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    kop: records.find((record) => record.type === "trajecthistorie-kop") ?? null,
  };
};

/** The recipient of facts on criminal tracks for the figures (K11): apart from `inzicht`, so that the numbers of that do not move. */
export const INZICHT_OPSPORING: OrganisatieCode = "inzicht-opsporing";

/** Those facts: kept apart from the others as well, so that who counts the others cannot see that there was one (K11, X8). */
const TRAJECTFEITEN = ["strafrechtelijk-traject", "om-beslissing"] as const;
export type Trajectfeit = (typeof TRAJECTFEITEN)[number];
export const isTrajectfeit = (feit: string): boolean => TRAJECTFEITEN.some((een) => een === feit);

const ONTVANGER = "opsporing-";

/** Code under which who investigates at an organisation is told: apart from the organisation, so that its own feed does not move (X8). */
export const opsporingOntvanger = (organisatie: OrganisatieCode): OrganisatieCode => `${ONTVANGER}${organisatie}`;

/** The organisation behind such a code; null: it is another recipient. */
export const opsporendAchter = (
  { rollen }: Pick<Regio, "rollen">,
  ontvanger: OrganisatieCode,
): OrganisatieCode | null =>
  rollen.strafrecht.find((organisatie) => opsporingOntvanger(organisatie) === ontvanger) ?? null;

/** Whether this code can only be that of who investigates somewhere: no organisation may have it. */
export const isOpsporingOntvanger = (code: string): boolean => code.startsWith(ONTVANGER);

/** Where a recipient with access reads on. */
export const trajectpadVan = (trajectId: string): string => `/v1/strafrechtelijke-trajecten/${trajectId}`;
