import * as z from "zod";
import { actieResultaatInvoer, actiestandInvoer } from "./actieresultaat.ts";
import { commitmentInhoud } from "./commitment.ts";
import { evaluatieInvoer, lesInvoer, procesbegeleiderInvoer } from "./evaluatie.ts";
import { voortgangInhoud } from "./voortgang.ts";
import { afsluitformulierInvoer } from "./afsluiten.ts";
import {
  nazorgaanbodInvoer,
  nazorgantwoordInhoud,
  nazorgInhoud,
  nazorgInvoer,
  terugvalbesluitInvoer,
  terugvalInvoer,
} from "./nazorg.ts";
import { eigenaarSchema } from "./taak.ts";
import { samenvoegingafrondingInvoer, samenvoegingInhoud, splitsingInhoud } from "./casusverwijzing.ts";
import { casusIdSchema, organisatieCodeSchema, plekIdSchema, vastleggingIdSchema } from "./ids.ts";
import { hoorverslagInhoud, hoorvrijstellingInvoer } from "./horen.ts";
import { INTERVENTIE_UITKOMSTEN, type InterventieUitkomst } from "./interventie.ts";
import { informatieantwoordInhoud, informatievraagInvoer } from "./informatievraag.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { hervattingInhoud, opschortingInhoud, verlengingInhoud } from "./opschorting.ts";
import { planVaststellingInhoud } from "./plan.ts";
import { inzetEldersInvoer } from "./stapeling.ts";
import { afspraakresultaatInvoer, casusoverlegInhoud } from "./casusoverleg.ts";
import { meldervraagInvoer } from "./meldervraag.ts";
import { inhaalafdoeningInvoer, instroomInhoud, terugleidingInhoud } from "./instroom.ts";
import { regioAntwoordInvoer, regioOverdrachtInhoud } from "./regio-overdracht.ts";
import { gemeenteAntwoordInhoud, gemeenteOverdrachtInhoud } from "./gemeente-overdracht.ts";
import { uitgevoerdInvoer } from "./uitgevoerd.ts";
import { partnerkeuzeInhoud } from "./uitnodiging.ts";
import { procesregieInhoud } from "./procesregie.ts";
import { zorgcoordinatieInhoud } from "./zorgcoordinatie.ts";
import { korteTekst, langeTekst, lijst, ofNiets } from "./tekst.ts";
import { instantSchema } from "./tijd.ts";
import {
  afstemmingssluitingInvoer,
  afstemmingsvraagInvoer,
  opsporingsantwoordInvoer,
  opsporingsvraagInvoer,
  zorgantwoordInvoer,
} from "./zorgafstemming.ts";
import {
  bedenktijdafrondingInvoer,
  bewijsmiddelInvoer,
  doorlaatverbodInhoud,
  expertiseafwijzingInvoer,
  oordeelInhoud,
  wegingInhoud,
} from "./weging.ts";

/** 2.2: what a known zorgcoördinator adds before the first weging (H2.2-d12). */
export const verrijkingInvoer = z.strictObject({ bevindingen: langeTekst });

/** A prepared handover: minimal and informative, to one receiving partner (H2.3-d2, H3.2-c5). */
export const overdrachtInvoer = z.strictObject({
  ontvanger: organisatieCodeSchema,
  /** Code of one of the region's legal bases: which, the decision asks (standards.md, BIO2/AVG/WGS 4). */
  grondslag: korteTekst,
  inhoud: langeTekst,
  /** What of the casus goes along; special and criminal data that others supplied ask their agreement first. */
  onderdelen: lijst(vastleggingIdSchema).default([]),
});
export type OverdrachtInvoer = z.infer<typeof overdrachtInvoer>;

/** What the receiver says of a handover; a refusal tells the team what to do else. */
export const overdrachtAntwoordInvoer = z
  .strictObject({
    antwoord: z.enum(["aanvaard", "geweigerd"], { error: "moet aanvaard of geweigerd zijn" }),
    toelichting: ofNiets(langeTekst),
  })
  .refine(({ antwoord, toelichting }) => antwoord === "aanvaard" || toelichting !== null, {
    error: "vertel bij een weigering waarom, zodat het ketenregieteam verder kan",
    path: ["toelichting"],
  });
export type OverdrachtAntwoord = z.infer<typeof overdrachtAntwoordInvoer>;

/** Why an offered handover is taken back before its receiver accepted it. */
export const intrekkingInvoer = z.strictObject({ reden: korteTekst });

/** What came of a handover: what its receiver answered, or that it was withdrawn and why. */
const overdrachtUitkomst = z.strictObject({
  antwoord: z.enum(["aanvaard", "geweigerd", "ingetrokken"]),
  toelichting: z.string().nullable(),
});

/** That nobody needs to take over, and why: a handover is "eventueel" (H2.3-d2). */
export const afschalingInvoer = z.strictObject({ reden: langeTekst });

/** Why a casus that was scaled down is taken up again (NB6). */
export const heropeningInvoer = z.strictObject({ reden: langeTekst });

/** A supplier agrees, or does not, that what it supplied goes to somebody outside the casus (WGS). */
export const instemmingInvoer = z.strictObject({
  ontvanger: organisatieCodeSchema,
  akkoord: z.boolean(),
  toelichting: ofNiets(korteTekst),
});
export type InstemmingInvoer = z.infer<typeof instemmingInvoer>;

/** Of which municipality a casus is (B6.F1). */
export const gemeentebepalingInvoer = z.strictObject({ gemeente: korteTekst, toelichting: korteTekst });
export type GemeentebepalingInvoer = z.infer<typeof gemeentebepalingInvoer>;

/** 3.2: what earlier meldingen on the location, company or person mean for this casus (H3.2-b3). */
export const plekbeoordelingInvoer = z.strictObject({
  plekId: plekIdSchema,
  verband: z.enum(["ja", "nee", "onduidelijk"], { error: "moet ja, nee of onduidelijk zijn" }),
  toelichting: korteTekst,
});
export type PlekbeoordelingInvoer = z.infer<typeof plekbeoordelingInvoer>;

/** Beside the path: what who intervenes under a doorlaatverbod reports; there is no end without a result (H2.3-a7). */
export const interventieberichtInvoer = z.strictObject({
  uitkomst: z.enum(["loopt", "uit-situatie"], { error: "moet loopt of uit-situatie zijn" }),
  resultaat: langeTekst,
});
/** The team records why the victim is out of the situation already. */
export const interventiebeeindigingInvoer = z.strictObject({ reden: langeTekst });
const interventie = z.strictObject({
  uitkomst: z.enum(Object.keys(INTERVENTIE_UITKOMSTEN) as [InterventieUitkomst, ...InterventieUitkomst[]]),
  resultaat: langeTekst,
});

/** Every kind of record that a professional adds to a casus; immutable: a correction is a new record (design section 6). */
export const VASTLEGGINGEN = {
  verrijking: verrijkingInvoer,
  weging: wegingInhoud,
  bewijsmiddel: bewijsmiddelInvoer,
  oordeel: oordeelInhoud,
  doorlaatverbod: doorlaatverbodInhoud,
  expertiseafwijzing: expertiseafwijzingInvoer,
  bedenktijdafronding: bedenktijdafrondingInvoer,
  overdracht: overdrachtInvoer,
  overdrachtantwoord: overdrachtUitkomst,
  afschaling: afschalingInvoer,
  heropening: heropeningInvoer,
  planvaststelling: planVaststellingInhoud,
  casusoverleg: casusoverlegInhoud,
  afspraakresultaat: afspraakresultaatInvoer,
  partnerkeuze: partnerkeuzeInhoud,
  actieresultaat: actieResultaatInvoer,
  actiestand: actiestandInvoer,
  commitment: commitmentInhoud,
  "uitgevoerde-interventie": uitgevoerdInvoer,
  zorgcoordinatie: zorgcoordinatieInhoud,
  procesregie: procesregieInhoud,
  interventie,
  voortgang: voortgangInhoud,
  nazorg: nazorgInhoud,
  nazorgaanbod: nazorgaanbodInvoer,
  nazorgantwoord: nazorgantwoordInhoud,
  nazorgafspraken: nazorgInvoer,
  terugval: terugvalInvoer,
  terugvalbesluit: terugvalbesluitInvoer,
  afsluitformulier: afsluitformulierInvoer,
  procesbegeleider: procesbegeleiderInvoer,
  evaluatie: evaluatieInvoer,
  les: lesInvoer,
  instemming: instemmingInvoer,
  plekbeoordeling: plekbeoordelingInvoer,
  "inzet-elders": inzetEldersInvoer,
  informatievraag: informatievraagInvoer,
  informatieantwoord: informatieantwoordInhoud,
  meldervraag: meldervraagInvoer,
  hoorverslag: hoorverslagInhoud,
  hoorvrijstelling: hoorvrijstellingInvoer,
  opschorting: opschortingInhoud,
  hervatting: hervattingInhoud,
  verlenging: verlengingInhoud,
  "gemeente-overdracht": gemeenteOverdrachtInhoud,
  "gemeente-overdrachtantwoord": gemeenteAntwoordInhoud,
  "regio-overdracht": regioOverdrachtInhoud,
  "regio-overdrachtantwoord": regioAntwoordInvoer,
  instroom: instroomInhoud,
  terugleiding: terugleidingInhoud,
  inhaalafdoening: inhaalafdoeningInvoer,
  splitsing: splitsingInhoud,
  samenvoeging: samenvoegingInhoud,
  samenvoegingafronding: samenvoegingafrondingInvoer,
  zorgafstemming: afstemmingsvraagInvoer,
  opsporingsvraag: opsporingsvraagInvoer,
  /** `sluit` of an answer: whether that left nothing to do, by the region's list as it was then. */
  opsporingsantwoord: opsporingsantwoordInvoer.extend({ sluit: z.boolean() }),
  zorgantwoord: zorgantwoordInvoer.extend({ sluit: z.boolean() }),
  afstemmingssluiting: afstemmingssluitingInvoer,
} as const;
export type VastleggingSoort = keyof typeof VASTLEGGINGEN;

const vastlegging = <S extends VastleggingSoort>(soort: S) =>
  z.object({
    type: z.literal("vastlegging"),
    soort: z.literal(soort),
    vastleggingId: vastleggingIdSchema,
    casusId: casusIdSchema,
    inhoud: VASTLEGGINGEN[soort],
    /** The record that it is about: the plan that was established, the actie that has a result. */
    bij: z.string().nullable(),
    vastgelegdOp: instantSchema,
    vastgelegdDoor: eigenaarSchema,
    /** Version of the definitions and instruments in force (S1.1.1). */
    definitieVersie: z.string(),
    kenmerk: kenmerkSchema,
  });

export const vastleggingSchema = z.discriminatedUnion("soort", [
  vastlegging("verrijking"),
  vastlegging("weging"),
  vastlegging("bewijsmiddel"),
  vastlegging("oordeel"),
  vastlegging("doorlaatverbod"),
  vastlegging("expertiseafwijzing"),
  vastlegging("bedenktijdafronding"),
  vastlegging("overdracht"),
  vastlegging("overdrachtantwoord"),
  vastlegging("afschaling"),
  vastlegging("heropening"),
  vastlegging("partnerkeuze"),
  vastlegging("casusoverleg"),
  vastlegging("afspraakresultaat"),
  vastlegging("planvaststelling"),
  vastlegging("actieresultaat"),
  vastlegging("actiestand"),
  vastlegging("commitment"),
  vastlegging("uitgevoerde-interventie"),
  vastlegging("zorgcoordinatie"),
  vastlegging("procesregie"),
  vastlegging("interventie"),
  vastlegging("voortgang"),
  vastlegging("nazorg"),
  vastlegging("nazorgaanbod"),
  vastlegging("nazorgantwoord"),
  vastlegging("nazorgafspraken"),
  vastlegging("terugval"),
  vastlegging("terugvalbesluit"),
  vastlegging("afsluitformulier"),
  vastlegging("procesbegeleider"),
  vastlegging("evaluatie"),
  vastlegging("les"),
  vastlegging("instemming"),
  vastlegging("plekbeoordeling"),
  vastlegging("inzet-elders"),
  vastlegging("informatievraag"),
  vastlegging("informatieantwoord"),
  vastlegging("meldervraag"),
  vastlegging("hoorverslag"),
  vastlegging("hoorvrijstelling"),
  vastlegging("opschorting"),
  vastlegging("hervatting"),
  vastlegging("verlenging"),
  vastlegging("gemeente-overdracht"),
  vastlegging("gemeente-overdrachtantwoord"),
  vastlegging("regio-overdracht"),
  vastlegging("regio-overdrachtantwoord"),
  vastlegging("instroom"),
  vastlegging("terugleiding"),
  vastlegging("inhaalafdoening"),
  vastlegging("splitsing"),
  vastlegging("samenvoeging"),
  vastlegging("samenvoegingafronding"),
  vastlegging("zorgafstemming"),
  vastlegging("opsporingsvraag"),
  vastlegging("opsporingsantwoord"),
  vastlegging("zorgantwoord"),
  vastlegging("afstemmingssluiting"),
]);
export type Vastlegging = z.infer<typeof vastleggingSchema>;
