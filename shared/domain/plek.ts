import * as z from "zod";
import { casusIdSchema, meldingIdSchema, plekIdSchema, taakIdSchema } from "./ids.ts";
import { identiteitssleutels, zonderAccenten } from "./identiteit.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { kvkNummerSchema, personaliaSchema, type MeldingInvoer } from "./melding.ts";
import { korteTekst, ofNiets } from "./tekst.ts";
import { instantSchema } from "./tijd.ts";

/**
 * How a location, a company or a person is described: in a melding (H2.2-d5, H3.2-b3), and by who looks for it. Of a person who
 * they are and nothing else: not where they live, and not as what they were named.
 */
export const plekomschrijvingSchema = z.discriminatedUnion("soort", [
  z.strictObject({
    soort: z.literal("locatie"),
    straat: ofNiets(korteTekst),
    huisnummer: ofNiets(korteTekst),
    postcode: ofNiets(korteTekst),
    plaats: ofNiets(korteTekst),
  }),
  z.strictObject({
    soort: z.literal("onderneming"),
    naam: ofNiets(korteTekst),
    kvkNummer: ofNiets(kvkNummerSchema),
    gemeente: ofNiets(korteTekst),
    plaats: ofNiets(korteTekst),
  }),
  personaliaSchema
    .pick({ voornamen: true, tussenvoegsel: true, geslachtsnaam: true, geboortedatum: true, geslacht: true, bsn: true })
    .extend({ soort: z.literal("persoon") }),
]);
export type Plekomschrijving = z.infer<typeof plekomschrijvingSchema>;

export const PLEKSOORTEN = ["locatie", "onderneming", "persoon"] as const;

/** What tells two persons of one name apart, null where it is not known. */
export interface Onderscheid {
  readonly geslacht: string | null;
  readonly geboortedatum: string | null;
  readonly bsn: string | null;
}
const gehasht = z.string().regex(/^v\d+:[0-9a-f]{64}$/);

/**
 * A location, company or person that meldingen named: one, however many name it (H3.2-b3). It holds no address and no name: what
 * was reported stands with each melding, so that nobody reads here what somebody else reported in a casus that they do not see.
 */
export const plekSchema = z.object({
  type: z.literal("plek"),
  plekId: plekIdSchema,
  versie: z.int().min(1),
  soort: z.enum(PLEKSOORTEN),
  /** Once known, a company with another number is another one, whatever its name; null for what is no company. */
  kvkNummer: kvkNummerSchema.nullable(),
  /** Keyed hashes: once known, a person of whom one differs is another one; null for who is no person. */
  onderscheid: z
    .object({ geslacht: gehasht.nullable(), geboortedatum: gehasht.nullable(), bsn: gehasht.nullable() })
    .nullable()
    .default(null),
});
export type Plek = z.infer<typeof plekSchema>;

/**
 * Guard that makes simultaneous meldingen on a new plek one entry: the keyed hash of a normalised identity can exist once
 * (design section 6). It shows no address.
 */
export const pleksleutelSchema = z.object({
  type: z.literal("pleksleutel"),
  sleutel: gehasht,
  plekId: plekIdSchema,
});

/** A melding that named a plek: in which words, and the casussen that it came to. Immutable. */
export const plekMeldingSchema = z.object({
  type: z.literal("plek-melding"),
  plekId: plekIdSchema,
  meldingId: meldingIdSchema,
  casusIds: z.array(casusIdSchema).min(1),
  ontvangenOp: instantSchema,
  omschrijving: plekomschrijvingSchema,
  kenmerk: kenmerkSchema,
});
export type PlekMelding = z.infer<typeof plekMeldingSchema>;

/** That this plek of a casus is known from another one, and the task that asks to look at it: once per casus and plek. */
export const plekSignaalSchema = z.object({
  type: z.literal("plek-signaal"),
  plekId: plekIdSchema,
  casusId: casusIdSchema,
  taakId: taakIdSchema,
  gesteldOp: instantSchema,
});
export type PlekSignaal = z.infer<typeof plekSignaalSchema>;

/** Letters and digits: `Hotel 'De Ròos' 21` and `hotel de roos 21` are one, `… 22` is another. */
const kaal = (tekst: string | null): string => zonderAccenten(tekst ?? "").replaceAll(/[^\p{L}\p{N}]/gu, "");

/** `12a`, `12 A` and `12-a` are one; `12-1` is not `121`. Empty when there is no number in it. */
const huisnummerVan = (huisnummer: string | null): string => {
  const delen = zonderAccenten(huisnummer ?? "").match(/\p{N}+|\p{L}+/gu) ?? [];
  return delen.some((deel) => /^\p{N}/u.test(deel)) ? delen.join("-") : "";
};

/** Only a whole Dutch postcode points at one street; four digits are half a town, and those of another country too. */
const postcodeVan = (postcode: string | null): string => {
  const gelezen = kaal(postcode);
  return /^[1-9]\d{3}[a-z]{2}$/.test(gelezen) ? gelezen : "";
};

const straatVan = (straat: string | null): string => kaal(straat).replace(/str$/, "straat");

/** The legal form makes no other company, and is often left out. */
const RECHTSVORM = /[\s,(]+(?:b\.?\s?v|n\.?\s?v|v\.?\s?o\.?\s?f)\.?\)?\s*$/u;
const bedrijfsnaam = (naam: string | null): string => kaal(zonderAccenten(naam ?? "").replace(RECHTSVORM, ""));

const sleutel = (...delen: readonly string[]): readonly string[] => (delen.includes("") ? [] : [delen.join("|")]);

/**
 * The normalised identities of a plek, the strongest first: what is hashed with the region's key, never stored as it is. None
 * when it is described too loosely to be told from others, as a town, or a name without one. A person is known as a client is:
 * by number, or full name with birth date.
 */
export const pleksleutels = (plek: Plekomschrijving): readonly string[] => {
  if (plek.soort === "persoon") return identiteitssleutels(plek).map((identiteit) => `persoon|${identiteit}`);
  if (plek.soort === "locatie") {
    const nummer = huisnummerVan(plek.huisnummer);
    return [
      ...sleutel("postcode", postcodeVan(plek.postcode), nummer),
      ...sleutel("straat", straatVan(plek.straat), nummer, kaal(plek.plaats)),
    ];
  }
  const naam = bedrijfsnaam(plek.naam);
  return [
    ...sleutel("kvk", plek.kvkNummer ?? ""),
    // Where a company is, one reporter says by its town and another by its municipality; often those are called the same.
    ...new Set([plek.gemeente, plek.plaats].flatMap((waar) => sleutel("naam", naam, kaal(waar)))),
  ];
};

/** What tells this person from others of the same name; null for who is no person. */
export const onderscheidVan = (plek: Plekomschrijving): Onderscheid | null =>
  plek.soort === "persoon"
    ? {
        geslacht: plek.geslacht === "onbekend" ? null : plek.geslacht,
        ...{ geboortedatum: plek.geboortedatum, bsn: plek.bsn },
      }
    : null;

/** Whether two of one key can be one person: never when sex, birth date or number is known of both and differs, as of clients. */
export const kunnenEenZijn = (een: Onderscheid | null, ander: Onderscheid | null): boolean =>
  een === null ||
  ander === null ||
  (["geslacht", "geboortedatum", "bsn"] as const).every(
    (wat) => een[wat] === null || ander[wat] === null || een[wat] === ander[wat],
  );

/**
 * The persons for the register: who is under suspicion, and who is around the client. A possible victim has a dossier, and a
 * witness is in no register. Who is described best comes first: of one who is named twice the first description is kept.
 */
const personenVan = (betrokkenen: MeldingInvoer["betrokkenen"]): readonly Plekomschrijving[] =>
  betrokkenen
    .flatMap((wie): readonly Plekomschrijving[] => {
      if ((wie.rol !== "verdachte" && wie.rol !== "netwerk") || wie.personalia === undefined) return [];
      const { voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht, bsn } = wie.personalia;
      return [{ soort: "persoon", voornamen, tussenvoegsel, geslachtsnaam, geboortedatum, geslacht, bsn }];
    })
    .toSorted((een, ander) => pleksleutels(ander).length - pleksleutels(een).length);

/**
 * The plekken that a melding names and that can be told from others: where it happens, each company under suspicion, and the
 * persons. In this order: a melding counts how many of them are in the register.
 */
export const plekkenVan = ({
  locatie,
  betrokkenen,
}: Pick<MeldingInvoer, "locatie" | "betrokkenen">): readonly Plekomschrijving[] => {
  const { straat = null, huisnummer = null, postcode = null, plaats = null, gemeente = null } = locatie ?? {};
  const genoemd: readonly Plekomschrijving[] = [
    { soort: "locatie", straat, huisnummer, postcode, plaats },
    ...betrokkenen.flatMap((wie) =>
      wie.rol === "verdachte" && wie.onderneming !== undefined
        ? [{ soort: "onderneming" as const, ...wie.onderneming, gemeente, plaats }]
        : [],
    ),
    ...personenVan(betrokkenen),
  ];
  return genoemd.filter((plek) => pleksleutels(plek).length > 0);
};
