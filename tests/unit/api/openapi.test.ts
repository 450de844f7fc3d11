import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakOpenApi, type OpenApiOpties } from "../../../shared/api/openapi.ts";
import { definieerOperatie, weigeringenVan } from "../../../shared/api/operatie.ts";
import { operatiesVan } from "../../../shared/api/operaties.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { statusVan } from "../../../shared/api/problemen.ts";
import { lijstProeven, maakProef, PROBLEEM_BASIS } from "./proefapi.ts";

const OPERATIES = operatiesVan(laadRegio("nog"));

const opties: OpenApiOpties = {
  titel: "Proef",
  versie: "1.2.3",
  beschrijving: "Proef",
  contact: { naam: "Beheer", email: "beheer@example.nl", url: "https://example.nl" },
  servers: [{ url: "../v1", beschrijving: "Hier" }],
  tags: {},
  probleemBasis: PROBLEEM_BASIS,
  tokenUrl: "https://example.nl/token",
};

const plat = z.record(z.string(), z.unknown());
const operatieSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  tags: z.array(z.string()).length(1),
  security: z.array(plat),
  parameters: z.array(plat),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: plat })) }).optional(),
  responses: z.record(z.string(), plat),
});

const antwoordSchema = z.looseObject({
  description: z.string().min(1),
  headers: plat,
  content: z.record(z.string(), z.looseObject({ schema: plat })).optional(),
});

const document = maakOpenApi([...OPERATIES, maakProef, lijstProeven], opties);
const operaties = Object.entries(document.paths).flatMap(([pad, bij]) =>
  Object.entries(bij).map(([methode, operatie]) => ({ pad, methode, ...operatieSchema.parse(operatie) })),
);

const doel = (verwijzing: string): unknown =>
  verwijzing
    .slice(2)
    .split("/")
    .reduce<unknown>((plek, deel) => plat.parse(plek)[deel], document);

const volg = (waarde: Readonly<Record<string, unknown>>): unknown =>
  typeof waarde["$ref"] === "string" ? doel(waarde["$ref"]) : waarde;

const verwijzingen = (waarde: unknown): readonly string[] =>
  typeof waarde !== "object" || waarde === null
    ? []
    : Object.entries(waarde).flatMap(([naam, deel]) => (naam === "$ref" ? [String(deel)] : verwijzingen(deel)));

describe("the OpenAPI document", () => {
  it("says who to contact, which version, and where", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { version: "1.2.3", contact: { name: "Beheer", email: "beheer@example.nl", url: "https://example.nl" } },
      servers: [{ url: "../v1" }],
    });
  });

  it("refers only to what it holds", () => {
    const alle = verwijzingen(document);
    expect(alle.length).toBeGreaterThan(10);
    for (const verwijzing of alle) expect(doel(verwijzing), verwijzing).toBeDefined();
  });

  it("has each operation once, with tags that are described", () => {
    const ids = operaties.map(({ operationId }) => operationId);
    expect(ids.toSorted()).toEqual([...OPERATIES, maakProef, lijstProeven].map((o) => o.operationId).toSorted());
    const tags = z
      .array(z.object({ name: z.string() }))
      .parse(document["tags"])
      .map(({ name }) => name);
    for (const operatie of operaties) expect(tags).toEqual(expect.arrayContaining(operatie.tags));
  });

  it.each(operaties.map((operatie) => [operatie.operationId, operatie] as const))(
    "%s: path after the rules, parameters named, success and failure answers with their headers",
    (_id, { pad, parameters, responses }) => {
      expect(pad).toMatch(/^(\/([a-z0-9-]+|\{[a-z][A-Za-z]*\}|openapi\.json|asyncapi\.json|agenda\.ics))+$/);
      const inPad = [...pad.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam);
      expect(parameters.filter((p) => p["in"] === "path").map((p) => p["name"])).toEqual(inPad);
      const statussen = Object.keys(responses);
      expect(statussen.some((status) => status.startsWith("2"))).toBe(true);
      expect(statussen).toEqual(expect.arrayContaining(["429", "500"]));
      for (const [status, ruw] of Object.entries(responses)) {
        const antwoord = antwoordSchema.parse(volg(ruw));
        expect(antwoord.headers).toHaveProperty("API-Version");
        if (status === "201") expect(antwoord.headers).toHaveProperty("Location");
        if (status < "400") continue;
        const schema = volg(antwoord.content?.["application/problem+json"]?.schema ?? {});
        expect(schema).toMatchObject({ properties: { status: {}, title: {}, detail: {}, type: {} } });
      }
    },
  );

  it("tells every status that the frame can give", () => {
    for (const operatie of [maakProef, lijstProeven]) {
      const gevonden = operaties.find(({ operationId }) => operationId === operatie.operationId);
      const nodig = new Set(weigeringenVan(operatie).map((code) => String(statusVan(code))));
      expect(Object.keys(gevonden?.responses ?? {})).toEqual(expect.arrayContaining([...nodig]));
    }
    const gevonden = operaties.find(({ operationId }) => operationId === "maakProef");
    expect(Object.keys(gevonden?.responses ?? {})).toEqual([
      "201",
      "204",
      "400",
      "401",
      "403",
      "404",
      "409",
      "413",
      "415",
      "429",
      "500",
    ]);
    expect(gevonden?.security).toEqual([{ systemen: ["proeven:schrijven"] }, { personen: [] }]);
    expect(gevonden?.parameters).toContainEqual({ $ref: "#/components/parameters/IdempotencyKeySystemen" });
  });

  it("is strict about what comes in and open about what goes out", () => {
    const gevonden = operaties.find(({ operationId }) => operationId === "maakProef");
    const inkomend = gevonden?.requestBody?.content["application/json"]?.schema;
    expect(inkomend).toMatchObject({
      type: "object",
      additionalProperties: false,
      required: ["soort", "inhoud", "betrokkenen"],
    });
    const uitgaand = antwoordSchema.parse(gevonden?.responses["201"]).content?.["application/json"]?.schema;
    expect(uitgaand).not.toHaveProperty("additionalProperties");
    expect(JSON.stringify(inkomend)).toContain('"format":"date"');
    expect(JSON.stringify(inkomend)).toContain('"type":["string","null"]');
  });

  it("shows a number in the query as the number that it means", () => {
    const lijst = operaties.find(({ operationId }) => operationId === "lijstProeven");
    expect(lijst?.parameters).toContainEqual({
      name: "perPagina",
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 100, default: 25 },
    });
  });

  it("collects schemas with a name once, apart for in and out when they differ", () => {
    const deel = z.strictObject({ a: z.string().default("x") }).meta({ id: "Deel" });
    const operatie = definieerOperatie({
      operationId: "deel",
      methode: "POST",
      pad: "/v1/delen",
      samenvatting: "x",
      tag: "t",
      scope: null,
      body: z.strictObject({ een: deel, twee: deel }),
      antwoorden: { 200: deel },
      weigeringen: [],
    });
    const { components } = z.object({ components: z.object({ schemas: plat }) }).parse(maakOpenApi([operatie], opties));
    expect(Object.keys(components.schemas)).toEqual(
      ["Deel", "Deel-uitvoer", "Probleem", "ProbleemMetFouten"].toSorted(),
    );
  });
});

describe("an operation", () => {
  it("does not come to be when path and path parameters differ", () => {
    const maak = () =>
      definieerOperatie({
        operationId: "fout",
        methode: "GET",
        pad: "/v1/x/{id}",
        samenvatting: "",
        tag: "t",
        scope: null,
        parameters: { pad: z.object({ anders: z.string() }) },
        antwoorden: { 204: null },
        weigeringen: [],
      });
    expect(maak).toThrow("padparameters");
  });
});
