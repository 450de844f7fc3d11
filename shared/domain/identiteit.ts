import type { Dossier } from "./dossier.ts";
import type { Personalia } from "./melding.ts";

/** Letters that no decomposition reduces, as systems that know only plain letters write them. */
const ANDERS_GESCHREVEN: Readonly<Record<string, string>> = {
  ...{ æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i", ħ: "h", ŧ: "t" },
};

/** Lower case, without accents. */
export const zonderAccenten = (tekst: string): string =>
  tekst
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[æœøłđðþßıħŧ]/gu, (letter) => ANDERS_GESCHREVEN[letter] ?? letter);

/** Letters only, without accents: `Van der Bærg-Ó` and `vander baergo` are one. */
export const genormaliseerd = (naam: string): string => zonderAccenten(naam).replaceAll(/[^\p{L}]/gu, "");

/** One way in which somebody is known: what is hashed with the region's key, never stored as it is. */
export type Identiteitssleutel = string & { readonly __merk: "Identiteitssleutel" };

const sleutel = (...delen: readonly string[]): Identiteitssleutel => delen.join("|") as Identiteitssleutel;

/**
 * The normalised identity keys of a person, the strongest first: burgerservicenummer; then names with birth date. Somebody
 * who is known less well has none, and gets a dossier that can be matched later (NB9; the issue on matching refines it).
 */
export const identiteitssleutels = (
  personalia: Pick<Personalia, "bsn" | "voornamen" | "geslachtsnaam" | "geboortedatum">,
): readonly Identiteitssleutel[] => {
  const { bsn, voornamen, geslachtsnaam, geboortedatum } = personalia;
  const namen = [voornamen, geslachtsnaam].map((naam) => genormaliseerd(naam ?? ""));
  // Initials are shared by twins: with them matching decides, which asks a person.
  if (!/\p{L}{2}/u.test(voornamen ?? "")) namen.push("");
  return [
    ...(bsn === null ? [] : [sleutel("bsn", bsn)]),
    ...(geboortedatum === null || namen.includes("") ? [] : [sleutel("naam", ...namen, geboortedatum)]),
  ];
};

const verschilt = <T>(een: T, ander: T, onbekend: T): boolean =>
  een !== onbekend && ander !== onbekend && een !== ander;

/**
 * Whether a dossier found by a key can be of this person: never when sex, birth date or burgerservicenummer is known on
 * both sides and differs. Doubt gives two dossiers, which a person can join later; a wrong join cannot be undone for the
 * person whose case was shown to others.
 */
export const kanDezelfdeZijn = (personalia: Personalia, dossier: Dossier): boolean => {
  const bekend = dossier.personalia;
  return !(
    verschilt(personalia.geslacht, bekend.geslacht, "onbekend") ||
    verschilt(personalia.geboortedatum, bekend.geboortedatum, null) ||
    verschilt(personalia.bsn, bekend.bsn, null)
  );
};
