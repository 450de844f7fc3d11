import * as z from "zod";
import {
  casusIdSchema,
  dossierIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
  vastleggingIdSchema,
  type CasusId,
  type DossierId,
} from "./ids.ts";
import { loopstandSchema } from "./loopstand.ts";
import { verschuivingSchema } from "./opschorting.ts";
import { STAPPEN, type Stap } from "./pad.ts";
import { urgentietermijnenSchema } from "./regio-termijnen.ts";
import { eigenaarSchema } from "./taak.ts";
import { instantSchema } from "./tijd.ts";
import { samenwerkingSchema } from "./weging.ts";

const stapSchema = z.enum(STAPPEN as unknown as readonly [Stap, ...Stap[]]);

/** The execution that should be walking the casus: of which hoofdstap, and where it begins. */
export const uitvoeringSchema = loopstandSchema.extend({
  hoofdstap: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  begin: stapSchema,
});
export type Uitvoering = z.infer<typeof uitvoeringSchema>;

const gemeenschappelijk = {
  type: z.literal("casus"),
  casusId: casusIdSchema,
  versie: z.int().min(1),
  /** Code of the region's municipality of the exploitation, or null when unknown. */
  gemeente: organisatieCodeSchema.nullable(),
  verschijningsvormen: z.array(z.string()),
  /**
   * Who coordinates care, as the region's rules said when it opened: whoever reports another form later does not move the casus
   * to somebody else (H2.2-d12). Null: by the region's rules.
   */
  zorgcoordinatie: organisatieCodeSchema.nullable(),
  /** Whom the region's rules named since, when the casus turned out otherwise: each was put before the team once (NB11). */
  zorgAangeboden: z.array(organisatieCodeSchema).default([]),
  /** Who directs this casus, when the team gave it to another than the region names; null: by the region (X1). */
  procesregie: organisatieCodeSchema.nullable().default(null),
  ketenmodelVersie: z.string(),
  geopendOp: instantSchema,
  dossierIds: z.array(dossierIdSchema),
  /**
   * Clients who went on in another casus. What was recorded of them stays here, so that whoever reads it leaves a line in the
   * processing log for them too ({@link clientenIn}).
   */
  vertrokken: z.array(dossierIdSchema).default([]),
  /** The casussen that its clients came from by a split or a merge: what was reported of them there is weighed here ({@link meldingenUit}). */
  eerdereCasussen: z.array(casusIdSchema).default([]),
  /** Outcome per step, the last one: what a machine that arrives late is told. */
  uitkomsten: z.partialRecord(stapSchema, z.string()),
  /** How many executions each hoofdstap has had. */
  uitvoeringen: z.record(z.string(), z.int()),
  ronde: z.int().min(0),
  planVersie: z.int().nullable(),
  urgentie: z.string().nullable(),
  /** The terms that its urgency gave it, as the region had them then; what they leave out is the region's (H3.2-c6). */
  urgentietermijnen: urgentietermijnenSchema,
  /** How closely the partners work together on it (B1.9, I3); null until the team says. */
  samenwerking: samenwerkingSchema.nullable(),
  /** Acute according to the reporter, or a doorlaatverbod was indicated: the short term applies (H2.3-a2). */
  acuut: z.boolean(),
  /** What reporters hold of it themselves, apart from what was indicated and from what the team holds (H2.3-a2). */
  acuutVolgensMelder: z.boolean(),
  /** Organisation of the procesbegeleider of the evaluation, once appointed (H5.1). */
  procesbegeleiding: organisatieCodeSchema.nullable(),
  /** The handover that waits for its receiver: while it does, and null else. */
  overdracht: z.object({ vastleggingId: vastleggingIdSchema, ontvanger: organisatieCodeSchema }).nullable(),
  /**
   * Partners with access: from accepted invitation to its end (X7). `tot` is null while it lasts, or when it ends by itself;
   * `als`: only while the casus is at the second weging and the plan (R19), left out for any other partner.
   */
  betrokken: z.array(
    z.object({
      organisatie: organisatieCodeSchema,
      van: instantSchema,
      tot: instantSchema.nullable(),
      als: z.literal("eventueel").optional(),
    }),
  ),
  /** Who broke the glass, and until when: what access asks; the reason is in a record of its own. */
  noodtoegangen: z.array(z.object({ actorId: z.string().min(1), van: instantSchema, tot: instantSchema })),
  /** All that anybody outside the compartment knows of an investigation: whether there is one (I13, X8). */
  strafrechtelijkTrajectLoopt: z.boolean(),
  /** How the dates of all that is open were moved, in order: what was suspended, and what went on earlier (issue on uitvoering, 8). */
  verschuivingen: z.array(verschuivingSchema).default([]),
  /** How many of those all its records have; what comes by later moves by itself. */
  verschoven: z.int().min(0).default(0),
  /** That open work may still lie with who has that part in it no more: pages give it to who has, and then this is false. */
  herverdelen: z.boolean().default(false),
  /** The casussen that ended in this one, and what had ended in those. */
  samengevoegd: z.array(casusIdSchema).default([]),
  /** The last of them, while not all of its open work has come along (`besluiten/casus-samenvoegen.ts`); null: it has. */
  samenTeVoegen: casusIdSchema.nullable().default(null),
  teDrijven: z.boolean(),
};

const onderweg = {
  positie: z.object({ stap: stapSchema, sinds: instantSchema }),
  /** The task of the current step, when the machine has opened it. */
  lopendeTaakId: taakIdSchema.nullable(),
  uitvoering: uitvoeringSchema,
  eigenaar: eigenaarSchema,
  volgendeDatum: instantSchema,
  /** When the watchdog looks at it again. */
  klok: instantSchema,
};

const afgesloten = {
  afsluiting: z.object({ uitkomst: z.string(), op: instantSchema }),
  /** The last one: its hoofdstap tells at which weging the casus ended, and so where it begins again. */
  uitvoering: uitvoeringSchema,
  /** When its records have to go at the latest, by the region's terms (NB13): nobody acts on it yet. */
  bewarenTot: instantSchema,
  klok: z.null(),
};

/** What was decided of a handover, and in which record it stands: the accepted one, or why there is none (H2.3-d2, X5). */
export const overdrachtbesluitSchema = z.object({
  besluit: z.enum(["aanvaard", "geen"]),
  vastleggingId: vastleggingIdSchema,
});
export type Overdrachtbesluit = z.infer<typeof overdrachtbesluitSchema>;

/**
 * The head of a casus: where it is on its path. Open: owner, next date and the execution that walks it. At its end: an
 * outcome, when it was scaled down what was decided of its handover, and when it ended in another one which. The types allow nothing else (X1, X5).
 */
export const casusSchema = z.discriminatedUnion("status", [
  z.object({ ...gemeenschappelijk, ...onderweg, status: z.literal("open") }),
  z.object({
    ...gemeenschappelijk,
    ...afgesloten,
    status: z.literal("afgeschaald"),
    overdrachtbesluit: overdrachtbesluitSchema,
  }),
  z.object({
    ...gemeenschappelijk,
    ...afgesloten,
    status: z.literal("gesloten"),
    /** When the clock looks whether what ended in it is shielded as well; null: it is. */
    klok: instantSchema.nullable(),
  }),
  // It went on in another one: who read it still does, until that one closes.
  z.object({ ...gemeenschappelijk, ...afgesloten, status: z.literal("samengevoegd"), samengevoegdMet: casusIdSchema }),
]);
export type Casus = z.infer<typeof casusSchema>;
export type OpenCasus = Extract<Casus, { status: "open" }>;
export type GeslotenCasus = Extract<Casus, { status: "gesloten" }>;
export type AfgeschaaldeCasus = Extract<Casus, { status: "afgeschaald" }>;

/** Everybody whose data as a client is in the casus: who it is about, and who it was about until they went on elsewhere. */
export const clientenIn = ({
  dossierIds,
  vertrokken,
}: Pick<Casus, "dossierIds" | "vertrokken">): readonly DossierId[] => [...new Set([...dossierIds, ...vertrokken])];

/** The casussen whose meldingen on its clients are weighed in this one: that ended in it, and that they came from, as well. */
export const meldingenUit = ({
  casusId,
  samengevoegd,
  eerdereCasussen,
}: Pick<Casus, "casusId" | "samengevoegd" | "eerdereCasussen">): ReadonlySet<CasusId> =>
  new Set([casusId, ...samengevoegd, ...eerdereCasussen]);
