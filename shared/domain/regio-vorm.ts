import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { domeinSchema } from "./deelname.ts";
import { organisatieCodeSchema } from "./ids.ts";
import { activiteitNummerSchema } from "./activiteit.ts";
import { STAPPEN } from "./pad.ts";
import { bijlagenSchema } from "./regio-bijlagen.ts";
import { dossieropbouwSchema, informatievragenSchema } from "./regio-dossieropbouw.ts";
import { horenSchema } from "./regio-horen.ts";
import { instroomSchema, regioOverdrachtSchema } from "./regio-instroom.ts";
import {
  afschalenSchema,
  uitstellenSchema,
  afsluitenSchema,
  bewaartermijnenSchema,
  casusoverlegSchema,
  bewakingSchema,
  bewijsmiddelenSchema,
  commitmentSchema,
  doorlaatverbodSchema,
  evaluatieSchema,
  monitoringSchema,
  gremiaSchema,
  kwalificatieSchema,
  nazorgSchema,
  preventieSchema,
  quorumSchema,
  stapelingSchema,
  termijnSchema,
  urgentieSchema,
  wegingUitkomstenSchema,
  werkdagSchema,
  bedenktijdSchema,
  zorgcoordinatieSchema,
} from "./regio-instellingen.ts";
import { deelmatrixSchema, noodtoegangSchema, samenwerkingsverbandenSchema } from "./regio-delen.ts";
import { convenantSchema, convenantversieSchema, mandatenSchema } from "./regio-register.ts";
import { termijnNaamSchema } from "./regio-termijnen.ts";
import { strafrechtelijkTrajectSchema } from "./regio-traject.ts";
import { uitnodigingsregelsSchema } from "./regio-uitnodigen.ts";
import { sturingSchema } from "./regio-sturing.ts";
import { verdelingSettingSchema } from "./regio-verdeling.ts";
import { zorgafstemmingSchema } from "./regio-zorgafstemming.ts";
import { datumSchema } from "./tijd.ts";

/** Short code in the region's data: lower case, hyphens. */
const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const naamSchema = z.string().min(1).max(120);

const activiteitSchema = z.strictObject({
  nummer: activiteitNummerSchema,
  naam: naamSchema,
  hoofdstap: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  actief: z.boolean(),
  /** Names of the states in `statemachines/hoofdstap-<hoofdstap>.asl.json` that carry the activity. */
  toestanden: z.array(z.string().min(1)).readonly(),
  /** Why (part of) the activity has no state of its own; null when states carry all of it. */
  geen: z.string().min(1).nullable(),
});
/** One activity of the ketenmodel and what carries it out (design section 5). */
export type Activiteit = z.infer<typeof activiteitSchema>;

const ketenmodelSchema = z.strictObject({
  /** A casus keeps the version that it started with. */
  versie: z.string().min(1),
  activiteiten: z.array(activiteitSchema).readonly(),
  /** Activities that the region adds at the end of a hoofdstap, without touching ASL (S2.4.4). */
  aanvullendeActiviteiten: z
    .array(
      z.strictObject({
        code: codeSchema,
        naam: naamSchema,
        hoofdstap: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
        actief: z.boolean(),
      }),
    )
    .readonly(),
});

const partnerSchema = z.strictObject({
  code: organisatieCodeSchema,
  naam: naamSchema,
  soort: z.enum(["kern", "schil", "overig"]),
  domein: domeinSchema,
  /** Whether the partner has a seat in the ketenregieteam (B6.F1). */
  zetel: z.boolean(),
  /** Whether the partner takes part: only then it is invited, notified or owner of anything. */
  aangesloten: z.boolean(),
  /** Which convenant the partner signed, and when; without one nothing is shared (H2.3-e2, I6). */
  convenant: z.strictObject({ versie: convenantversieSchema, getekendOp: datumSchema }).nullable(),
  /** Requirement id that names the partner, or `vb`: an example to confirm. */
  bron: z.string().min(1),
});
/** An organisation in the chain. */
export type Partner = z.infer<typeof partnerSchema>;

const gemeenteSchema = z.strictObject({ code: codeSchema, naam: naamSchema, subregio: naamSchema.optional() });
export type Gemeente = z.infer<typeof gemeenteSchema>;

const verschijningsvormSchema = z.strictObject({
  code: codeSchema,
  naam: naamSchema,
  /** Code of the form of which this one is a sub-form (V1a). */
  onderdeelVan: codeSchema.optional(),
  /** Age, in years, up to which the form applies; NB12: whether that age itself belongs to it. */
  leeftijdsgrens: z
    .strictObject({ jaren: z.int().positive(), totEnMet: z.boolean(), voorbeeld: z.boolean() })
    .optional(),
});
export type Verschijningsvorm = z.infer<typeof verschijningsvormSchema>;

/**
 * An instrument, by its version. A checklist has its items: `aangekruist` in a melding names them, so that an answer stays
 * readable when a next version asks something else (H2.1-e2, V7). A framework has its aspects and scores. Without any of these it is
 * a document elsewhere.
 */
const instrumentSchema = z.strictObject({
  code: codeSchema,
  versie: z.string().min(1),
  naam: naamSchema,
  activiteiten: z.array(activiteitNummerSchema).readonly(),
  signalen: z
    .array(z.strictObject({ code: codeSchema, tekst: z.string().min(1) }))
    .readonly()
    .default([]),
  /** What a framework asks of a casus: each aspect gets one of the scores, lowest first (H3.2-e1). */
  aspecten: z
    .array(z.strictObject({ code: codeSchema, vraag: z.string().min(1) }))
    .readonly()
    .default([]),
  scores: z
    .array(z.strictObject({ score: z.int(), betekenis: z.string().min(1) }))
    .readonly()
    .default([]),
});
export type Instrument = z.infer<typeof instrumentSchema>;

/** Who holds what unless the casus says otherwise (NA9, NA16, NB11). */
const rollenSchema = z.strictObject({
  meldpunt: organisatieCodeSchema,
  procesregie: organisatieCodeSchema,
  ketenregisseur: organisatieCodeSchema,
  /** Investigating organisations: together they hold the criminal track (4.2). */
  strafrecht: z.array(organisatieCodeSchema).min(1).readonly(),
  zorgcoordinatie: zorgcoordinatieSchema,
  /** Organisation that holds an evaluation task before a procesbegeleider is appointed (H5.1-b1). */
  evaluatie: organisatieCodeSchema,
  privacy: organisatieCodeSchema,
  /** Functional administration of the register of partners, people and seats (R27: an addition of the system). */
  beheer: organisatieCodeSchema,
});

/** Key by which the region's data names an owner; `organisatieVoor` makes an organisation of it. */
export const organisatieSleutelSchema = z.enum([
  "meldpunt",
  "procesregie",
  "ketenregisseur",
  "ketenregieteam",
  "zorgcoordinatie",
  "evaluatie",
  // Who was offered the handover of the casus: of the steps that follow it alone.
  "ontvanger",
]);
export type OrganisatieSleutel = z.infer<typeof organisatieSleutelSchema>;

const stapTaakSchema = z.strictObject({
  rol: rolSchema,
  organisatie: organisatieSleutelSchema,
  termijn: termijnNaamSchema,
});
/** Who owns a step by default and which term it has (RASCI: the A; NA17). */
export type StapTaak = z.infer<typeof stapTaakSchema>;

/** Where an item of annex N of the requirements is settled: a path in these data, or a later part of the product. */
const openPuntSchema = z.strictObject({
  nummer: z.string().regex(/^N[AB]\d+$/),
  instelling: z.string().min(1).nullable(),
  toelichting: z.string().min(1),
});

/** The shape alone; `regioSchema` in regio.ts also checks that everything referred to exists. */
export const vormSchema = z.strictObject({
  code: codeSchema,
  naam: naamSchema,
  ketenmodel: ketenmodelSchema,
  partners: z.array(partnerSchema).min(1).readonly(),
  /** The covenants that partners sign; more can be added through the API (H2.3-e2, I6). */
  convenanten: z.array(convenantSchema).readonly(),
  gemeenten: z.array(gemeenteSchema).min(1).readonly(),
  verschijningsvormen: z.array(verschijningsvormSchema).min(1).readonly(),
  rollen: rollenSchema,
  taken: z.record(z.enum(STAPPEN), stapTaakSchema),
  termijnen: z.record(termijnNaamSchema, termijnSchema),
  bewaking: bewakingSchema,
  werkdag: werkdagSchema,
  /** Days on which nobody works, per year. Generated: shared/region/README.md. */
  feestdagen: z.record(z.string().regex(/^\d{4}$/), z.array(datumSchema).readonly()),
  quorum: quorumSchema,
  casusoverleg: casusoverlegSchema,
  urgentie: urgentieSchema,
  bewijsmiddelen: bewijsmiddelenSchema,
  doorlaatverbod: doorlaatverbodSchema,
  wegingUitkomsten: wegingUitkomstenSchema,
  bedenktijd: bedenktijdSchema,
  afschalen: afschalenSchema,
  uitstel: uitstellenSchema,
  /** Entry further on in the chain, and what is then caught up (S2.5.3, S2.5.4, NB23). */
  instroom: instroomSchema,
  regioOverdracht: regioOverdrachtSchema,
  nazorg: nazorgSchema,
  afsluiten: afsluitenSchema,
  /** Whom to suggest for which casus (H3.1-a4). */
  uitnodigingsregels: uitnodigingsregelsSchema,
  kwalificatie: kwalificatieSchema,
  instrumenten: z.array(instrumentSchema).readonly(),
  /** Code of the instrument that is the format of a plan van aanpak (H3.3-e1); null: the region has none. */
  planformat: codeSchema.nullable(),
  gremia: gremiaSchema,
  stapeling: stapelingSchema,
  commitment: commitmentSchema,
  bewaartermijnen: bewaartermijnenSchema,
  /** How long a stored answer is given again for the same Idempotency-Key, in days. */
  idempotentieBewaartermijn: z.strictObject({ dagen: z.int().positive(), voorbeeld: z.boolean() }),
  /**
   * Whether a weak signal opens a casus at once or is kept until somebody looked at it, and from how many kept signals on one
   * person they are looked at together (B3.4, S2.5.3, K21).
   */
  signalen: z.strictObject({
    casus: z.enum(["altijd", "na-beoordeling"]),
    bundelenVanaf: z.int().min(2),
    ...{ voorbeeld: z.boolean(), toelichting: z.string().min(1) },
  }),
  /** Within how many hours the same report under another key is shown as a probable double of the first. */
  dubbeleMelding: z.strictObject({ uren: z.int().positive(), voorbeeld: z.boolean() }),
  /**
   * Meldingen that are handed in together: how long their results can be read, and after how many hours one that was never
   * received whole is cleaned up.
   */
  aanleveringen: z.strictObject({
    ...{ resultaatDagen: z.int().positive(), halfOntvangenUren: z.int().positive() },
    ...{ voorbeeld: z.boolean(), toelichting: z.string().min(1) },
  }),
  /** How many months back a melding at a location or company counts for who looks at a new one there (H3.2-b3). */
  plekken: z.strictObject({ maanden: z.int().positive(), voorbeeld: z.boolean(), toelichting: z.string().min(1) }),
  /** Who handles which melding (H2.1-c2). */
  verdeling: verdelingSettingSchema,
  bijlagen: bijlagenSchema,
  /** Of what the picture of a casus is made (H3.2-c1). */
  dossieropbouw: dossieropbouwSchema,
  /** What an organisation of the chain may be asked about somebody (H3.2-a1). */
  informatievragen: informatievragenSchema,
  horen: horenSchema,
  /** What care and the criminal track align on, and in which words (H4.2-d1). */
  zorgafstemming: zorgafstemmingSchema,
  /** Bottlenecks and trends for who steers (H4.1-d1, H4.4-a3). */
  sturing: sturingSchema,
  /** How criminal tracks are run (H4.2). */
  strafrechtelijkTraject: strafrechtelijkTrajectSchema,
  /** Smallest number that a published cell may show (figures that must not identify people). */
  kFactor: z.int().min(1),
  monitoring: monitoringSchema,
  evaluatie: evaluatieSchema,
  preventie: preventieSchema,
  deelmatrix: deelmatrixSchema,
  samenwerkingsverbanden: samenwerkingsverbandenSchema,
  noodtoegang: noodtoegangSchema,
  mandaten: mandatenSchema,
  openPunten: z.array(openPuntSchema).readonly(),
});

/** A region as data (design section 3: a second region costs a folder, not code). */
export type Regio = z.infer<typeof vormSchema>;
/** A region's data as somebody writes it down. */
export type RegioInvoer = z.input<typeof vormSchema>;
