import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as ids from "../../../shared/domain/ids.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { wegTot } from "../functions/casusweg.ts";
import { maakVoordeur } from "../functions/voordeur.ts";

const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Every schema of an id that we give out; the code of an organisation is a name from the region's data. */
const IDSCHEMAS = Object.entries(ids).filter(([naam]) => naam.endsWith("IdSchema"));
const metVersie = (versie: string): string => randomUUID().replace(/^(.{14})./, `$1${versie}`);

describe.each(IDSCHEMAS)("%s", (_naam, schema) => {
  it("takes a random UUID", () => {
    fc.assert(fc.property(fc.uuid({ version: 4 }), (id) => schema.safeParse(id).success));
  });

  it("takes no UUID of another version: those tell a time, a place or a name", () => {
    for (const versie of ["1", "2", "3", "5", "6", "7", "8", "0"])
      expect(schema.safeParse(metVersie(versie)).success, versie).toBe(false);
    const andere = fc.uuid({ version: [1, 2, 3, 5, 6, 7, 8] });
    fc.assert(fc.property(andere, (id) => !schema.safeParse(id).success));
  });

  it.each([
    ["a number", "17"],
    ["a number as number", 17],
    ["nothing", ""],
    ["all zeros", "00000000-0000-0000-0000-000000000000"],
    ["all ones", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    ["another variant", randomUUID().replace(/^(.{19})./, "$1c")],
    ["without dashes", randomUUID().replaceAll("-", "")],
    ["with braces", `{${randomUUID()}}`],
    ["as a URN", `urn:uuid:${randomUUID()}`],
    ["with something behind it", `${randomUUID()}/..`],
    ["with a line behind it", `${randomUUID()}\n`],
    ["a ULID", "01ARZ3NDEKTSV4RRFFQ69G5FAV"],
  ])("takes no id that is %s", (_geval, id) => {
    expect(schema.safeParse(id).success).toBe(false);
  });
});

it("knows every schema of an id", () => {
  expect(IDSCHEMAS.length).toBeGreaterThanOrEqual(9);
  expect(Object.keys(ids).filter((naam) => !naam.endsWith("IdSchema"))).toEqual(["organisatieCodeSchema"]);
});

/** The length of what all of these begin with. */
const gedeeldBegin = ([eerste = "", ...rest]: readonly string[]): number => {
  const anders = Array.from(eerste).findIndex((teken, plek) => rest.some((id) => id[plek] !== teken));
  return anders === -1 ? eerste.length : anders;
};

/** Ids in the order in which they were made: unique, random, and telling nothing of that order. */
const verwachtNietszeggend = (gemaakt: readonly string[]): void => {
  for (const id of gemaakt) expect(id).toMatch(V4);
  expect(new Set(gemaakt).size).toBe(gemaakt.length);
  expect(gedeeldBegin(gemaakt)).toBe(0);
  expect(gemaakt.toSorted()).not.toEqual(gemaakt);
  expect(gemaakt.toSorted().toReversed()).not.toEqual(gemaakt);
  // Of pairs that were made one after the other about half goes up; by time all do, and by a counter nearly all.
  const omhoog = gemaakt.slice(1).filter((id, plek) => id > (gemaakt[plek] ?? "")).length / (gemaakt.length - 1);
  expect(omhoog).toBeGreaterThan(0.2);
  expect(omhoog).toBeLessThan(0.8);
};

describe("ids that are given out", () => {
  it("of fifty meldingen, and of all that came of them, tell nothing", async () => {
    const deur = maakVoordeur();
    const gemeld: string[] = [];
    for (let nummer = 0; nummer < 50; nummer += 1) {
      const { body } = await deur.vraag("systeem-politie", "POST", "/v1/meldingen", maakMelding({}, nummer));
      gemeld.push(z.string().parse(body["meldingId"]));
      deur.verder(1);
    }
    verwachtNietszeggend(gemeld);
    verwachtNietszeggend(deur.casework.vanType("dossier").map(({ dossierId }) => dossierId));
    verwachtNietszeggend(deur.casework.vanType("casus").map(({ casusId }) => casusId));
  });

  it("along the whole way of a casus are random, each used once", async () => {
    const { deur, casusId, lees } = await wegTot("einde");
    const { casework } = deur;
    const vastgelegd = [
      ...casework.vanType("taak").map(({ taakId }) => taakId),
      ...casework.vanType("actie").map(({ actieId }) => actieId),
      ...casework.vanType("uitnodiging").map(({ uitnodigingId }) => uitnodigingId),
      ...casework.vanType("gebeurtenis").map(({ gebeurtenisId }) => gebeurtenisId),
    ];
    expect(vastgelegd.length).toBeGreaterThan(20);
    for (const id of vastgelegd) expect(id).toMatch(V4);
    expect(new Set([casusId, ...vastgelegd]).size).toBe(1 + vastgelegd.length);
    // What a reader sees: whatever is called an id there, is one.
    const gezien = [...JSON.stringify((await lees("procesregisseur")).body).matchAll(/"(\w+Id)":"([^"]+)"/g)];
    expect(gezien.length).toBeGreaterThan(5);
    // Who acted is named by an id of the register: random too, but of the demo's people, who have fixed names.
    for (const [, naam, id] of gezien) if (naam !== "actorId") expect(id, naam).toMatch(V4);
  });
});
