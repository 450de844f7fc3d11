import { describe, expect, it } from "vitest";
import { personaliaSchema } from "../../../shared/domain/melding.ts";
import {
  kunnenEenZijn,
  onderscheidVan,
  plekkenVan,
  plekomschrijvingSchema,
  pleksleutels,
} from "../../../shared/domain/plek.ts";
import { maandenEerder } from "../../../shared/domain/tijd.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { testBsn } from "../../fixtures/personen.ts";

const locatie = (velden: object) => pleksleutels(plekomschrijvingSchema.parse({ soort: "locatie", ...velden }));
const onderneming = (velden: object) => pleksleutels(plekomschrijvingSchema.parse({ soort: "onderneming", ...velden }));
const deelt = (een: readonly string[], ander: readonly string[]): boolean =>
  een.some((sleutel) => ander.includes(sleutel));

describe("a location", () => {
  const adres = { straat: "Proefstraat", huisnummer: "12a", postcode: "9999 ZZ", plaats: "Proefdorp" };

  it.each([
    ["the postcode without a space, in small letters", { postcode: "9999zz", huisnummer: "12 A" }],
    ["the addition written apart", { postcode: "9999 ZZ", huisnummer: "12-a" }],
    ["the street without a postcode", { straat: "PROEFSTRAAT", huisnummer: "12a", plaats: "proefdorp " }],
    ["the street abbreviated", { straat: "Proefstr.", huisnummer: "12a", plaats: "Proefdorp" }],
    ["accents", { straat: "Proèfstraat", huisnummer: "12a", plaats: "Proëfdorp" }],
  ])("is the same with %s", (_wat, anders) => {
    expect(deelt(locatie(adres), locatie(anders))).toBe(true);
  });

  it.each([
    ["the neighbour", { ...adres, huisnummer: "12b" }],
    ["the whole house", { ...adres, huisnummer: "12" }],
    ["a number that only looks like it", { ...adres, huisnummer: "1-2a" }],
    ["the same street elsewhere", { ...adres, postcode: "8888 YY", plaats: "Elders" }],
  ])("is another one than %s", (_wat, anders) => {
    expect(deelt(locatie(adres), locatie(anders))).toBe(false);
  });

  it.each([
    ["a town", { plaats: "Proefdorp" }],
    ["a street", { straat: "Proefstraat", plaats: "Proefdorp" }],
    ["a house number that is none", { ...adres, huisnummer: "achterom" }],
    ["four digits of a postcode", { postcode: "9999", huisnummer: "12" }],
    ["a postcode of another country", { postcode: "46446", huisnummer: "12" }],
    ["nothing", {}],
  ])("is no entry by %s alone", (_wat, velden) => {
    expect(locatie(velden)).toEqual([]);
  });
});

describe("a company", () => {
  const bedrijf = { naam: "Wasserij De Proef B.V.", kvkNummer: "12345678", gemeente: "Duinmark", plaats: "Proefdorp" };

  it.each([
    ["its number alone", { kvkNummer: "12345678" }],
    ["its name in the municipality", { naam: "wasserij de proef", gemeente: "duinmark" }],
    ["its name in the town, with another legal form", { naam: "Wasserij de Proef (BV)", plaats: "Proefdorp" }],
  ])("is the same by %s", (_wat, anders) => {
    expect(deelt(onderneming(bedrijf), onderneming(anders))).toBe(true);
  });

  it("is another one with another digit in its name, or elsewhere", () => {
    const hotel = { naam: "Hotel 21", plaats: "Proefdorp" };
    expect(deelt(onderneming(hotel), onderneming({ ...hotel, naam: "Hotel 22" }))).toBe(false);
    expect(deelt(onderneming(hotel), onderneming({ ...hotel, plaats: "Elders" }))).toBe(false);
  });

  it("is no entry by its name alone, for there are many of that name", () => {
    expect(onderneming({ naam: "Kapsalon Proef" })).toEqual([]);
    expect(onderneming({ gemeente: "Duinmark" })).toEqual([]);
  });
});

const BSN = testBsn(8001);
const NAAM = { voornamen: "Yolvelis", geslachtsnaam: "Oldvaard", geboortedatum: "1979-04-02" };

describe("a person", () => {
  const omschreven = (velden: object) => plekomschrijvingSchema.parse({ soort: "persoon", ...velden });
  const persoon = (velden: object) => pleksleutels(omschreven(velden));

  it("is known as a client is, by number or by full name with birth date, and by keys of their own", () => {
    expect(persoon({ ...NAAM, bsn: BSN })).toEqual([`persoon|bsn|${BSN}`, "persoon|naam|yolvelis|oldvaard|1979-04-02"]);
    expect(persoon({ ...NAAM, voornamen: "Y." })).toEqual([]);
    expect(persoon({ voornamen: "Yolvelis", geslachtsnaam: "Oldvaard" })).toEqual([]);
    expect(persoon({})).toEqual([]);
  });

  it("is described by who they are alone", () => {
    for (const veld of ["adres", "telefoon", "nationaliteiten", "rol"])
      expect(plekomschrijvingSchema.safeParse({ soort: "persoon", ...NAAM, [veld]: "x" }).success).toBe(false);
  });

  it.each([
    ["sex", { geslacht: "man" }, { geslacht: "vrouw" }],
    ["birth date", { geboortedatum: "1979-04-02" }, { geboortedatum: "1979-04-03" }],
    ["number", { bsn: BSN }, { bsn: testBsn(8002) }],
  ])("is never who has another %s, where both are known", (_wat, een, ander) => {
    const onderscheid = (velden: object) => onderscheidVan(omschreven(velden));
    expect(kunnenEenZijn(onderscheid(een), onderscheid(ander))).toBe(false);
    expect(kunnenEenZijn(onderscheid(een), onderscheid(een))).toBe(true);
    expect(kunnenEenZijn(onderscheid(een), onderscheid({}))).toBe(true);
  });
});

describe("what a melding names", () => {
  it("is who is under suspicion and who is around the client, the best described first; no client and no witness", () => {
    const personalia = personaliaSchema.parse({ ...NAAM, adres: "Proefstraat 1", telefoon: "060", aliassen: ["Yo"] });
    const [best, los] = [{ ...personalia, bsn: BSN }, personaliaSchema.parse({ voornamen: "Yolvelis" })];
    expect(
      plekkenVan({
        locatie: null,
        betrokkenen: [
          ...(["mogelijk-slachtoffer", "getuige"] as const).map((rol) => ({ rol, personalia: best })),
          { rol: "netwerk", personalia },
          { rol: "netwerk", personalia: los },
          { rol: "verdachte", personalia: best },
          { rol: "verdachte" },
        ],
      }),
    ).toEqual(
      [BSN, null].map((bsn) => ({ soort: "persoon", ...NAAM, tussenvoegsel: null, geslacht: "onbekend", bsn })),
    );
  });

  it("is its location and each company under suspicion", () => {
    const genoemd = plekkenVan({
      locatie: {
        ...{ straat: null, huisnummer: "12", postcode: "9999 ZZ", plaats: "Proefdorp", gemeente: "Duinmark" },
        soort: "bedrijf",
      },
      betrokkenen: [
        { rol: "verdachte", onderneming: { naam: "Proef BV", kvkNummer: null } },
        { rol: "verdachte", onderneming: { naam: null, kvkNummer: null } },
        { rol: "verdachte" },
      ],
    });
    expect(genoemd.map(({ soort }) => soort)).toEqual(["locatie", "onderneming"]);
    expect(plekkenVan({ locatie: null, betrokkenen: [] })).toEqual([]);
  });

  it("counts calendar months back", () => {
    const nu = instantSchema.parse("2026-03-15T10:00:00.000Z");
    expect(maandenEerder(nu, 4)).toBe("2025-11-15T10:00:00.000Z");
  });
});
