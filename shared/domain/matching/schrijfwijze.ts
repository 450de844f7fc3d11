import { genormaliseerd } from "../identiteit.ts";

/** Cyrillic as Bulgarian writes it in Latin letters; what Russian or Ukrainian does otherwise, the rules below even out. */
const CYRILLISCH: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n" },
  ...{ о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sht", ъ: "a" },
  ...{ ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", є: "ye", ґ: "g", ј: "j", љ: "lj", њ: "nj", ћ: "c", џ: "dzh" },
};

/**
 * Ways of writing one sound, in this order: what Arabic, Slavic, Turkish, Romanian and Vietnamese names become under
 * English, French, German and Dutch hands. Vowels stay what they are: `Mohamed` and `Mahmoud` are two names. So does a
 * leading h: `Anna` and `Hanna` can be twins.
 */
const REGELS: readonly (readonly [RegExp, string])[] = [
  [/d(?:zh|zj|sch|sj|j)/gu, "j"], // Dzhamal, Djamal: Jamal
  [/t(?:sch|sj|sh|ch)|cz/gu, "ch"], // Tsjerno, Tcherno: Cherno
  [/kh/gu, "ch"], // Khaled: Chaled
  [/sch|sj|sz/gu, "sh"], // Sjirin, Schirin: Shirin
  [/z[hj]/gu, "z"],
  [/gh/gu, "g"],
  [/ph/gu, "f"],
  [/th/gu, "t"],
  [/ck|q|c(?=[aouklmnrst]|$)/gu, "k"],
  [/x/gu, "ks"],
  [/w/gu, "v"],
  [/ou|oe/gu, "u"], // Mahmoud, Mahmoed: Mahmud
  [/[yj]/gu, "i"], // ij, y and i of Dutch; Yana, Jana: Iana
  [/(.)\1+/gu, "$1"],
  [/(?<=[aeiou])h$/gu, ""],
];

/** Endings of surnames: -off, -ow, -ova; -sky, -ska; -itch, -ić. A report writes a woman's name as a man's and the reverse. */
const UITGANGEN: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)(?:of|ova?)$/gu, "ov"],
  [/(?<=..)(?:ef|eva?)$/gu, "ev"],
  [/(?<=..)sk(?:i|a|aia|oi)$/gu, "ski"],
  [/(?<=..)i(?:c|k|ch)$/gu, "ich"],
];

const pasToe = (regels: readonly (readonly [RegExp, string])[], tekst: string): string =>
  regels.reduce((tot, [zoek, door]) => tot.replaceAll(zoek, door), tekst);

/** Until it changes no more, so that what is normalised stays as it is. */
const totRust = (regels: readonly (readonly [RegExp, string])[], tekst: string): string => {
  const volgende = pasToe(regels, tekst);
  return volgende === tekst ? tekst : totRust(regels, volgende);
};

/**
 * One spelling for all spellings of a given name, in small Latin letters without spaces; idempotent. Letters of scripts
 * other than Latin and Cyrillic stay: such a name is equal to itself only.
 */
export const normaliseerNaam = (naam: string): string => {
  const letters = genormaliseerd(naam);
  const latijns = Array.from(letters, (letter) => CYRILLISCH[letter] ?? letter).join("");
  return totRust(REGELS, latijns === "" ? letters : latijns);
};

/** The same for (a part of) a surname, with its endings. */
export const normaliseerGeslachtsnaam = (naam: string): string =>
  totRust([...UITGANGEN, ...REGELS], normaliseerNaam(naam));

/**
 * How a normalised name sounds, roughly: its consonants, the first letter as class. Different names share it
 * (`Anna`, `Hanna`): it finds candidates and supports, it proves nothing.
 */
export const skelet = (vorm: string): string => {
  const ruw = vorm
    .replaceAll("ch", "k")
    .replaceAll("h", "")
    .replaceAll(/[zc]/gu, "s")
    .replaceAll("v", "f")
    .replace(/d$/gu, "t")
    .replace(/b$/gu, "p")
    .replace(/g$/gu, "k")
    .replace(/^i(?=[aeou])/u, "");
  const [eerste = "", ...rest] = Array.from(ruw);
  return (/[aeiou]/u.test(eerste) ? "a" : eerste) + rest.filter((letter) => !/[aeiou]/u.test(letter)).join("");
};
