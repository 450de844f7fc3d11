import { describe, expect, it } from "vitest";
import { redentekst } from "../../../shared/domain/matching/redentekst.ts";
import { vergelijk } from "../../../shared/domain/matching/vergelijk.ts";
import { personaliaSchema, type Personalia } from "../../../shared/domain/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";

const OP = "2026-11-24";
const ADRES = "Wolkenhoefpad 12, 7001 SS Zilverdam";
const basis = {
  voornamen: "Anna",
  geslachtsnaam: "Quinzema",
  geboortedatum: "1998-03-14",
  geslacht: "vrouw",
  adres: ADRES,
  telefoon: "+31600000001",
} as const;
const persoon = (velden: Readonly<Record<string, unknown>> = {}): Personalia =>
  personaliaSchema.parse({ ...basis, ...velden });
const uitkomst = (een: Readonly<Record<string, unknown>>, ander: Readonly<Record<string, unknown>>) =>
  vergelijk(persoon(een), persoon(ander), OP).uitkomst;
const kaal = { adres: null, telefoon: null, geslacht: "onbekend" };
const bsn = testBsn(1);

describe("somebody is the same", () => {
  it.each([
    ["with everything equal", {}, {}],
    ["by names and birth date alone", kaal, kaal],
    ["with another accent, case or spelling of both names", {}, { voornamen: "ÁNNA", geslachtsnaam: "Kwinzema" }],
    ["transliterated otherwise", { voornamen: "Khaldzhou" }, { voornamen: "Chaldjoe" }],
    ["with a surname that a woman or a man would bear", { geslachtsnaam: "Zwarvov" }, { geslachtsnaam: "Zwarvowa" }],
    ["with the tussenvoegsel in the surname", { tussenvoegsel: "van der" }, { geslachtsnaam: "v.d. Quinzema" }],
    ["with the tussenvoegsel left out", { tussenvoegsel: "van der" }, {}],
    ["after marriage, by half the surname", { geslachtsnaam: "Holtkema-Quinzema" }, {}],
    [
      "with day and month swapped, at the same address",
      { geboortedatum: "1998-03-04" },
      { geboortedatum: "1998-04-03" },
    ],
    ["with given name and surname swapped", {}, { voornamen: "Quinzema", geslachtsnaam: "Anna" }],
    [
      "with a given name of which one letter is heard, which is no initial",
      { ...kaal, voornamen: "Ah", geslachtsnaam: "Li" },
      { ...kaal, voornamen: "Ah", geslachtsnaam: "Li" },
    ],
    ["by number, without a birth date", { bsn, geboortedatum: null }, { bsn, voornamen: null }],
    ["by number, under another name", { bsn }, { bsn, voornamen: "Tesk", geslachtsnaam: "Holtkema" }],
  ])("%s", (_, een, ander) => {
    expect(uitkomst(een, ander)).toBe("zelfde");
  });
});

describe("somebody is never the same", () => {
  const bijna = ["mogelijk-zelfde", "nieuw"];
  it.each([
    ["of another sex", { geslacht: "man" }, {}],
    ["of another sex, with the same number", { geslacht: "man", bsn }, { bsn }],
    ["born on another day", { geboortedatum: "1998-03-15" }, {}],
    ["born on another day, with the same number", { geboortedatum: "1991-07-30", bsn }, { bsn }],
    ["without a birth date on either side", { geboortedatum: null }, { geboortedatum: null }],
    ["without a birth date on one side", { geboortedatum: null }, {}],
    ["with an estimated age that fits", { geboortedatum: null, leeftijdGeschat: 28 }, {}],
    ["with an estimated age that does not, by number", { geboortedatum: null, leeftijdGeschat: 50, bsn }, { bsn }],
    ["with another number", { bsn }, { bsn: testBsn(2) }],
    ["a twin", { voornamen: "Tesk" }, {}],
    ["a twin who is called nearly the same", { voornamen: "Hanna" }, {}],
    ["a twin who is called nearly the same, with a typing error's difference", { voornamen: "Anne" }, {}],
    ["by a roepnaam", { voornamen: "Annie" }, {}],
    ["by the first of more given names", { voornamen: "Anna Tesk" }, {}],
    ["by an initial", { voornamen: "A." }, {}],
    ["by an initial on both sides: twins can share it", { voornamen: "A." }, { voornamen: "A." }],
    ["by an alias", { voornamen: "Tesk", aliassen: ["Anna"] }, {}],
    ["without a surname on one side", { geslachtsnaam: null }, {}],
    ["with another surname", { geslachtsnaam: "Holtkema" }, {}],
    ["without a given name on one side", { voornamen: null }, {}],
  ])("%s", (_, een, ander) => {
    expect(bijna).toContain(uitkomst(een, ander));
    expect(bijna).toContain(uitkomst(ander, een));
  });
});

describe("a person looks at", () => {
  it.each([
    ["a birth date with one slip", { geboortedatum: "1998-03-15" }, {}],
    ["another surname at the same address", { geslachtsnaam: "Holtkema" }, {}],
    ["a roepnaam", { voornamen: "Kees", ...kaal }, { voornamen: "Cornelis", ...kaal }],
    ["an initial", { voornamen: "C.", ...kaal }, { voornamen: "Kees", ...kaal }],
    ["an estimated age that fits", { geboortedatum: null, leeftijdGeschat: 28, ...kaal }, kaal],
    ["names without a birth date", { geboortedatum: null, ...kaal }, kaal],
    [
      "swapped day and month with nothing else",
      { ...kaal, geboortedatum: "1998-03-04" },
      { ...kaal, geboortedatum: "1998-04-03" },
    ],
    ["an alias", { voornamen: "Tesk", aliassen: ["Anna"], ...kaal }, kaal],
    ["a twin of the same sex: who knows", { voornamen: "Tesk" }, {}],
    ["equal names, and another sex", { geslacht: "man" }, {}],
  ])("%s", (_, een, ander) => {
    expect(uitkomst(een, ander)).toBe("mogelijk-zelfde");
  });
});

describe("nobody looks at", () => {
  it.each([
    ["brother and sister of one birth", { voornamen: "Tesk", geslacht: "man" }, {}],
    ["brother and sister whose names are alike", { voornamen: "Hanna", geslacht: "man" }, {}],
    ["twins with a number each", { voornamen: "Hanna", bsn }, { bsn: testBsn(2) }],
    ["a brother or sister", { voornamen: "Tesk", geboortedatum: "1994-11-02" }, {}],
    ["a brother or sister whose birth date nobody knows", { voornamen: "Tesk", geboortedatum: null }, {}],
    ["who lives in the same house", { voornamen: "Tesk", geslachtsnaam: "Holtkema", geboortedatum: "1990-08-21" }, {}],
    ["a namesake with another birth date elsewhere", { geboortedatum: "1970-10-29", ...kaal }, kaal],
    [
      "who shares a day that is written down of many",
      { ...kaal, geboortedatum: "1998-01-01", voornamen: "Tesk" },
      { ...kaal, geboortedatum: "1998-01-01" },
    ],
    ["people of whom nothing is known", { ...kaal, voornamen: null, geslachtsnaam: null, geboortedatum: null }, kaal],
  ])("%s", (_, een, ander) => {
    expect(uitkomst(een, ander)).toBe("nieuw");
  });
});

it("an estimated age counts from the day of its report", () => {
  const geschat = persoon({ geboortedatum: null, leeftijdGeschat: 20 });
  const oordeel = (op: string) =>
    vergelijk(geschat, persoon(), op, "2026-11-24").redenen.find(({ veld }) => veld === "geboortedatum")?.oordeel;
  expect(oordeel("2018-06-01")).toBe("binnen-schatting");
  expect(oordeel("2030-06-01")).toBe("buiten-schatting");
});

it("the reasons add up to the score and name nothing of the person", () => {
  const { score, redenen } = vergelijk(persoon({ bsn }), persoon({ voornamen: "Hanna" }), OP);
  expect(redenen.reduce((som, { gewicht }) => som + gewicht, 0)).toBe(score);
  expect(redenen.map(redentekst)).toEqual([
    "burgerservicenummer: niet aan beide kanten bekend",
    "geboortedatum: gelijk",
    "voornaam: bijna gelijk",
    "geslachtsnaam: gelijk",
    "geslacht: gelijk",
    "nationaliteit: niet aan beide kanten bekend",
    "e-mailadres: niet aan beide kanten bekend",
    "telefoonnummer: gelijk",
    "adres: gelijk",
  ]);
});
