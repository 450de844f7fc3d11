import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { GEBEURTENISSOORTEN } from "../../../shared/domain/gebeurtenis.ts";
import { GEBEURTENISVERSIES } from "../../../shared/domain/gebeurtenisdata.ts";
import { alleVersies, cloudEventSchema, GEBEURTENISCATALOGUS } from "../../../shared/events/index.ts";
import { brekend } from "./brekend.ts";

/** The envelope of every event. */
const ENVELOP = "cloudevent.json";
const golden = path.join(import.meta.dirname, "golden");
const bestandVan = ({ soort, versie }: { readonly soort: string; readonly versie: number }) =>
  `${soort}.v${versie}.json`;
const catalogus = Object.values(GEBEURTENISCATALOGUS).map((type) => [type.soort, type] as const);
/** Every version that is published, by its name. */
const versies = alleVersies().map((type) => [bestandVan(type), type] as const);
const schemaSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()) });

describe("the catalogue of events", () => {
  it.each([...versies, [ENVELOP, { data: cloudEventSchema }] as const])("%s keeps its promise", (bestand, type) => {
    const beloofd = schemaSchema.parse(JSON.parse(readFileSync(path.join(golden, bestand), "utf8")));
    const huidig = z.toJSONSchema(type.data, { io: "input" });
    expect(brekend(beloofd, huidig)).toEqual([]);
    // A new field is a promise from the day that it is published: write it in the golden file as well.
    expect(huidig).toEqual(beloofd);
  });

  it.each(versies)("%s shows an example that fits", (_, type) => {
    expect(type.data.parse(type.voorbeeld)).toEqual(type.voorbeeld);
  });

  it.each(versies)("%s is in the file of its name and described", (bestand, type) => {
    expect(readdirSync("shared/events")).toContain(bestand.replace(".json", ".ts"));
    expect(type.omschrijving).toMatch(/^[A-Z].+\.$/);
  });

  it("has a golden file for each kind and no other", () => {
    const bestanden = [ENVELOP, ...versies.map(([bestand]) => bestand)];
    expect(readdirSync(golden).toSorted()).toEqual(bestanden.toSorted());
    for (const [soort, type] of catalogus) {
      expect(type.soort).toBe(soort);
      expect(type.versie, soort).toBe(GEBEURTENISVERSIES[soort] ?? 1);
    }
    expect(catalogus.map(([soort]) => soort)).toEqual([...GEBEURTENISSOORTEN]);
  });

  it("has no field for a name, an address or free text", () => {
    const velden = new Set(catalogus.flatMap(([, type]) => Object.keys(type.data.shape)));
    expect([...velden].toSorted()).toEqual([
      ...["aantal", "actieId", "activiteit", "acuut", "afstemmingId", "antwoord", "besprekingOp", "bijdrageId"],
      ...["casusId", "codes", "dag", "dossiers"],
      ...["feit", "gemeente", "herinnerdeMeldingen", "herinnerdeTaken", "herinnerdeTrajecttaken", "interventieId"],
      ...["maand", "meer", "meldingId", "nieuweActies", "nieuweMeldingen", "nieuweTaken", "nieuweTrajecttaken"],
      ...["noodtoegangId", "ontvanger", "opschortingId", "organisatie", "overdrachtId", "overlegId"],
      ...["reden", "redenen", "rol", "samenvoegingId"],
      ...["sinds", "soort", "stap", "sturingId", "taakId", "thema", "tot", "totEnMet", "trajectId", "trap"],
      ...["uiterlijkOp", "uitkomst", "uitnodigingId", "van", "vanaf", "verschijningsvormen", "volgendeDatum"],
      ...["vraagId", "zetel"],
    ]);
    expect(Object.keys(GEBEURTENISCATALOGUS["stuurfeit.vastgelegd"].data.shape)).not.toContain("casusId");
  });
});

describe("brekend", () => {
  const oud = {
    properties: {
      a: { type: "string", pattern: "^x$" },
      b: { enum: ["x", "y"] },
      c: { type: "array", items: { type: "string" } },
      d: { type: "object", properties: { e: { type: "integer", description: "Eerst." } }, required: ["e"] },
      f: { type: "string" },
    },
    required: ["a", "b", "c", "d"],
  };
  const met = (velden: Readonly<Record<string, unknown>>) => ({
    ...oud,
    properties: { ...oud.properties, ...velden },
  });
  const { a: _a, ...zonderA } = oud.properties;
  it.each([
    ["a field that is gone", { properties: zonderA, required: ["b", "c", "d"] }, ["a is weg"]],
    ["an optional field that is gone", met({ f: undefined }), ["f is weg"]],
    [
      "a field with another name",
      { properties: { ...zonderA, aa: oud.properties.a }, required: ["aa", "b", "c", "d"] },
      ["a is weg"],
    ],
    ["another type", met({ a: { type: "integer" } }), ["a is veranderd"]],
    ["a field that may be null", met({ a: { ...oud.properties.a, type: ["string", "null"] } }), ["a is veranderd"]],
    ["another pattern", met({ a: { type: "string", pattern: "^y$" } }), ["a is veranderd"]],
    ["a pattern that is gone", met({ a: { type: "string" } }), ["a is veranderd"]],
    ["another format", met({ f: { type: "string", format: "uuid" } }), ["f is veranderd"]],
    ["a value that is gone", met({ b: { enum: ["x"] } }), ["b is veranderd"]],
    ["a value that readers do not know", met({ b: { enum: ["x", "y", "z"] } }), ["b is veranderd"]],
    ["other things in a list", met({ c: { type: "array", items: { type: "integer" } } }), ["c is veranderd"]],
    [
      "a field within a field that may be absent",
      met({ d: { ...oud.properties.d, required: [] } }),
      ["d is veranderd"],
    ],
    [
      "a field within a field of another type",
      met({ d: { ...oud.properties.d, properties: { e: { type: "string" } } } }),
      ["d is veranderd"],
    ],
    ["a field that may be absent", { ...oud, required: ["b", "c", "d"] }, ["a is niet meer verplicht"]],
    [
      "all of it at once",
      {
        properties: { b: { enum: ["x"] }, c: oud.properties.c, d: oud.properties.d, f: oud.properties.f },
        required: [],
      },
      ["a is weg", "b is veranderd", "c is niet meer verplicht", "d is niet meer verplicht"],
    ],
    ["nothing in a new field", met({ g: { type: "string" } }), []],
    ["nothing in a field that is always there now", { ...oud, required: [...oud.required, "f"] }, []],
    [
      "nothing in another explanation",
      met({ d: { ...oud.properties.d, properties: { e: { type: "integer", description: "Daarna." } } } }),
      [],
    ],
  ])("sees %s", (_, nieuw, verwacht) => {
    expect(brekend(oud, nieuw)).toEqual(verwacht);
  });

  it("sees what would break the envelope", () => {
    const beloofd = z.toJSONSchema(cloudEventSchema, { io: "input" });
    const zonder = z.toJSONSchema(cloudEventSchema.omit({ dataref: true }), { io: "input" });
    expect(brekend(beloofd, zonder)).toEqual(["dataref is weg"]);
    const los = z.toJSONSchema(cloudEventSchema.extend({ sequence: z.int() }), { io: "input" });
    expect(brekend(beloofd, los)).toEqual(["sequence is veranderd"]);
    const soms = z.toJSONSchema(cloudEventSchema.partial({ sequence: true }), { io: "input" });
    expect(brekend(beloofd, soms)).toEqual(["sequence is niet meer verplicht"]);
  });
});
