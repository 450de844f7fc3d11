import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { GEBEURTENISSOORTEN } from "../../../shared/domain/gebeurtenis.ts";
import { GEBEURTENISCATALOGUS } from "../../../shared/events/index.ts";
import { brekend } from "./brekend.ts";

const golden = path.join(import.meta.dirname, "golden");
const catalogus = Object.entries(GEBEURTENISCATALOGUS);
const schemaSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) });
const bestandVan = ({ soort, versie }: { readonly soort: string; readonly versie: number }) =>
  `${soort}.v${versie}.json`;

describe("the catalogue of events", () => {
  it.each(catalogus)("%s keeps its promise to who reads it", (_, type) => {
    const beloofd = schemaSchema.parse(JSON.parse(readFileSync(path.join(golden, bestandVan(type)), "utf8")));
    const huidig = z.toJSONSchema(type.data, { io: "input" });
    expect(brekend(beloofd, huidig)).toEqual([]);
    // A new field is a promise from the day that it is published: write it in the golden file as well.
    expect(huidig).toEqual(beloofd);
  });

  it.each(catalogus)("%s shows an example that fits", (_, type) => {
    expect(type.data.parse(type.voorbeeld)).toEqual(type.voorbeeld);
  });

  it.each(catalogus)("%s is in the file of its name and described", (soort, type) => {
    expect(readdirSync("shared/events")).toContain(`${type.soort}.v${type.versie}.ts`);
    expect(type.soort).toBe(soort);
    expect(type.omschrijving).toMatch(/^[A-Z].+\.$/);
  });

  it("has a golden file for each kind and no other", () => {
    expect(readdirSync(golden).toSorted()).toEqual(catalogus.map(([, type]) => bestandVan(type)).toSorted());
    expect(catalogus.map(([soort]) => soort)).toEqual([...GEBEURTENISSOORTEN]);
  });

  it("has no field for a name, an address or free text", () => {
    const velden = new Set(catalogus.flatMap(([, type]) => Object.keys(type.data.shape)));
    expect([...velden].toSorted()).toEqual([
      ...["actieId", "activiteit", "acuut", "afstemmingId", "antwoord", "besprekingOp", "casusId", "dag", "feit"],
      ...[
        "gemeente",
        "herinnerdeMeldingen",
        "herinnerdeTaken",
        "herinnerdeTrajecttaken",
        "interventieId",
        "maand",
        "meer",
        "meldingId",
        "nieuweActies",
        "nieuweMeldingen",
        "nieuweTaken",
        "nieuweTrajecttaken",
        "noodtoegangId",
        "ontvanger",
        "opschortingId",
        "overdrachtId",
        "overlegId",
        "reden",
        "rol",
      ],
      ...["sinds", "soort", "stap", "sturingId", "taakId", "thema", "tot", "totEnMet", "trajectId", "trap"],
      ...["uiterlijkOp", "uitkomst", "uitnodigingId", "van", "vanaf", "verschijningsvormen", "volgendeDatum"],
      ...["vraagId"],
    ]);
    expect(Object.keys(GEBEURTENISCATALOGUS["stuurfeit.vastgelegd"].data.shape)).not.toContain("casusId");
  });
});

describe("brekend", () => {
  const oud = { properties: { a: { type: "string" }, b: { enum: ["x", "y"] } }, required: ["a", "b"] };
  it.each([
    ["a field that is gone", { properties: { b: oud.properties.b }, required: ["b"] }, ["a is weg"]],
    ["a narrowed field", { ...oud, properties: { ...oud.properties, b: { enum: ["x"] } } }, ["b is veranderd"]],
    ["a field that may be absent", { ...oud, required: ["a"] }, ["b is niet meer verplicht"]],
    ["nothing in a new field", { ...oud, properties: { ...oud.properties, c: { type: "string" } } }, []],
  ])("sees %s", (_, nieuw, verwacht) => {
    expect(brekend(oud, nieuw)).toEqual(verwacht);
  });
});
