import { describe, expect, it } from "vitest";
import * as z from "zod";
import { berichtSchema } from "../../../shared/domain/gebeurtenis.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import {
  cloudEventSchema,
  GEBEURTENISCATALOGUS,
  inAlleVersies,
  naarBusbericht,
  naarCloudEvent,
  type Gepubliceerd,
} from "../../../shared/events/index.ts";

const instellingen = {
  bronUrn: "urn:nld:oin:00000000000000000000:systeem:ketenregie",
  typeVoorvoegsel: "nl.ketenregie",
  datarefBasis: "https://api.example.nl/v1",
};
const feed = { nummer: 7, opgetredenOp: instantSchema.parse("2026-03-02T09:00:00.000Z") };
const geopend = GEBEURTENISCATALOGUS["casus.geopend"].voorbeeld;
const bericht = berichtSchema.parse({
  berichtId: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11",
  ontvanger: "politie",
  soort: "casus.geopend",
  onderwerp: geopend.casusId,
  dataref: `/v1/casussen/${geopend.casusId}`,
  data: geopend,
});

describe("naarCloudEvent", () => {
  it("makes what the NL GOV profile asks", () => {
    expect(naarCloudEvent(bericht, feed, instellingen)).toEqual({
      specversion: "1.0",
      id: bericht.berichtId,
      source: instellingen.bronUrn,
      type: "nl.ketenregie.casus.geopend.v1",
      time: "2026-03-02T09:00:00.000Z",
      subject: geopend.casusId,
      dataref: `https://api.example.nl/v1/casussen/${geopend.casusId}`,
      datacontenttype: "application/json",
      sequence: "7",
      sequencetype: "Integer",
      data: geopend,
    });
  });

  it("reads back by its own schema, attribute names and size within the profile", () => {
    const event = naarCloudEvent(bericht, feed, instellingen);
    expect(cloudEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    for (const naam of Object.keys(event)) expect(naam).toMatch(/^[a-z0-9]{1,20}$/);
    expect(JSON.stringify(event).length).toBeLessThan(2_048);
  });

  it.each([
    ["https://api.example.nl/v1", "https://api.example.nl/v1/casussen/x"],
    ["https://api.example.nl/v1/", "https://api.example.nl/v1/casussen/x"],
    ["https://api.example.nl", "https://api.example.nl/v1/casussen/x"],
    [
      "http://127.0.0.1:4566/_aws/execute-api/a/local/v1",
      "http://127.0.0.1:4566/_aws/execute-api/a/local/v1/casussen/x",
    ],
  ])("puts the version in dataref once, for base %s", (datarefBasis, verwacht) => {
    const event = naarCloudEvent({ ...bericht, dataref: "/v1/casussen/x" }, feed, { ...instellingen, datarefBasis });
    expect(event.dataref).toBe(verwacht);
  });

  it("has no dataref when there is nothing to read", () => {
    expect(naarCloudEvent({ ...bericht, dataref: null }, feed, instellingen)).not.toHaveProperty("dataref");
  });

  it("lets nothing out that the schema does not name, and refuses data that does not fit", () => {
    const teVeel = { ...bericht, data: { ...bericht.data, naam: "hoort hier niet" } };
    expect(naarCloudEvent(teVeel, feed, instellingen).data).toEqual(geopend);
    const fout = { ...bericht, data: { ...bericht.data, casusId: "geen uuid" } };
    expect(() => naarCloudEvent(fout, feed, instellingen)).toThrow(z.ZodError);
  });

  it("travels under its recipient and type", () => {
    expect(naarBusbericht({ bericht, ...feed }, instellingen)).toEqual({
      ontvanger: "politie",
      soort: "nl.ketenregie.casus.geopend.v1",
      event: naarCloudEvent(bericht, feed, instellingen),
    });
  });
});

describe("two versions of a kind at once", () => {
  const eerste = GEBEURTENISCATALOGUS["casus.geopend"];
  const gepubliceerd: Gepubliceerd = {
    nieuwste: {
      ...GEBEURTENISCATALOGUS,
      "casus.geopend": {
        ...{ ...eerste, versie: 2, data: z.object({ casus: z.string() }), voorbeeld: { casus: geopend.casusId } },
      },
    },
    eerdere: [
      {
        ...{ ...eerste, tot: "2027-03-31" },
        van: ({ casus }) => ({ casusId: casus ?? "", gemeente: null, acuut: false }),
      },
    ],
  };
  const nieuw = { ...bericht, versie: 2, data: { casus: geopend.casusId } };

  it("each recipient gets both, each with an id of its own that is always the same", () => {
    const beide = inAlleVersies([nieuw], gepubliceerd);
    expect(beide.map(({ versie, ontvanger }) => [versie, ontvanger])).toEqual([
      [2, "politie"],
      [1, "politie"],
    ]);
    expect(new Set(beide.map(({ berichtId }) => berichtId)).size).toBe(2);
    expect(inAlleVersies([nieuw], gepubliceerd)).toEqual(beide);
    // Offered again with what was added to it, nothing is added.
    expect(inAlleVersies(beide, gepubliceerd)).toEqual(beide);
    expect(beide.map((een) => naarCloudEvent(een, feed, instellingen, gepubliceerd))).toMatchObject([
      { type: "nl.ketenregie.casus.geopend.v2", data: { casus: geopend.casusId } },
      { type: "nl.ketenregie.casus.geopend.v1", data: { casusId: geopend.casusId, gemeente: null, acuut: false } },
    ]);
  });

  it("what was stored before the new version stays in its own, and other kinds are as they were", () => {
    expect(inAlleVersies([bericht], gepubliceerd)).toEqual([bericht]);
    expect(naarCloudEvent(bericht, feed, instellingen, gepubliceerd).type).toBe("nl.ketenregie.casus.geopend.v1");
    const ander = { ...bericht, soort: "casus.gesloten" as const };
    expect(inAlleVersies([ander], gepubliceerd)).toEqual([ander]);
    expect(inAlleVersies([bericht])).toEqual([bericht]);
  });

  it("a version that is not published any more does not leave", () => {
    expect(() => naarCloudEvent({ ...bericht, versie: 3 }, feed, instellingen)).toThrow("version 3 is not published");
  });
});
