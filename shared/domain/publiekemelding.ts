import * as z from "zod";
import { locatieSchema, personaliaSchema, PUBLIEK_KANAAL, type Betrokkene, type MeldingInvoer } from "./melding.ts";
import { jaNee, korteTekst, ofNiets, tekst } from "./tekst.ts";

/** Persons whom somebody describes in one go. */
const MAXIMAAL_PERSONEN = 5;

/**
 * Somebody whom the reporter describes, as far as they know. No BSN, telephone, e-mail or address: a citizen need not give them to be
 * heard, and must have no means to try out whose they are. What else they know goes in the text.
 */
const persoonSchema = z.strictObject({
  rol: z.enum(["mogelijk-slachtoffer", "verdachte"]).default("mogelijk-slachtoffer"),
  ...personaliaSchema.pick({
    ...{ voornamen: true, tussenvoegsel: true, geslachtsnaam: true },
    ...{ geboortedatum: true, leeftijdGeschat: true, geslacht: true },
  }).shape,
});

/** The reporter: anonymous, and then nothing of them is stored, or reachable in some way. */
const melderSchema = z.discriminatedUnion("anoniem", [
  z.strictObject({ anoniem: z.literal(true) }),
  z.strictObject({
    anoniem: z.literal(false),
    ...{ naam: korteTekst, telefoon: ofNiets(korteTekst), email: ofNiets(korteTekst), relatie: ofNiets(korteTekst) },
  }),
]);

/** What anybody may report without signing in: smaller than the contract of partners, and as strict. */
export const publiekeMeldingSchema = <V extends z.ZodType<string>, G extends z.ZodType<string>>(
  verschijningsvorm: V,
  gemeente: G,
) =>
  z.strictObject({
    inhoud: tekst(5_000),
    personen: z
      .array(persoonSchema)
      .max(MAXIMAAL_PERSONEN, { error: `hoogstens ${MAXIMAAL_PERSONEN} personen; beschrijf de anderen in inhoud` })
      .default([]),
    verschijningsvormen: z.array(verschijningsvorm).max(3, { error: "hoogstens 3 verschijningsvormen" }).default([]),
    locatie: ofNiets(locatieSchema(gemeente)),
    acuut: jaNee,
    melder: melderSchema,
    terugkoppelingGewenst: z.boolean().default(false),
  });
export type PubliekeMelding = z.infer<ReturnType<typeof publiekeMeldingSchema<z.ZodString, z.ZodString>>>;

const betrokkeneVan = ({ rol, ...bekend }: PubliekeMelding["personen"][number]): Betrokkene => ({
  rol,
  personalia: personaliaSchema.parse(bekend),
});

/** The melding that it is in the one register (H2.1-c1): of the channel that tells that nobody checked who reports. */
export const naarMelding = (publiek: PubliekeMelding): MeldingInvoer => {
  const { inhoud, personen, verschijningsvormen, locatie, acuut, melder, terugkoppelingGewenst } = publiek;
  const slachtoffer = personen.some(({ rol }) => rol === "mogelijk-slachtoffer");
  const onbekend: Betrokkene = { rol: "mogelijk-slachtoffer", personalia: personaliaSchema.parse({}) };
  return {
    ...{ soort: "melding", ontvangst: "binnengekomen", kanaal: PUBLIEK_KANAAL, eigenKenmerk: null },
    ...{ inhoud, terugkoppelingGewenst, signaalRegio: null },
    melder: melder.anoniem ? melder : { ...melder, soort: "burger", organisatie: null },
    // Somebody is behind every report, also when only a place or a suspect is described.
    betrokkenen: [...(slachtoffer ? [] : [onbekend]), ...personen.map(betrokkeneVan)],
    ...{ verschijningsvormen, locatie, periode: null, aantalSlachtoffers: null, aantalDaders: null, bron: null },
    ...{ hulpverleningBetrokken: "onbekend", politieGebeld: "onbekend", zorgcoordinatorBetrokken: "onbekend" },
    ...{ acuutVolgensMelder: acuut, doorlaatverbodAanwijzing: "onbekend", signalen: [], instroom: null },
  };
};
