import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { activiteitNummerSchema } from "./activiteit.ts";

/** Class of a datum: name and address, circumstances, weighing factors (B1.6–B1.8, I2). */
export const dataklasseSchema = z.enum(["statisch", "dynamisch", "exceptioneel"]);
export type Dataklasse = z.infer<typeof dataklasseSchema>;
/** The wall behind which a datum is kept (design section 6, X8). */
export const compartimentSchema = z.enum(["personalia", "zorg", "veiligheid", "strafrecht", "evaluatie"]);
export type Compartiment = z.infer<typeof compartimentSchema>;
/** Categories that a cooperation may process only when the law says so (WGS; AVG 9, 10; I23). */
export const categorieSchema = z.enum([
  ...(["bsn", "gezondheid", "seksueel-gedrag", "strafrechtelijk", "afkomst", "levensovertuiging"] as const),
]);
export type Categorie = z.infer<typeof categorieSchema>;

/**
 * What every item with personal data says of itself: class, compartment, activity in which it came, special categories, who
 * supplied it, for what purpose, and which retention term of the region applies (standards.md, BIO2/AVG/WGS 2–4). The
 * sharing matrix of the region is read by it.
 */
export const kenmerkSchema = z.object({
  dataklasse: dataklasseSchema,
  compartiment: compartimentSchema,
  activiteit: activiteitNummerSchema,
  categorieen: z.array(categorieSchema),
  geleverdDoor: organisatieCodeSchema,
  doel: z.enum(["melding", "casus", "evaluatie", "preventie"]),
  bewaartermijn: z.enum(["casus", "afgeschaald", "oefening", "nazorg"]),
});
export type Kenmerk = z.infer<typeof kenmerkSchema>;

type Plaats = Pick<Kenmerk, "dataklasse" | "compartiment" | "activiteit" | "categorieen">;
const plaats = (
  activiteit: Plaats["activiteit"],
  compartiment: Compartiment,
  dataklasse: Dataklasse,
  ...categorieen: Categorie[]
): Plaats => ({ activiteit, compartiment, dataklasse, categorieen });

/**
 * Where each kind of information belongs. Weighings and interventions hold weighing factors (doorlaatverbod, risks):
 * exceptional, the strictest access (B1.8). What care adds may be about health.
 */
export const INFORMATIESOORTEN = {
  melding: plaats("2.1", "personalia", "dynamisch"),
  personalia: plaats("2.2", "personalia", "statisch"),
  bsn: plaats("2.2", "personalia", "statisch", "bsn"),
  verrijking: plaats("2.2", "zorg", "dynamisch", "gezondheid"),
  "eerste-weging": plaats("2.3", "veiligheid", "exceptioneel"),
  bewijsmiddel: plaats("2.3", "veiligheid", "exceptioneel"),
  oordeel: plaats("2.3", "veiligheid", "exceptioneel"),
  doorlaatverbod: plaats("2.3", "veiligheid", "exceptioneel"),
  interventie: plaats("2.3", "veiligheid", "exceptioneel"),
  "overdracht-na-weging-1": plaats("2.3", "zorg", "dynamisch"),
  // What is told to another gemeente, as what a partner is told in a handover.
  "gemeente-overdracht": plaats("2.3", "zorg", "dynamisch"),
  // What is told to another region, as what a partner is told in a handover.
  "regio-overdracht": plaats("2.3", "zorg", "dynamisch"),
  instemming: plaats("2.3", "veiligheid", "dynamisch"),
  heropening: plaats("2.3", "veiligheid", "dynamisch"),
  // Where a casus came from that enters further on, and what was passed over of it.
  instroom: plaats("2.3", "veiligheid", "dynamisch"),
  terugleiding: plaats("2.3", "veiligheid", "dynamisch"),
  // Who directs the casus: everybody on it, for whom to call.
  procesregie: plaats("2.3", "veiligheid", "dynamisch"),
  uitnodiging: plaats("3.1", "veiligheid", "dynamisch"),
  casusoverleg: plaats("3.1", "veiligheid", "dynamisch"),
  // Why a casus rests or a term got longer: everybody at the table, as who was invited is.
  opschorting: plaats("3.1", "veiligheid", "dynamisch"),
  afspraak: plaats("3.1", "veiligheid", "dynamisch"),
  // The reasons of a suggestion tell what a casus is weighed by, such as that somebody is a minor.
  partnervoorstel: plaats("3.1", "personalia", "exceptioneel"),
  // That there is another casus, and which: for who sees every casus. A cell that nothing else is in.
  casusverwijzing: plaats("2.2", "veiligheid", "exceptioneel"),
  pleksignaal: plaats("2.2", "veiligheid", "dynamisch"),
  plek: plaats("3.2", "veiligheid", "statisch"),
  // That meldingen name somebody who is no client: they may be suspected, so it is criminal data, of whom nothing is proven.
  persoon: plaats("3.2", "personalia", "statisch", "bsn", "strafrechtelijk"),
  // What was handed in as a file; its kind says of what it tells (the region's `bijlagen.soorten`).
  "bijlage-persoon": plaats("2.1", "personalia", "statisch", "bsn"),
  "bijlage-zorg": plaats("2.1", "zorg", "dynamisch", "gezondheid"),
  "bijlage-veiligheid": plaats("2.1", "veiligheid", "dynamisch"),
  plekbeoordeling: plaats("3.2", "veiligheid", "dynamisch", "strafrechtelijk"),
  // What partners bring to the picture (H3.2-a1): which part of it tells of what, the region says (`dossieropbouw`). Factors to
  // weigh are exceptional, as the weging is (B1.8); what was brought for the casusoverleg on safety is shared as that is.
  "bijdrage-betrokkene": plaats("3.2", "personalia", "dynamisch"),
  "bijdrage-netwerk": plaats("3.3", "personalia", "dynamisch"),
  "bijdrage-verdachte": plaats("3.3", "veiligheid", "exceptioneel", "strafrechtelijk"),
  "bijdrage-analyse": plaats("3.2", "veiligheid", "exceptioneel"),
  "bijdrage-veiligheid": plaats("3.1", "veiligheid", "dynamisch"),
  "bijdrage-zorg": plaats("3.2", "zorg", "dynamisch", "gezondheid"),
  // Cognitive level, mental disorder, addiction (H3.2-c4): a cell that nothing else is in.
  "bijdrage-bijzonder": plaats("3.2", "zorg", "exceptioneel", "gezondheid"),
  // Whether somebody is known elsewhere tells what nobody at the table said: the strictest class, by what who is asked works in.
  "informatievraag-zorg": plaats("3.1", "zorg", "exceptioneel", "gezondheid"),
  "informatievraag-veiligheid": plaats("3.1", "veiligheid", "exceptioneel", "strafrechtelijk"),
  "tweede-weging": plaats("3.2", "veiligheid", "exceptioneel"),
  // What a reporter told, and that one was not heard: it may tell who reported, so who works on the whole casus, and the meldpunt,
  // which has the meldingen.
  hoorverslag: plaats("3.2", "personalia", "exceptioneel"),
  expertiseafwijzing: plaats("3.2", "veiligheid", "dynamisch"),
  bedenktijdafronding: plaats("3.2", "veiligheid", "dynamisch"),
  "overdracht-naar-zorg": plaats("3.2", "zorg", "dynamisch"),
  // What another gremium does about somebody: told where that is weighed, and not to everybody at the table (S1.3.4).
  "inzet-elders": plaats("4.1", "veiligheid", "exceptioneel"),
  plan: plaats("3.3", "veiligheid", "dynamisch"),
  planvaststelling: plaats("3.3", "veiligheid", "dynamisch"),
  actie: plaats("4.1", "veiligheid", "dynamisch"),
  actieresultaat: plaats("4.1", "veiligheid", "dynamisch"),
  commitment: plaats("4.1", "veiligheid", "dynamisch"),
  "uitgevoerde-interventie": plaats("4.1", "veiligheid", "dynamisch"),
  zorgcoordinatie: plaats("4.1", "veiligheid", "dynamisch"),
  // Care and the criminal track align on care (H4.2-d1). What opsporing says is codes and a day, in a cell of its own.
  zorgafstemming: plaats("4.2", "zorg", "dynamisch", "gezondheid"),
  "zorgafstemming-opsporing": plaats("4.2", "zorg", "statisch"),
  // Of an investigation: nothing of it is with the casus, and nobody outside the compartment reads it (X8).
  traject: plaats("4.2", "strafrecht", "exceptioneel", "strafrechtelijk"),
  voortgang: plaats("4.3", "veiligheid", "dynamisch"),
  // Of professionals at work: with whom one speaks, and nothing of who the casus is about.
  contactkaart: plaats("4.3", "personalia", "statisch"),
  nazorg: plaats("4.4", "zorg", "dynamisch", "gezondheid"),
  // How a casus ended, and what was decided on a relapse, is of the shared view: nothing of who needs what.
  afsluiting: plaats("4.4", "veiligheid", "dynamisch"),
  procesbegeleider: plaats("5.1", "evaluatie", "dynamisch"),
  evaluatie: plaats("5.2", "evaluatie", "dynamisch"),
  les: plaats("5.3", "evaluatie", "dynamisch"),
} as const satisfies Readonly<Record<string, Plaats>>;
export type Informatiesoort = keyof typeof INFORMATIESOORTEN;
export const informatiesoortSchema = z.enum(Object.keys(INFORMATIESOORTEN) as [Informatiesoort, ...Informatiesoort[]]);
