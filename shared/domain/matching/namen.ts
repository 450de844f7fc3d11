import { jaroWinkler, scheeltEenTeken } from "./gelijkenis.ts";
import type { Genormaliseerd, Naam } from "./normaliseer.ts";
import { naamfamilies } from "./roepnamen.ts";
import { normaliseerGeslachtsnaam, skelet } from "./schrijfwijze.ts";

export type Naamoordeel =
  | "gelijk"
  | "omgewisseld"
  | "omgewisseld-gelijkend"
  | "omgewisseld-deels"
  | "aangevuld"
  | "roepnaam"
  | "voorletters"
  | "deels-gelijk"
  | "klinkt-gelijk"
  | "alias"
  | "gelijkend"
  | "enigszins-gelijkend"
  | "verschilt"
  | "onbekend";

/** Below the first, two names are alike by accident about as often as by a slip; below the second they are two names. */
const GELIJKEND = 0.88;
const ENIGSZINS = 0.76;

const isBekend = ({ letters }: Naam): boolean => letters !== "";
const isGelijk = (a: Naam, b: Naam): boolean => a.letters === b.letters || a.vorm === b.vorm;

/** How much two names are alike: as they were written, in one spelling, or in their first part. */
const lijktOp = (a: Naam, b: Naam): "gelijkend" | "enigszins-gelijkend" | "verschilt" => {
  const paren = [
    [a.letters, b.letters],
    [a.vorm, b.vorm],
    [a.delen[0] ?? "", b.delen[0] ?? ""],
  ] as const;
  const gelijkenis = Math.max(...paren.map(([een, ander]) => jaroWinkler(een, ander)));
  // Of a short name one letter is much to Jaro and Winkler.
  const eenTeken = paren.some(([een, ander]) => Math.max(een.length, ander.length) >= 4 && scheeltEenTeken(een, ander));
  if (eenTeken || gelijkenis >= GELIJKEND) return "gelijkend";
  return gelijkenis >= ENIGSZINS ? "enigszins-gelijkend" : "verschilt";
};

const isVoorletter = (deel: string): boolean => Array.from(deel).length === 1;

/** An initial stands for a name, or for the doopnaam of a roepnaam: `C.` for Kees. */
const isVoorletterVan = (letter: string, deel: string): boolean =>
  [deel, ...naamfamilies(deel)].some((naam) => naam.startsWith(letter));

const past = (a: string, b: string): boolean =>
  a === b || (isVoorletter(a) && isVoorletterVan(a, b)) || (isVoorletter(b) && isVoorletterVan(b, a));

const zelfdeFamilie = (a: string, b: string): boolean =>
  naamfamilies(a).some((familie) => naamfamilies(b).includes(familie));

/** Given names, the strongest that holds. Only `gelijk` (one spelling for all spellings) may ever prove somebody. */
const vergelijkVoornaam = (a: Naam, b: Naam, aliassenA: readonly string[], aliassenB: readonly string[]) => {
  const aliasTreft =
    aliassenA.some((alias) => b.delen.includes(alias) || aliassenB.includes(alias)) ||
    aliassenB.some((alias) => a.delen.includes(alias));
  if (!isBekend(a) || !isBekend(b)) return aliasTreft ? "alias" : "onbekend";
  // Two initials that are equal can be of twins with different names.
  if (isGelijk(a, b)) return a.delen.every(isVoorletter) ? "voorletters" : "gelijk";
  const [kort, lang] = a.delen.length <= b.delen.length ? [a.delen, b.delen] : [b.delen, a.delen];
  const [eersteKort = "", eersteLang = ""] = [kort[0], lang[0]];
  const allePassen = kort.every((deel, i) => past(deel, lang[i] ?? ""));
  if (eersteKort === eersteLang && !isVoorletter(eersteKort) && allePassen) return "aangevuld";
  if (zelfdeFamilie(eersteKort, eersteLang)) return "roepnaam";
  if (aliasTreft) return "alias";
  if (kort.some((deel) => !isVoorletter(deel) && lang.includes(deel))) return "deels-gelijk";
  if (isVoorletter(eersteKort) || isVoorletter(eersteLang)) {
    return past(eersteKort, eersteLang) ? "voorletters" : "verschilt";
  }
  return lijktOp(a, b);
};

/** Surnames: either half of a double name is what marriage and divorce leave; tussenvoegsels do not count. */
const vergelijkGeslachtsnaam = (a: Genormaliseerd, b: Genormaliseerd): Naamoordeel => {
  const [naamA, naamB] = [a.geslachtsnaam, b.geslachtsnaam];
  const aliasTreft =
    naamB.delen.some((deel) => a.aliassen.includes(deel)) || naamA.delen.some((deel) => b.aliassen.includes(deel));
  if (!isBekend(naamA) || !isBekend(naamB)) return aliasTreft ? "alias" : "onbekend";
  if (isGelijk(naamA, naamB) || a.metTussenvoegsel === b.metTussenvoegsel) return "gelijk";
  if (naamA.delen.some((deel) => deel.length >= 3 && naamB.delen.includes(deel))) return "deels-gelijk";
  const gelijkenis = lijktOp(naamA, naamB);
  if (skelet(naamA.vorm) === skelet(naamB.vorm) && gelijkenis !== "verschilt") return "klinkt-gelijk";
  return aliasTreft ? "alias" : gelijkenis;
};

/** How far a given name is the surname of the other, with its endings and with or without tussenvoegsels. */
const lijktOpAchternaam = (een: Genormaliseerd, ander: Genormaliseerd): number =>
  Math.max(
    jaroWinkler(een.alsGeslachtsnaam, ander.geslachtsnaam.vorm),
    jaroWinkler(normaliseerGeslachtsnaam(een.voornaam.vorm), ander.metTussenvoegsel),
  );

/** Given name and surname that stand in each other's place; of one of the two a slip or another name is left. */
const vergelijkKruislings = (a: Genormaliseerd, b: Genormaliseerd) => {
  if (![a.voornaam, a.geslachtsnaam, b.voornaam, b.geslachtsnaam].every(isBekend)) return null;
  const gelijkenissen = [lijktOpAchternaam(a, b), lijktOpAchternaam(b, a)];
  if (gelijkenissen.every((gelijkenis) => gelijkenis === 1)) return "omgewisseld";
  if (!gelijkenissen.some((gelijkenis) => gelijkenis >= GELIJKEND)) return null;
  return gelijkenissen.every((gelijkenis) => gelijkenis >= GELIJKEND) ? "omgewisseld-gelijkend" : "omgewisseld-deels";
};

/** Compares the names of two people, straight, or crosswise when straight they differ; symmetric. */
export const vergelijkNamen = (
  a: Genormaliseerd,
  b: Genormaliseerd,
): { readonly voornaam: Naamoordeel; readonly geslachtsnaam: Naamoordeel } => {
  const recht = {
    voornaam: vergelijkVoornaam(a.voornaam, b.voornaam, a.aliassen, b.aliassen),
    geslachtsnaam: vergelijkGeslachtsnaam(a, b),
  } as const;
  const isVreemd = [recht.voornaam, recht.geslachtsnaam].every(
    (naam) => naam === "verschilt" || naam === "enigszins-gelijkend",
  );
  const kruislings = isVreemd ? vergelijkKruislings(a, b) : null;
  return kruislings === null ? recht : { voornaam: kruislings, geslachtsnaam: kruislings };
};
