import * as z from "zod";
import { commitmentAanTafel } from "./commitment.ts";
import { actiedoelVelden, doelwit, interventiesoort } from "./actiedoel.ts";
import { actieIdSchema, casusIdSchema, dossierIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import type { DossierId } from "./ids.ts";
import type { Kalender } from "./kalender.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import type { Regio } from "./regio.ts";
import { korteTekst, langeTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema, type Instant } from "./tijd.ts";
import { deelnemers, gewogenDoor } from "./weging.ts";

/** In which role an organisation carries out an actie. */
export const actierol = z.enum(["partner", "lid-ketenregieteam", "zorgcoordinator", "procesregisseur"], {
  error: "moet partner, lid-ketenregieteam, zorgcoordinator of procesregisseur zijn",
});

/** An actie of the plan: owner organisation and role, deadline, kind, and what else it is part of (H4.1-a1, S1.6.1). */
export const actieInvoer = z.strictObject({
  omschrijving: korteTekst,
  soort: interventiesoort,
  gerichtOp: doelwit,
  ...actiedoelVelden,
  organisatie: organisatieCodeSchema,
  rol: actierol.default("partner"),
  ondersteuners: lijst(organisatieCodeSchema)
    .default([])
    .meta({ description: "Organisaties op de casus die meehelpen; zij krijgen er geen taak van" }),
  /** Linked to the goal of the plan (S1.6.1). */
  eigenDoel: ofNiets(korteTekst).meta({ description: "Welk doel van de eigen organisatie de actie ook dient" }),
  uiterlijk: ofNiets(datumSchema),
  verplicht: z.boolean().default(true),
  voortzettingVan: ofNiets(actieIdSchema).meta({
    description: "De actie van het geldende plan die hiermee doorgaat: haar taak blijft. Null: een nieuwe actie",
  }),
});
export type ActieInvoer = z.infer<typeof actieInvoer>;

/** What a victim needs, in own words where that can be, or why nobody knows it yet: the head of the plan. */
const behoefte = z
  .strictObject({
    dossierId: ofNiets(dossierIdSchema).meta({ description: "Van wie; null: van ieder in de casus" }),
    behoefte: ofNiets(langeTekst),
    inEigenWoorden: z.boolean().default(false),
    waaromOnbekend: ofNiets(korteTekst),
  })
  .refine((een) => (een.behoefte === null) !== (een.waaromOnbekend === null), {
    path: ["behoefte"],
    error: "geef de behoefte, of bij waaromOnbekend waarom die nog niet bekend is",
  });

const monitoringsafspraak = z.strictObject({
  afspraak: korteTekst,
  organisatie: organisatieCodeSchema.meta({ description: "Wie monitort" }),
  eersteRonde: ofNiets(datumSchema),
  elkeDagen: ofNiets(
    z.int({ error: "moet een aantal dagen zijn" }).min(1, { error: "moet 1 of meer zijn" }).max(366, {
      error: "mag hoogstens 366 zijn",
    }),
  ).meta({ description: "Zo veel dagen na een ronde is de volgende" }),
});

/** 3.3: a plan in concept; whether it is complete is asked when it is established (H3.3-c1, c5, c6; X10). */
export const planInvoer = z.strictObject({
  behoefteSlachtoffer: lijst(behoefte, 100).default([]),
  doel: ofNiets(langeTekst),
  resultaten: lijst(korteTekst).default([]),
  acties: lijst(actieInvoer, 100).default([]),
  rolverdeling: lijst(z.strictObject({ organisatie: organisatieCodeSchema, rol: korteTekst })).default([]),
  monitoringsafspraken: lijst(monitoringsafspraak).default([]),
  /** Who directs what. */
  regieafspraken: lijst(z.strictObject({ afspraak: korteTekst, organisatie: organisatieCodeSchema })).default([]),
  /** Proposals for next steps (H3.3-c5). */
  voorstellen: z
    .strictObject({
      inhoud: lijst(korteTekst).default([]),
      proces: lijst(korteTekst).default([]),
      rolverdeling: lijst(z.strictObject({ organisatie: organisatieCodeSchema, voorstel: korteTekst })).default([]),
    })
    .default({ inhoud: [], proces: [], rolverdeling: [] }),
});
export type PlanInvoer = z.infer<typeof planInvoer>;

/** How many commitments are recorded with a plan: each is a record and may end a task, all together (design rule 1). */
const COMMITMENTS_MAXIMAAL = 12;

/** 3.3: the team establishes a concept; it says why when that is in an older format than the region now has (H3.3-e1). */
export const planVaststellingInvoer = z.strictObject({
  motivering: korteTekst,
  redenOuderFormat: ofNiets(korteTekst),
  deelnemers,
  commitments: lijst(commitmentAanTafel, COMMITMENTS_MAXIMAAL)
    .default([])
    .meta({ description: "Wat organisaties aan tafel zeiden over het uitwisselen van gegevens" }),
});
export type PlanVaststelling = z.infer<typeof planVaststellingInvoer>;
/** What the record of it holds: who decided, as the register knew them (X3, X11); each commitment is a record of its own. */
export const planVaststellingInhoud = planVaststellingInvoer
  .omit({ commitments: true })
  .extend({ deelnemers: z.array(gewogenDoor) });

/**
 * A version of the plan van aanpak. A concept is superseded by the next one (`vervangen`). Once vastgesteld it is immutable; which
 * one is in force, the head of the casus says (H3.3-a2).
 */
export const planSchema = z.object({
  type: z.literal("plan"),
  casusId: casusIdSchema,
  planVersie: z.int().min(1),
  versie: z.int().min(1),
  status: z.enum(["concept", "vervangen", "vastgesteld"]),
  /** Version of the region's format in which it was made; null: the region has none (H3.3-e1). */
  format: z.string().nullable(),
  /** The second weging with its analysis that it rests on: the last one there was (H3.3-b1, c4). */
  weging: vastleggingIdSchema.nullable(),
  inhoud: planInvoer,
  gemaaktOp: instantSchema,
  kenmerk: kenmerkSchema,
});
export type Plan = z.infer<typeof planSchema>;

/**
 * An actie of an established plan, as that version has it; its Taak carries owner and date (X11). One that a later version goes on
 * with keeps its id, and so its Taak.
 */
export const actieSchema = z.object({
  type: z.literal("actie"),
  actieId: actieIdSchema,
  casusId: casusIdSchema,
  planVersie: z.int().min(1),
  /** Place in the plan: together with planVersie it is put out exactly once. */
  nummer: z.int().min(0),
  inhoud: actieInvoer,
  uitgezetOp: instantSchema,
  /** The casus from which it came along when that ended in this one: it is of no plan here until one goes on with it. */
  overgenomenVan: casusIdSchema.nullable().default(null),
  kenmerk: kenmerkSchema,
});
export type Actie = z.infer<typeof actieSchema>;

const ONDERDELEN = {
  doel: (plan) => plan.doel !== null,
  resultaten: (plan) => plan.resultaten.length > 0,
  acties: (plan) => plan.acties.length > 0,
  rolverdeling: (plan) => plan.rolverdeling.length > 0,
  monitoringsafspraken: (plan) => plan.monitoringsafspraken.length > 0,
  regieafspraken: (plan) => plan.regieafspraken.length > 0,
} as const satisfies Readonly<Record<string, (plan: PlanInvoer) => boolean>>;

/** Whether of each client is said what they need, or why nobody knows. */
const noemtIedereen = ({ behoefteSlachtoffer }: PlanInvoer, dossierIds: readonly DossierId[]): boolean =>
  behoefteSlachtoffer.some(({ dossierId }) => dossierId === null) ||
  (behoefteSlachtoffer.length > 0 &&
    dossierIds.every((id) => behoefteSlachtoffer.some(({ dossierId }) => dossierId === id)));

/**
 * The parts that a plan lacks to be established: the need of each victim, at its head, and the six of X10 (H3.3-c1, c6).
 * @param dossierIds the clients of the casus
 */
export const ontbrekendeOnderdelen = (plan: PlanInvoer, dossierIds: readonly DossierId[]): readonly string[] => [
  ...(noemtIedereen(plan, dossierIds) ? [] : ["behoefteSlachtoffer"]),
  ...Object.entries(ONDERDELEN).flatMap(([naam, aanwezig]) => (aanwezig(plan) ? [] : [naam])),
];

/** The version of the region's format in force: a next one stands behind it in the region's data (H3.3-e1). */
export const formatInWerking = ({ instrumenten, planformat }: Regio): string | null =>
  instrumenten.findLast(({ code }) => code === planformat)?.versie ?? null;

/**
 * When the next monitoring round is, as the plan agreed: the earliest of the agreed first dates that are still to come, and of so
 * many days from now. Null: nothing was agreed, so the region's term counts (H3.3-c6, H4.3).
 * @param verschoven what has become of an agreed date since the plan was established
 */
export const volgendeMonitoring = (
  { monitoringsafspraken }: PlanInvoer,
  { nu, kalender }: { readonly nu: Instant; readonly kalender: Kalender },
  verschoven: (datum: Instant) => Instant,
): Instant | null => {
  const data = monitoringsafspraken.flatMap(({ eersteRonde, elkeDagen }) => {
    const eerste = eersteRonde === null ? null : verschoven(kalender.eindeVan(eersteRonde));
    if (eerste !== null && eerste > nu) return [eerste];
    return elkeDagen === null ? [] : [kalender.deadline(nu, { eenheid: "dagen", aantal: elkeDagen })];
  });
  return data.toSorted()[0] ?? null;
};
