import * as z from "zod";
import { eigenaarSchema } from "./taak.ts";
import { casusIdSchema, organisatieCodeSchema, plekIdSchema, vastleggingIdSchema } from "./ids.ts";
import { INTERVENTIE_UITKOMSTEN, type InterventieUitkomst } from "./interventie.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { anoniem, korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

const lijst = <T extends z.ZodType>(onderdeel: T, maximaal = 50) =>
  z.array(onderdeel).max(maximaal, { error: `hoogstens ${maximaal} onderdelen` });
const nietLegeLijst = <T extends z.ZodType>(onderdeel: T, maximaal = 50) =>
  lijst(onderdeel, maximaal).min(1, { error: "noem er ten minste één" });

/** Who took part in a weging, from which seat (X3). */
const deelnemers = nietLegeLijst(
  z.strictObject({
    organisatie: organisatieCodeSchema,
    akkoord: z.boolean().default(true),
    toelichting: ofNiets(korteTekst),
  }),
);

/** 2.2: what a known zorgcoördinator adds before the first weging (H2.2-d12). */
export const verrijkingInvoer = z.strictObject({ bevindingen: langeTekst });

/** A piece of evidence, with its kind and source (H2.3-a9). */
const bewijsmiddel = z.strictObject({
  soort: korteTekst,
  omschrijving: korteTekst,
  bron: korteTekst,
  datum: datumSchema,
});

/** 2.3: first weging by the ketenregieteam (H2.3-a1 … a9). `acuutVolgensMelder` is the reporter's and is not asked here. */
export const eersteWegingInvoer = z.strictObject({
  soort: z.literal("eerste"),
  actueel: z.enum(["ja", "nee", "onbekend"]),
  veiligheid: z.enum(["veilig", "onveilig", "onbekend"]),
  kwalificatie: z.enum(["wel", "geen"]),
  doorlaatverbod: z.strictObject({
    besluit: z.enum(["niet-nodig", "toegepast"]),
    groteZekerheid: z.boolean().default(false),
    motivering: korteTekst,
  }),
  bewijsmiddelen: lijst(bewijsmiddel).default([]),
  motivering: langeTekst,
  deelnemers,
});
export type EersteWeging = z.infer<typeof eersteWegingInvoer>;

/** 3.2: second weging by those present at the casusoverleg (H3.2-a2, c5, c6, c8). */
export const tweedeWegingInvoer = z.strictObject({
  soort: z.literal("tweede"),
  mensenhandel: z.enum(["wel", "geen"]),
  zorg: z.enum(["wel", "geen"]),
  analyse: langeTekst,
  bedenktijd: z
    .strictObject({ overwogen: z.boolean(), toegepast: z.boolean() })
    .default({ overwogen: false, toegepast: false }),
  urgentie: korteTekst,
  motivering: langeTekst,
  deelnemers,
});
export type TweedeWeging = z.infer<typeof tweedeWegingInvoer>;

export const wegingInvoer = z.discriminatedUnion("soort", [eersteWegingInvoer, tweedeWegingInvoer]);

/** A prepared handover: minimal and informative, to one receiving partner (H2.3-d2, H3.2-c5). */
export const overdrachtInvoer = z.strictObject({
  ontvanger: organisatieCodeSchema,
  grondslag: korteTekst,
  inhoud: langeTekst,
  /** What of the casus goes along; special and criminal data that others supplied ask their agreement first. */
  onderdelen: lijst(vastleggingIdSchema).default([]),
});
export type OverdrachtInvoer = z.infer<typeof overdrachtInvoer>;

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

/** 3.1: the access of an invited partner ends before the casus does, or its invitation is withdrawn (X7). */
export const beeindigingInvoer = z.strictObject({ reden: korteTekst });

/** 3.1: the flexible shell is invited, each with role and added value (S1.6.2, H3.1-a3, a4). */
export const uitnodigingenInvoer = z
  .strictObject({
    besprekingOp: datumSchema,
    uitnodigingen: lijst(
      z.strictObject({ organisatie: organisatieCodeSchema, rol: korteTekst, toegevoegdeWaarde: korteTekst }),
      10,
    ),
    /** Why nobody of the shell is asked, when the list is empty. */
    toelichting: ofNiets(korteTekst),
  })
  .refine((invoer) => invoer.uitnodigingen.length > 0 || invoer.toelichting !== null, {
    error: "nodig ten minste één partner uit, of geef in toelichting waarom niet",
  });
export const uitnodigingAntwoordInvoer = z.strictObject({
  antwoord: z.enum(["geaccepteerd", "afgewezen"]),
  toelichting: ofNiets(korteTekst),
});

/** 3.1: a casusoverleg counts as held only with attendance (H3.1-c1, X12). */
export const casusoverlegInvoer = z.strictObject({
  gehoudenOp: z.iso.datetime({ offset: true, error: "moet een tijdstip met zone zijn, als 2026-11-24T10:00:00Z" }),
  plaats: korteTekst,
  aanwezig: nietLegeLijst(organisatieCodeSchema),
  afspraken: lijst(korteTekst).default([]),
});

/** 3.2: what earlier meldingen on the location or company mean for this casus (H3.2-b3). */
export const plekbeoordelingInvoer = z.strictObject({
  plekId: plekIdSchema,
  verband: z.enum(["ja", "nee", "onduidelijk"], { error: "moet ja, nee of onduidelijk zijn" }),
  toelichting: korteTekst,
});
export type PlekbeoordelingInvoer = z.infer<typeof plekbeoordelingInvoer>;

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

/** 4.1: the result of an actie (H4.1-d2). */
export const actieResultaatInvoer = z.strictObject({
  status: z.enum(["gedaan", "niet-gedaan"]),
  resultaat: langeTekst,
  effectief: z.enum(["ja", "deels", "nee", "onbekend"]).default("onbekend"),
});

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

/** 4.3: a monitoring round (H4.3-a1, c1). */
export const voortgangInvoer = z.strictObject({
  gedaan: langeTekst,
  goedGegaan: ofNiets(langeTekst),
  minderGoed: ofNiets(langeTekst),
  nogInTeZetten: ofNiets(langeTekst),
  uitkomst: z.enum(["voortzetten", "bijsturen", "afronden"]),
});

/** 4.4: aftercare, for victims and perpetrators (H4.4-a1, c1; X13). */
export const nazorgInvoer = z.strictObject({
  afspraken: nietLegeLijst(
    z.strictObject({
      voor: z.enum(["slachtoffer", "verdachte"]),
      soort: z.enum(["veilige-plek", "advocaat", "hulpverlening", "anders"]),
      organisatie: organisatieCodeSchema,
      status: z.enum(["wachtlijst", "gestart", "overgedragen", "afgerond", "niet-nodig"]),
      toelichting: ofNiets(korteTekst),
    }),
  ),
});

/** 5.1: a neutral procesbegeleider, by agreement of all involved (H5.1-a4, c1; X14). */
export const procesbegeleiderInvoer = z.strictObject({
  organisatie: organisatieCodeSchema,
  overeenstemming: nietLegeLijst(organisatieCodeSchema),
});

/** 5.2: evaluation on an anonymous description (H5.1-a2, H5.2-b1, c1). */
export const evaluatieInvoer = z.strictObject({
  niveau: z.enum(["casus", "proces", "keten", "beleid"]),
  beschrijvingAnoniem: anoniem(langeTekst),
  goedGegaan: anoniem(langeTekst),
  beter: anoniem(langeTekst),
  verbeterpunten: lijst(
    z.strictObject({
      categorie: z.enum(["systemen", "processen", "rollen", "kennis"]),
      omschrijving: anoniem(korteTekst),
    }),
  ).default([]),
});

/** 5.3: lessons, and with what outcome the casus closes (H5.3, H4.1-d2). */
export const lesInvoer = z.strictObject({
  lessen: nietLegeLijst(
    z.strictObject({
      categorie: z.enum(["systemen", "processen", "rollen", "kennis"]),
      les: korteTekst,
      eigenaar: organisatieCodeSchema,
    }),
  ),
  uitkomst: z.enum(["gestopt", "beschermd", "overgedragen", "anders"]),
});

/** Every kind of record that a professional adds to a casus; immutable: a correction is a new record (design section 6). */
export const VASTLEGGINGEN = {
  verrijking: verrijkingInvoer,
  weging: wegingInvoer,
  overdracht: overdrachtInvoer,
  casusoverleg: casusoverlegInvoer,
  planvaststelling: planVaststellingInvoer,
  actieresultaat: actieResultaatInvoer,
  interventie,
  voortgang: voortgangInvoer,
  nazorg: nazorgInvoer,
  procesbegeleider: procesbegeleiderInvoer,
  evaluatie: evaluatieInvoer,
  les: lesInvoer,
  instemming: instemmingInvoer,
  plekbeoordeling: plekbeoordelingInvoer,
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
  vastlegging("overdracht"),
  vastlegging("casusoverleg"),
  vastlegging("planvaststelling"),
  vastlegging("actieresultaat"),
  vastlegging("interventie"),
  vastlegging("voortgang"),
  vastlegging("nazorg"),
  vastlegging("procesbegeleider"),
  vastlegging("evaluatie"),
  vastlegging("les"),
  vastlegging("instemming"),
  vastlegging("plekbeoordeling"),
]);
export type Vastlegging = z.infer<typeof vastleggingSchema>;
