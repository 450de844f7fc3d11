import * as z from "zod";
import { actieIdSchema, casusIdSchema, organisatieCodeSchema } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { korteTekst, langeTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";
import { deelnemers } from "./weging.ts";

/** An actie of the plan: owner organisation, deadline, kind (H4.1-a1). */
export const actieInvoer = z.strictObject({
  omschrijving: korteTekst,
  soort: z.enum([
    ...["veilige-situatie", "hulpverlening", "informeren-politie-justitie", "toeleiden", "psycho-educatie-netwerk"],
    ...["strafrechtelijk", "bestuursrechtelijk", "barrieres-opwerpen", "voorkomen-herhaald-daderschap", "anders"],
  ] as const),
  gerichtOp: z.enum(["slachtoffer", "verdachte", "netwerk", "locatie"]),
  organisatie: organisatieCodeSchema,
  uiterlijk: ofNiets(datumSchema),
  verplicht: z.boolean().default(true),
});

/** 3.3: a plan in concept; whether it is complete is asked when it is established (H3.3-c1, c5, c6; X10). */
export const planInvoer = z.strictObject({
  doel: ofNiets(langeTekst),
  resultaten: lijst(korteTekst).default([]),
  acties: lijst(actieInvoer, 100).default([]),
  rolverdeling: lijst(z.strictObject({ organisatie: organisatieCodeSchema, rol: korteTekst })).default([]),
  monitoringsafspraken: lijst(
    z.strictObject({ afspraak: korteTekst, organisatie: organisatieCodeSchema, eersteRonde: ofNiets(datumSchema) }),
  ).default([]),
  regieafspraken: lijst(z.strictObject({ afspraak: korteTekst, organisatie: organisatieCodeSchema })).default([]),
});
export type PlanInvoer = z.infer<typeof planInvoer>;
export const planVaststellingInvoer = z.strictObject({ motivering: korteTekst, deelnemers });

/** A version of the plan van aanpak. Once vastgesteld it is immutable; a later version supersedes it (H3.3-a2). */
export const planSchema = z.object({
  type: z.literal("plan"),
  casusId: casusIdSchema,
  planVersie: z.int().min(1),
  versie: z.int().min(1),
  status: z.enum(["concept", "vastgesteld"]),
  inhoud: planInvoer,
  gemaaktOp: instantSchema,
  kenmerk: kenmerkSchema,
});
export type Plan = z.infer<typeof planSchema>;

/** An actie that was put out to its owner; its Taak carries owner and date (X11). */
export const actieSchema = z.object({
  type: z.literal("actie"),
  actieId: actieIdSchema,
  casusId: casusIdSchema,
  planVersie: z.int().min(1),
  /** Place in the plan: together with planVersie it is put out exactly once. */
  nummer: z.int().min(0),
  inhoud: actieInvoer,
  uitgezetOp: instantSchema,
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

/** The parts that a plan lacks to be established: all six must be there (H3.3-c1, c6; X10). */
export const ontbrekendeOnderdelen = (plan: PlanInvoer): readonly string[] =>
  Object.entries(ONDERDELEN).flatMap(([naam, aanwezig]) => (aanwezig(plan) ? [] : [naam]));
