import { genormaliseerd } from "../identiteit.ts";
import { jaroWinkler } from "./gelijkenis.ts";

/** What is recognised in an address that is one line of text. */
export interface Adres {
  /** Digits of the postcode: of a Dutch one the neighbourhood, as its letters are the part most often wrong or absent. */
  readonly postcode: string | null;
  readonly huisnummer: string | null;
  /** Street, place and what else there is, without the words that half of all addresses have. */
  readonly woorden: readonly string[];
}

const STRAATWOORDEN = /^(?:str|straat|street|st|weg|road|rd|laan|lane|ave|avenue|plein|nl|nederland|netherlands)$/u;

/** Recognises postcode (four to six digits, the last such) and house number (the first other number). */
export const leesAdres = (tekst: string): Adres => {
  const getallen = [...tekst.matchAll(/\d+/gu)].map(([getal]) => getal);
  const postcode = getallen.findLastIndex((getal) => getal.length >= 4 && getal.length <= 6);
  // Two letters at a postcode are no word.
  const woorden = tekst
    .replaceAll(/(\d{4}) ?[A-Za-z]{2}(?![A-Za-z])/gu, "$1")
    .split(/[^\p{L}\p{M}'’]+/u)
    .map(genormaliseerd)
    .filter((woord) => woord.length >= 2 && !STRAATWOORDEN.test(woord));
  return {
    postcode: getallen[postcode] ?? null,
    huisnummer: getallen.find((_, plaats) => plaats !== postcode)?.replace(/^0+/u, "") ?? null,
    woorden: [...new Set(woorden)],
  };
};

const lengte = (woorden: readonly string[]): number => woorden.reduce((som, { length }) => som + length, 0);
/** Words that are (nearly) in the other; a word that was cut in two is found in the text without spaces. */
const terug = (woorden: readonly string[], andere: readonly string[]): number =>
  lengte(
    woorden.filter(
      (woord) =>
        andere.some((ander) => jaroWinkler(woord, ander) >= 0.88) ||
        (woord.length >= 4 && andere.join("").includes(woord)),
    ),
  );

/** Share of the letters, 0 to 1, that stand in words which both have. */
const overlap = (een: readonly string[], ander: readonly string[]): number => {
  const samen = (terug(een, ander) + terug(ander, een)) / 2;
  return samen / Math.max(lengte(een) + lengte(ander) - samen, 1);
};

export type Adresoordeel = "gelijk" | "gelijkend" | "deels-gelijk" | "verschilt";

/** How far two addresses are one: postcode, house number and words each count; symmetric. Null: there is nothing to compare. */
export const vergelijkAdres = (a: Adres, b: Adres): Adresoordeel | null => {
  const beide = a.woorden.length > 0 && b.woorden.length > 0;
  const woorden = beide ? overlap(a.woorden, b.woorden) : null;
  const eens = (veld: "postcode" | "huisnummer") => (a[veld] === null || b[veld] === null ? null : a[veld] === b[veld]);
  const [postcode, huisnummer] = [eens("postcode"), eens("huisnummer")];
  if (woorden === null && postcode === null) return null;
  const inWoorden = woorden ?? 0;
  if (postcode === true && huisnummer === true && (woorden === null || inWoorden >= 0.25)) return "gelijk";
  if (inWoorden >= 0.75 && huisnummer === true) return "gelijk";
  const punten = [postcode === true, huisnummer === true, inWoorden >= 0.45].filter(Boolean).length;
  // Words alone can be a place without more: half a town lives there. With a number on one side they are a street.
  const straat = inWoorden >= 0.7 && (a.huisnummer !== null || b.huisnummer !== null);
  if (punten >= 2 || straat) return "gelijkend";
  return postcode === true || inWoorden >= 0.3 ? "deels-gelijk" : "verschilt";
};
