import * as z from "zod";
import { ACTIVITEITEN } from "./activiteit.ts";
import { casusIdSchema, dossierIdSchema, meldingIdSchema, organisatieCodeSchema, plekIdSchema } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { isBsn, jaNee, korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";
import { signaalstandSchema } from "./signaal.ts";
import { behandelingSchema, verdelingSchema } from "./verdeling.ts";

const bsnSchema = z
  .string()
  .regex(/^\d{9}$/, { error: "moet uit negen cijfers bestaan" })
  .refine((bsn) => bsn !== "000000000" && isBsn(bsn), { error: "is geen geldig burgerservicenummer" });

/** Personal details of somebody; partly or wholly unknown is allowed (H2.1-d2, H2.2-d1). */
export const personaliaSchema = z.strictObject({
  voornamen: ofNiets(korteTekst),
  tussenvoegsel: ofNiets(korteTekst),
  geslachtsnaam: ofNiets(korteTekst),
  aliassen: z.array(korteTekst).max(10, { error: "hoogstens 10 aliassen" }).default([]),
  geboortedatum: ofNiets(datumSchema),
  leeftijdGeschat: ofNiets(z.int().min(0).max(120)),
  geslacht: z.enum(["man", "vrouw", "anders", "onbekend"]).default("onbekend"),
  nationaliteiten: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: "moet een landcode van twee hoofdletters zijn, als NL" }))
    .max(10, { error: "hoogstens 10 nationaliteiten" })
    .default([]),
  bsn: ofNiets(bsnSchema),
  telefoon: ofNiets(korteTekst),
  email: ofNiets(korteTekst),
  adres: ofNiets(korteTekst),
});
export type Personalia = z.infer<typeof personaliaSchema>;

const onbekendePersoon: Personalia = personaliaSchema.parse({});

/** Number of a company in the trade register. */
export const kvkNummerSchema = z.string().regex(/^\d{8}$/, { error: "moet uit acht cijfers bestaan" });

const ondernemingSchema = z.strictObject({ naam: ofNiets(korteTekst), kvkNummer: ofNiets(kvkNummerSchema) });

const persoonAls = <R extends string>(rol: R) =>
  z.strictObject({ rol: z.literal(rol), personalia: personaliaSchema.default(onbekendePersoon) });

/** Somebody in a melding. A verdachte is a person or an onderneming (H3.2-b3); the others are persons. */
export const betrokkeneSchema = z.discriminatedUnion("rol", [
  persoonAls("mogelijk-slachtoffer"),
  persoonAls("getuige"),
  persoonAls("netwerk"),
  z
    .strictObject({
      rol: z.literal("verdachte"),
      personalia: personaliaSchema.optional(),
      onderneming: ondernemingSchema.optional(),
    })
    .refine((verdachte) => verdachte.personalia === undefined || verdachte.onderneming === undefined, {
      error: "een verdachte is een persoon (personalia) of een onderneming, niet beide; maak er twee betrokkenen van",
    }),
]);
export type Betrokkene = z.infer<typeof betrokkeneSchema>;

/** The reporter. Anonymous is allowed and then nothing of them is stored (H2.2-d2). */
export const melderSchema = z.discriminatedUnion("anoniem", [
  z.strictObject({ anoniem: z.literal(true) }),
  z.strictObject({
    // Who says nothing of anonymity is not anonymous: the contract does not require the field.
    anoniem: z.literal(false).optional(),
    soort: z.enum(["professional", "burger", "omstander", "slachtoffer", "onbekend"]).default("onbekend"),
    naam: ofNiets(korteTekst),
    organisatie: ofNiets(korteTekst),
    relatie: ofNiets(korteTekst),
    telefoon: ofNiets(korteTekst),
    email: ofNiets(korteTekst),
  }),
]);

const aantal = z
  .strictObject({ minimaal: ofNiets(z.int().min(0).max(10_000)), maximaal: ofNiets(z.int().min(0).max(10_000)) })
  .refine(({ minimaal, maximaal }) => minimaal === null || maximaal === null || minimaal <= maximaal, {
    error: "minimaal mag niet groter zijn dan maximaal",
  });

/** Kinds of place where exploitation happens. */
export const LOCATIESOORTEN = [
  ...(["bedrijf", "woning", "hotel", "prostitutiebedrijf", "azc", "online", "openbare-ruimte"] as const),
  ...(["anders", "onbekend"] as const),
] as const;

export const locatieSchema = <G extends z.ZodType<string>>(gemeente: G) =>
  z.strictObject({
    straat: ofNiets(korteTekst),
    huisnummer: ofNiets(korteTekst),
    postcode: ofNiets(korteTekst),
    plaats: ofNiets(korteTekst),
    gemeente: ofNiets(gemeente),
    soort: z.enum(LOCATIESOORTEN).default("onbekend"),
  });

/** A checklist as it was filled in, with its version: the items are those of that version (H2.1-e2, e3). */
export const signaalInvoer = z.strictObject({
  instrument: korteTekst,
  versie: korteTekst,
  aangekruist: z.array(korteTekst).max(200, { error: "hoogstens 200 signalen" }).default([]),
});
export type SignaalInvoer = z.infer<typeof signaalInvoer>;

/** How a melding comes in through who signs in. */
export const KANALEN = [
  ...(["partnersysteem", "telefoon", "email", "formulier", "overleg", "aandachtsfunctionaris"] as const),
] as const;
/** Of who did not sign in: nobody checked who it was. */
export const PUBLIEK_KANAAL = "publiek-formulier";
/** Of a relapse after a casus closed: the system makes it of what was signalled in aftercare. */
export const NAZORG_KANAAL = "nazorg";
/** Every way in. */
export const kanaalSchema = z.enum([...KANALEN, PUBLIEK_KANAAL, NAZORG_KANAAL]);

/**
 * The contract of a melding as the region knows it: `verschijningsvormen` and `gemeenten` (names) come from its data
 * (H2.1-d1 … d4, H2.2-d0 … d12). Strict: an unknown field is an error that names it.
 */
export const meldingInvoerSchema = <V extends z.ZodType<string>, G extends z.ZodType<string>>(
  verschijningsvorm: V,
  gemeente: G,
  signaal: z.ZodType<SignaalInvoer, z.input<typeof signaalInvoer>> = signaalInvoer,
  kanaal: z.ZodType<z.infer<typeof kanaalSchema>, z.infer<typeof kanaalSchema>> = kanaalSchema,
) =>
  z.strictObject({
    soort: z.enum(["melding", "signaal"]),
    ontvangst: z.enum(["binnengekomen", "opgehaald"]).default("binnengekomen"),
    kanaal,
    eigenKenmerk: ofNiets(korteTekst),
    inhoud: langeTekst,
    terugkoppelingGewenst: z.boolean().default(false),
    signaalRegio: ofNiets(korteTekst),
    melder: melderSchema,
    betrokkenen: z
      .array(betrokkeneSchema)
      .min(1, { error: "noem ten minste één betrokkene; de personalia mogen onbekend zijn" })
      .max(25, { error: "hoogstens 25 betrokkenen; doe voor meer personen een tweede melding" }),
    verschijningsvormen: z.array(verschijningsvorm).max(10, { error: "hoogstens 10 verschijningsvormen" }).default([]),
    locatie: ofNiets(locatieSchema(gemeente)),
    periode: ofNiets(
      z
        .strictObject({
          van: ofNiets(datumSchema),
          totEnMet: ofNiets(datumSchema),
          frequentie: ofNiets(korteTekst),
        })
        .refine(({ van, totEnMet }) => van === null || totEnMet === null || van <= totEnMet, {
          error: "van mag niet na totEnMet liggen",
        }),
    ),
    aantalSlachtoffers: ofNiets(aantal),
    aantalDaders: ofNiets(aantal),
    bron: ofNiets(korteTekst),
    hulpverleningBetrokken: jaNee,
    politieGebeld: jaNee,
    zorgcoordinatorBetrokken: jaNee,
    acuutVolgensMelder: jaNee,
    doorlaatverbodAanwijzing: jaNee,
    signalen: z.array(signaal).max(10, { error: "hoogstens 10 instrumenten" }).default([]),
    instroom: ofNiets(z.strictObject({ activiteit: z.enum(ACTIVITEITEN), reden: korteTekst, sinds: datumSchema })),
  });

/** Stored form: region codes were checked at the door, so that a later change of the region's list breaks no reading. */
export const opgeslagenInvoer = meldingInvoerSchema(z.string(), z.string());
export type MeldingInvoer = z.infer<typeof opgeslagenInvoer>;

/** An accepted melding: one register, whatever the channel (H2.1-c1). Immutable but for its dossier links and its distribution. */
export const meldingSchema = z.object({
  type: z.literal("melding"),
  meldingId: meldingIdSchema,
  versie: z.int().min(1),
  invoer: opgeslagenInvoer,
  /** Who handed it in: only they follow its status. */
  ingediendDoor: z.object({ organisatie: organisatieCodeSchema, actorId: z.string() }),
  ontvangenOp: instantSchema,
  /** Who handles it, by which rule and until when (H2.1-c2). */
  verdeling: verdelingSchema,
  /** To whom it was given before, the oldest first. */
  eerdereVerdelingen: z.array(verdelingSchema),
  behandeling: behandelingSchema,
  /** `casusId` is null as long as it is a signal that is kept without a casus. */
  dossiers: z.array(
    z.object({ dossierId: dossierIdSchema, betrokkene: z.int().nullable(), casusId: casusIdSchema.nullable() }),
  ),
  casusIds: z.array(casusIdSchema),
  /** How a weak signal fares that came to no casus at once; null: any other melding. */
  signaal: signaalstandSchema.nullable(),
  /** The melding that said the same shortly before: a probable double, for who handles it to judge. */
  mogelijkDubbelVan: meldingIdSchema.nullable(),
  /** Index of the first betrokkene that still waits for a dossier; null when all have theirs (design section 2.1). */
  nogTeDossieren: z.int().nullable(),
  /** The plekken that it names, in their order in it, as far as they are in the register (`plekkenVan`). */
  plekIds: z.array(plekIdSchema),
  /** Some are not in the register yet, or were not held against what is known of them: the driver does, the clock guards it. */
  teRegistreren: z.boolean(),
  klok: instantSchema.nullable(),
  teDrijven: z.boolean(),
  kenmerk: kenmerkSchema,
});
export type Melding = z.infer<typeof meldingSchema>;
