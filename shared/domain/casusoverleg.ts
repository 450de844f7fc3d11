import * as z from "zod";
import { afspraakIdSchema, organisatieCodeSchema, overlegIdSchema, type OrganisatieCode } from "./ids.ts";
import { korteTekst, langeTekst, lijst, nietLegeLijst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";

/** How many agreements one overleg makes: each can be a task, and all are written together (design rule 1). */
const AFSPRAKEN_MAXIMAAL = 15;

const aanwezige = z.strictObject({
  organisatie: organisatieCodeSchema,
  wijze: z.enum(["fysiek", "digitaal"], { error: "moet fysiek of digitaal zijn" }),
});
const afspraak = z.strictObject({
  omschrijving: korteTekst,
  organisatie: ofNiets(organisatieCodeSchema).meta({
    description: "Wie de afspraak uitvoert: die organisatie krijgt er een taak van. Zonder: een afspraak van allen",
  }),
  uiterlijk: ofNiets(datumSchema),
});

/** 3.1: a casusoverleg counts as held only with attendance (H3.1-c1, X12). */
export const casusoverlegInvoer = z.strictObject({
  overlegId: ofNiets(overlegIdSchema).meta({
    description: "Het geplande overleg; zonder waarde dat waarvan de casus op de agenda staat, als dat er is",
  }),
  gehoudenOp: z.iso.datetime({ offset: true, error: "moet een tijdstip met zone zijn, als 2026-11-24T10:00:00Z" }),
  plaats: ofNiets(korteTekst).meta({ description: "Zonder waarde die van het geplande overleg" }),
  aanwezig: nietLegeLijst(aanwezige),
  afwezigheidDomein: ofNiets(korteTekst).meta({
    description: "Waarom het zorgdomein of het veiligheidsdomein niet aan tafel zat; nodig als dat zo was",
  }),
  afspraken: lijst(afspraak, AFSPRAKEN_MAXIMAAL).default([]),
});

/** What is kept of it. What was stored before attendance told how, and agreements who, reads as all were there in person. */
export const casusoverlegInhoud = z.strictObject({
  overlegId: overlegIdSchema.nullable().default(null),
  gehoudenOp: z.string(),
  plaats: z.string(),
  aanwezig: z.array(
    z.union([aanwezige, organisatieCodeSchema.transform((organisatie) => ({ organisatie, wijze: "fysiek" as const }))]),
  ),
  afwezigheidDomein: z.string().nullable().default(null),
  afspraken: z.array(
    z.union([
      /** With an id when it is somebody's task. */
      afspraak.extend({ afspraakId: afspraakIdSchema.nullable() }),
      z.string().transform((omschrijving) => ({ afspraakId: null, omschrijving, organisatie: null, uiterlijk: null })),
    ]),
  ),
});
export type CasusoverlegInhoud = z.infer<typeof casusoverlegInhoud>;

/** What came of an agreement. */
export const afspraakresultaatInvoer = z.strictObject({
  status: z.enum(["gedaan", "niet-gedaan"], { error: "moet gedaan of niet-gedaan zijn" }),
  resultaat: langeTekst,
});

/** The organisations that were at the table, in person or at a distance. */
export const aanwezigBij = (inhoud: Pick<z.infer<typeof casusoverlegInvoer>, "aanwezig">): readonly OrganisatieCode[] =>
  inhoud.aanwezig.map(({ organisatie }) => organisatie);
