import { genormaliseerd } from "../identiteit.ts";
import type { Personalia } from "../melding.ts";
import { leesAdres, type Adres } from "./adres.ts";
import type { Geboorte } from "./geboorte.ts";
import { normaliseerGeslachtsnaam, normaliseerNaam } from "./schrijfwijze.ts";

/** A name in the forms in which it is compared; all empty when nothing is known. */
export interface Naam {
  /** All letters without accents, as the exact identity keys have them. */
  readonly letters: string;
  /** All of it in one spelling, without spaces. */
  readonly vorm: string;
  /** The same a part: given names, or the halves of a double surname without tussenvoegsels. An initial is one letter. */
  readonly delen: readonly string[];
}

/** Somebody as the comparison and the blocking keys see them. */
export interface Genormaliseerd {
  readonly voornaam: Naam;
  /** Given names as they would be if they were the surname. */
  readonly alsGeslachtsnaam: string;
  readonly geslachtsnaam: Naam;
  /** Surname with every tussenvoegsel, as one word: `Vandenberg` is `van den Berg`. */
  readonly metTussenvoegsel: string;
  /** Words of all aliases, normalised as given names. */
  readonly aliassen: readonly string[];
  readonly geboorte: Geboorte;
  readonly geslacht: Personalia["geslacht"] | null;
  readonly nationaliteiten: readonly string[];
  readonly bsn: string | null;
  /** Last nine digits. */
  readonly telefoon: string | null;
  readonly email: string | null;
  readonly adres: Adres;
}

/** Data: small words before a surname, in the languages that report and are reported. They tell nobody apart. */
const TUSSENVOEGSELS = new Set(
  (
    "van de der den het ter ten te t s in op aan bij onder over uit voor v d vd vander vanden vande von vom zu zum zur " +
    "la le les du des da do dos das di del della delle el al abd bin bint ibn ould"
  ).split(" "),
);

/** Words as they stand, without signs; an apostrophe joins (`D'Arcy`), any other sign separates. */
const woordenVan = (naam: string): readonly string[] =>
  naam
    .normalize("NFKD")
    .split(/[^\p{L}\p{M}'’`]+/u)
    .map(genormaliseerd)
    .filter((woord) => woord !== "");

/** A word of more letters is a name: one spelling for all must not make an initial of it (`Ah`, `Aa`, `Oe`). */
const alsNaam = (woord: string, normaliseer: (naam: string) => string): string => {
  const vorm = normaliseer(woord);
  return Array.from(vorm).length === 1 ? woord : vorm;
};

const naamVan = (tekst: string | null, woorden: readonly string[], normaliseer: (naam: string) => string): Naam => ({
  letters: genormaliseerd(tekst ?? ""),
  vorm: alsNaam(woorden.join(""), normaliseer),
  delen: woorden.map((woord) => alsNaam(woord, normaliseer)),
});

/** Written on to the name: `Vandenberg`, `Terhorst`, `Elamrani`. Whoever is truly called so loses it on both sides. */
const AANGESCHREVEN = /^(?:van(?:der|den|de)?|te[rn]|el)(?=.{4})/u;

/** `'t`, `v.d.` and `van der` are tussenvoegsels; a surname of nothing else is a surname. */
const zonderTussenvoegsels = (woorden: readonly string[]): readonly string[] => {
  const kern = woorden.filter((woord) => !TUSSENVOEGSELS.has(woord)).map((woord) => woord.replace(AANGESCHREVEN, ""));
  return kern.length === 0 ? woorden : kern;
};

/** The last nine digits: with and without country code a number is one. Fewer than eight tell nothing. */
const telefoonVan = (telefoon: string | null): string | null => {
  const cijfers = (telefoon ?? "").replaceAll(/\D/gu, "");
  return cijfers.length < 8 ? null : cijfers.slice(-9);
};

const emailVan = (email: string | null): string | null =>
  email === null ? null : email.toLowerCase().replaceAll(/\s|\+[^@]*(?=@)/gu, "");

/**
 * Personal details in one spelling, for comparison only: nothing of it is stored or shown (H2.2-a1, NB9). `op`: the day
 * (`2026-11-24`) on which these details were given, from which an estimated age counts.
 */
export const normaliseer = (personalia: Personalia, op: string): Genormaliseerd => {
  const achter = woordenVan(personalia.geslachtsnaam ?? "");
  const tussen = woordenVan(personalia.tussenvoegsel ?? "");
  const voor = woordenVan(personalia.voornamen ?? "");
  return {
    voornaam: naamVan(personalia.voornamen, voor, normaliseerNaam),
    alsGeslachtsnaam: normaliseerGeslachtsnaam(zonderTussenvoegsels(voor).join("")),
    geslachtsnaam: naamVan(personalia.geslachtsnaam, zonderTussenvoegsels(achter), normaliseerGeslachtsnaam),
    metTussenvoegsel: achter.length === 0 ? "" : normaliseerGeslachtsnaam([...tussen, ...achter].join("")),
    aliassen: [...new Set(personalia.aliassen.flatMap((alias) => woordenVan(alias).map(normaliseerNaam)))],
    geboorte: { datum: personalia.geboortedatum, leeftijdGeschat: personalia.leeftijdGeschat, geschatOp: op },
    geslacht: personalia.geslacht === "onbekend" ? null : personalia.geslacht,
    nationaliteiten: personalia.nationaliteiten,
    bsn: personalia.bsn,
    telefoon: telefoonVan(personalia.telefoon),
    email: emailVan(personalia.email),
    adres: leesAdres(personalia.adres ?? ""),
  };
};
