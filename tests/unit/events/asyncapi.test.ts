import specs from "@asyncapi/specs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { GEBEURTENISDATA } from "../../../shared/domain/gebeurtenisdata.ts";
import {
  alleVersies,
  maakAsyncApi,
  maakCatalogusblad,
  GEPUBLICEERD,
  type AsyncApiOpties,
  type Gepubliceerd,
} from "../../../shared/events/index.ts";
import { ENVELOP, ONTVANGERS, VELDEN } from "../../../shared/events/uitleg.ts";
import { INSTELLINGEN } from "../keten-records.ts";

const OPTIES: AsyncApiOpties = {
  ...{ titel: "Ketenregie", versie: "1.0.0", cloudevent: INSTELLINGEN },
  contact: { naam: "Beheer", email: "beheer@example.nl", url: "https://ketenregie.example/problemen" },
  tokenUrl: "https://api.example.nl/oauth2/token",
};

const objectSchema = z.record(z.string(), z.unknown());
// The schema of AsyncAPI 3.0 by its own makers; their parser drags in a hundred packages more.
const specificatie = objectSchema.parse(specs.schemasWithoutId["3.0.0"]);
const maakKeurder = () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  formats.default(ajv);
  return ajv;
};
const document = maakAsyncApi(OPTIES);
const berichtSchema = z.looseObject({
  payload: objectSchema,
  examples: z.array(z.object({ name: z.string(), payload: objectSchema })).length(1),
});
const delen = (van: typeof document) =>
  z
    .looseObject({
      components: z.looseObject({
        messages: z.record(z.string(), berichtSchema),
        schemas: z.record(z.string(), objectSchema),
      }),
    })
    .parse(van).components;

/** The schema of a message, with all that it refers to: as a reader of the document holds an event against it. */
const keurderVan = (van: typeof document, naam: string) =>
  maakKeurder().compile({
    ...z.object({ allOf: z.array(z.unknown()) }).parse(delen(van).messages[naam]?.payload),
    components: { schemas: delen(van).schemas },
  });

/** Every reference in it. */
const verwijzingen = (waarde: unknown): readonly string[] => {
  if (Array.isArray(waarde)) return waarde.flatMap(verwijzingen);
  if (typeof waarde !== "object" || waarde === null) return [];
  return Object.entries(waarde).flatMap(([sleutel, deel]) =>
    sleutel === "$ref" && typeof deel === "string" ? [deel] : verwijzingen(deel),
  );
};

describe("the catalogue as AsyncAPI document", () => {
  it("is AsyncAPI 3.0, by the schema of its makers", () => {
    const keur = maakKeurder().compile(specificatie);
    expect(keur(document), JSON.stringify(keur.errors?.slice(0, 5))).toBe(true);
    expect(keur({ ...document, info: {} })).toBe(false);
  });

  it("refers to nothing that is not there", () => {
    const alle = verwijzingen(document);
    expect(alle.length).toBeGreaterThan(200);
    for (const verwijzing of alle) {
      const doel = verwijzing
        .slice(2)
        .split("/")
        .reduce<unknown>((plek, deel) => objectSchema.parse(plek)[deel], document);
      expect(doel, verwijzing).toBeDefined();
    }
  });

  it.each(alleVersies().map((type) => [`${type.soort}.v${String(type.versie)}`] as const))(
    "%s: its example is an event by its own schema, and a field more is too",
    (naam) => {
      const keur = keurderVan(document, naam);
      const [voorbeeld] = delen(document).messages[naam]?.examples ?? [];
      const event = voorbeeld?.payload ?? {};
      expect(keur(event), JSON.stringify(keur.errors)).toBe(true);
      expect(keur({ ...event, nieuw: 1, data: { ...objectSchema.parse(event["data"]), nieuw: 1 } })).toBe(true);
      expect(keur({ ...event, data: {} })).toBe(false);
      expect(keur({ ...event, type: "nl.ketenregie.iets.anders.v1" })).toBe(false);
      const { sequence: _sequence, ...zonder } = event;
      expect(keur(zonder)).toBe(false);
    },
  );

  it("says of each kind to whom it goes, and of each field what it means", () => {
    const velden = new Set(Object.values(GEBEURTENISDATA).flatMap((data) => Object.keys(data.shape)));
    expect([...velden].filter((veld) => VELDEN[veld] === undefined)).toEqual([]);
    expect(alleVersies().filter(({ soort }) => ONTVANGERS[soort] === undefined)).toEqual([]);
    for (const schema of Object.values(delen(document).schemas)) {
      const deelSchema = z.record(z.string(), z.looseObject({ description: z.string().optional() }));
      for (const [veld, deel] of Object.entries(deelSchema.parse(schema["properties"])))
        if (!veld.includes("-")) expect(deel.description, veld).toBe(VELDEN[veld] ?? ENVELOP[veld]);
    }
  });

  it("has no `additionalProperties`: readers must take what comes later", () => {
    expect(JSON.stringify(document)).not.toContain("additionalProperties");
  });
});

/** A later version of a kind, with the earlier one beside it. */
const TWEE_VERSIES: Gepubliceerd = {
  nieuwste: {
    ...GEPUBLICEERD.nieuwste,
    "casus.heropend": {
      ...{ ...GEPUBLICEERD.nieuwste["casus.heropend"], versie: 2 },
      data: z.object({ casus: z.string() }),
      voorbeeld: { casus: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" },
    },
  },
  eerdere: [{ ...GEPUBLICEERD.nieuwste["casus.heropend"], tot: "2027-03-31", van: (data) => data }],
};

describe("two versions of a kind at once", () => {
  it("are both in the document, the earlier with the day on which it ends", () => {
    const beide = maakAsyncApi(OPTIES, TWEE_VERSIES);
    const keur = maakKeurder().compile(specificatie);
    expect(keur(beide), JSON.stringify(keur.errors?.slice(0, 5))).toBe(true);
    const { messages } = delen(beide);
    expect(messages["casus.heropend.v1"]).toMatchObject({
      description: expect.stringContaining("tot en met 2027-03-31") as string,
    });
    expect(messages["casus.heropend.v2"]).toBeDefined();
    for (const naam of ["casus.heropend.v1", "casus.heropend.v2"])
      expect(keurderVan(beide, naam)(messages[naam]?.examples[0]?.payload)).toBe(true);
  });

  it("are both on the page", () => {
    const blad = maakCatalogusblad(OPTIES, TWEE_VERSIES);
    for (const anker of ["casus.heropend.v1", "casus.heropend.v2"]) expect(blad).toContain(`<section id="${anker}">`);
    expect(blad).toContain("tot en met 2027-03-31");
  });
});

describe("the page", () => {
  const blad = maakCatalogusblad(OPTIES);

  it("tells of every kind what, to whom, with which fields, and shows one", () => {
    for (const type of alleVersies()) {
      const van = blad.indexOf(`<section id="${type.soort}.v${String(type.versie)}">`);
      const sectie = blad.slice(van, blad.indexOf("</section>", van));
      expect(van).toBeGreaterThan(0);
      expect(sectie).toContain(type.omschrijving);
      for (const veld of Object.keys(type.data.shape)) expect(sectie).toContain(`<code>${veld}</code>`);
      expect(sectie).toContain("Aan:</strong> ");
      expect(sectie).toContain("&quot;specversion&quot;");
    }
  });

  it("says in Dutch what is a moment, a day and an id", () => {
    const rij = (veld: string, vorm: string) => `<code>${veld}</code></th><td>${vorm}</td>`;
    for (const [veld, vorm] of [
      ...[["time", "tijdstip"] as const, ["uiterlijkOp", "tijdstip"] as const, ["dag", "datum"] as const],
      ...[["casusId", "id (UUID)"] as const, ["nieuweTaken", "lijst van id (UUID)"] as const],
    ])
      expect(blad).toContain(rij(veld, vorm));
    expect(blad).not.toContain(rij("uiterlijkOp", "tekst"));
  });

  it("has no script and nothing from elsewhere, and lets no text become markup", () => {
    expect(blad).not.toMatch(/<script|<img|<link|<iframe|\son[a-z]+=|style="|javascript:/i);
    expect(blad).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const boos = { ...OPTIES, titel: `<img src=x onerror="alert(1)">` };
    expect(maakCatalogusblad(boos)).not.toContain("<img");
  });
});
