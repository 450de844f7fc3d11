import { describe, expect, it } from "vitest";
import { blokkeersleutels } from "../../../shared/domain/matching/blokkeersleutels.ts";
import { personaliaSchema } from "../../../shared/domain/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";

type Velden = Readonly<Record<string, unknown>>;
const sleutels = (velden: Velden) => blokkeersleutels(personaliaSchema.parse(velden));
const soorten = (een: Velden, ander: Velden) => {
  const andere = sleutels(ander);
  return [...new Set(sleutels(een).flatMap((sleutel) => (andere.includes(sleutel) ? [sleutel.split("|")[0]] : [])))];
};

const anna = { voornamen: "Anna", geslachtsnaam: "Quinzema", geboortedatum: "1998-03-04" };
const thuis = { adres: "Wolkenhoefpad 12, 7001 SS Zilverdam" };
const { geboortedatum: _, ...annaZonderDatum } = anna;

describe("two reports share a key", () => {
  it.each<[string, string[], Velden, Velden]>([
    ["by number", ["bsn"], { bsn: testBsn(1) }, { bsn: testBsn(1), voornamen: "Tesk" }],
    ["by telephone", ["telefoon"], { telefoon: "0612345678" }, { telefoon: "+31 6 12345678" }],
    ["by e-mail address", ["email"], { email: "A@example.org" }, { email: "a@example.org" }],
    ["by birth date and given name", ["datum-naam"], anna, { ...anna, geslachtsnaam: "Holtkema" }],
    ["by birth date and surname", ["datum-naam"], anna, { ...anna, voornamen: "Tesk" }],
    ["by swapped birth date", ["datum-naam"], anna, { ...anna, voornamen: "Tesk", geboortedatum: "1998-04-03" }],
    [
      "by birth date and half a surname",
      ["datum-naam"],
      anna,
      { ...anna, voornamen: "T.", geslachtsnaam: "Holtk-Quinzema" },
    ],
    [
      "by birth date and alias",
      ["datum-naam"],
      anna,
      { ...anna, voornamen: "Tesk", geslachtsnaam: "Holtkema", aliassen: ["Anna"] },
    ],
    [
      "by birth date, with slips in both names",
      ["datum-namen"],
      anna,
      { ...anna, voornamen: "Alna", geslachtsnaam: "Qlinzema" },
    ],
    ["by birth date and an initial", ["datum-naam", "datum-namen"], anna, { ...anna, voornamen: "A." }],
    [
      "by birth date and postcode",
      ["datum-postcode"],
      { ...anna, ...thuis },
      { ...thuis, voornamen: "Tesk", geslachtsnaam: "Zwarvema", geboortedatum: "1998-03-04" },
    ],
    ["by names that are swapped", ["namen"], annaZonderDatum, { voornamen: "Quinzema", geslachtsnaam: "Anna" }],
    [
      "by given name and half a surname",
      ["namen"],
      annaZonderDatum,
      { voornamen: "Anna", geslachtsnaam: "Holtk-Quinzema" },
    ],
    [
      "by a given name and the sound of a surname",
      ["voornaam-klank"],
      annaZonderDatum,
      { voornamen: "Anna", geslachtsnaam: "Quenzemi" },
    ],
    [
      "by a surname and the sound of a given name",
      ["achternaam-klank"],
      annaZonderDatum,
      { voornamen: "Anno", geslachtsnaam: "Quinzema" },
    ],
    [
      "by postcode and a name",
      ["postcode-naam"],
      { ...thuis, voornamen: "Anna" },
      { voornamen: "Anne", adres: "Kraaienklokgaarde 40, 7001 SS Zilverdam" },
    ],
    [
      "by street, number and a name",
      ["straat-naam"],
      { ...thuis, voornamen: "Anna" },
      { voornamen: "Anne", adres: "Wolkenhoefpad 12, 7010 SS" },
    ],
    [
      "by a roepnaam",
      ["namen", "voornaam-klank", "achternaam-klank"],
      { voornamen: "Kees", geslachtsnaam: "Quinzema" },
      { voornamen: "Cornelis", geslachtsnaam: "Quinzema" },
    ],
  ])("%s", (_naam, verwacht, een, ander) => {
    expect(soorten(een, ander)).toEqual(verwacht);
  });
});

it("who is hardly known has no key: an initial, a surname or a day is half a town", () => {
  for (const velden of [
    {},
    { voornamen: "A.", geslachtsnaam: "Quinzema" },
    { geboortedatum: "1998-03-04" },
    { adres: "Zilverdam" },
  ])
    expect(sleutels(velden)).toEqual([]);
});

it("no more than sixteen with everything known", () => {
  const alles = {
    ...anna,
    ...thuis,
    voornamen: "Kees Anna",
    geslachtsnaam: "Zwarvema-Holtk",
    aliassen: ["Tesk"],
    bsn: testBsn(1),
  };
  expect(sleutels({ ...alles, telefoon: "0612345678", email: "a@example.org" })).toHaveLength(16);
});
