import { describe, expect, it } from "vitest";
import { GIDSSOORTEN } from "../../../shared/domain/gids.ts";
import { maakGidsinvoer } from "../../fixtures/gids.ts";
import { ANDER, EIGEN, idsIn, lijstVan, maakGidsdeur, regelVan, versiesIn } from "./gidsdeur.ts";
import { BEGIN } from "./voordeur.ts";

const ONBEKEND = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

describe.each(GIDSSOORTEN)("the guide: %s", (soort) => {
  it("is added once, kept by the own organisation, and read as it was", async () => {
    const deur = maakGidsdeur(soort);
    const antwoord = await deur.voeg(EIGEN, undefined, { sleutel: "k" });
    const { gidsId } = regelVan(antwoord);
    expect(antwoord).toMatchObject({ status: 201, koppen: { ETag: '"1"', Location: `${deur.pad}/${gidsId}` } });
    expect(antwoord.body).toEqual({
      ...maakGidsinvoer(soort),
      ...{ gidsId, versie: 1, status: "geldig", organisatie: "ggd", aangemaaktOp: BEGIN, gewijzigdOp: BEGIN },
    });
    const herhaald = await deur.voeg(EIGEN, undefined, { sleutel: "k" });
    expect(herhaald.rauw.body).toBe(antwoord.rauw.body);
    expect(herhaald.koppen).toMatchObject({ ETag: '"1"', Location: `${deur.pad}/${gidsId}` });
    const anders = await deur.voeg(EIGEN, maakGidsinvoer(soort, 9), { sleutel: "k" });
    expect(anders).toMatchObject({ status: 409, code: "idempotency-key-hergebruikt" });
    expect(deur.casework.vanType("gidsregel")).toHaveLength(1);
    const gelezen = await deur.lees(gidsId, "systeem-nla");
    expect(gelezen).toMatchObject({ status: 200, body: antwoord.body, koppen: { ETag: '"1"' } });
  });

  it("is changed as a whole, under the version that was read", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    deur.verder(60);
    const nieuw = { ...maakGidsinvoer(soort, 2), omschrijving: "Anders omschreven.", doelgroep: "iedereen" };
    const velden = Object.keys(maakGidsinvoer(soort));
    const body = Object.fromEntries(Object.entries(nieuw).filter(([naam]) => velden.includes(naam)));
    expect(await deur.wijzig(gidsId, undefined, body)).toMatchObject({ status: 428, code: "if-match-nodig" });
    const antwoord = await deur.wijzig(gidsId, '"1"', body);
    expect(antwoord).toMatchObject({ status: 200, koppen: { ETag: '"2"' }, body: { ...body, versie: 2 } });
    expect(antwoord.body["aangemaaktOp"]).toBe(BEGIN);
    expect(antwoord.body["gewijzigdOp"]).not.toBe(BEGIN);
    expect((await deur.lees(gidsId)).body).toEqual(antwoord.body);
    expect(await deur.wijzig(gidsId, '"1"', body)).toMatchObject({ status: 412, code: "verouderd" });
  });

  it("changed by two at once is changed by one; the other is told that it is out of date", async () => {
    for (let keer = 0; keer < 20; keer += 1) {
      const deur = maakGidsdeur(soort);
      const gidsId = await deur.nieuw();
      const antwoorden = await Promise.all([2, 3].map((n) => deur.wijzig(gidsId, '"1"', maakGidsinvoer(soort, n))));
      expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([200, 412]);
      const gelukt = antwoorden.find(({ status }) => status === 200);
      expect((await deur.lees(gidsId)).body).toEqual(gelukt?.body);
      expect(versiesIn(await deur.versies(gidsId)).map(({ versie }) => versie)).toEqual([1, 2]);
    }
  });

  it("lapses: it leaves the list, stays readable with its history, and can be changed no more", async () => {
    const deur = maakGidsdeur(soort);
    const [gidsId, blijft] = [await deur.nieuw(), await deur.nieuw()];
    expect(await deur.laatVervallen(gidsId, undefined)).toMatchObject({ status: 428 });
    expect(await deur.laatVervallen(gidsId, '"7"')).toMatchObject({ status: 412 });
    const antwoord = await deur.laatVervallen(gidsId, '"1"');
    expect(antwoord).toMatchObject({ status: 204, rauw: { body: "" } });
    expect(antwoord.koppen).not.toHaveProperty("ETag");
    expect(idsIn(await deur.lijst())).toEqual([blijft]);
    expect(await deur.lees(gidsId)).toMatchObject({
      status: 200,
      koppen: { ETag: '"2"' },
      body: { status: "vervallen" },
    });
    expect(await deur.laatVervallen(gidsId, '"1"')).toMatchObject({ status: 412 });
    expect(await deur.laatVervallen(gidsId, '"2"')).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(await deur.wijzig(gidsId, '"2"')).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(versiesIn(await deur.versies(gidsId)).map(({ versie }) => versie)).toEqual([1, 2]);
  });

  it("lapses once when two let it lapse at once", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    const antwoorden = await Promise.all([deur.laatVervallen(gidsId, '"1"'), deur.laatVervallen(gidsId, '"1"')]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([204, 412]);
  });

  it("has a history without gaps, of what it was from when and who changed it, which nobody can change", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    for (let versie = 1; versie <= 4; versie += 1) {
      deur.verder(60);
      const wie = versie % 2 === 0 ? EIGEN : "procesregisseur";
      await deur.wijzig(gidsId, `"${String(versie)}"`, maakGidsinvoer(soort, versie + 1), wie);
    }
    await deur.laatVervallen(gidsId, '"5"');
    const versies = versiesIn(await deur.versies(gidsId, "systeem-nla"));
    expect(versies.map(({ versie }) => versie)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(versies.map(({ wat }) => wat)).toEqual([
      `maak${deur.een}`,
      ...Array.from({ length: 4 }, () => `wijzig${deur.een}`),
      `laat${deur.een}Vervallen`,
    ]);
    expect(versies[1]).toMatchObject({
      door: { rol: "procesregisseur", organisatie: "zvh" },
      inhoud: { ...maakGidsinvoer(soort, 2), versie: 2, gidsId, organisatie: "ggd" },
    });
    expect(versies[2]).toMatchObject({ door: { rol: "partner", organisatie: "ggd" } });
    expect(versies[5]).toMatchObject({ inhoud: { status: "vervallen" } });
    expect(JSON.stringify(versies)).not.toContain("partner-ggd");

    const [eerste] = await deur.casework.registerversies(soort, gidsId);
    if (eerste === undefined) throw new Error("geen versie");
    const over = { nieuw: [{ ...eerste, wat: "verzonnen" }], vervangen: [], mitsOpen: [] };
    expect(await deur.casework.schrijf(over, [])).toEqual({ ok: false, fout: { soort: "conflict" } });
    for (const methode of ["PUT", "DELETE", "POST"] as const) {
      const pad = `${deur.pad}/${gidsId}/versies`;
      expect((await deur.vraag("beheerder", methode, pad, {}, { ifMatch: '"1"' })).status).toBe(405);
    }
  });

  it("is listed the longest unchanged first, in pages that miss and double none, by organisation too", async () => {
    const deur = maakGidsdeur(soort);
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      ids.push(await deur.nieuw(i % 2 === 0 ? EIGEN : ANDER));
      deur.verder(i % 3 === 0 ? 60 : 0);
    }
    const [eerste = ""] = ids;
    await deur.wijzig(eerste, '"1"');
    const alle = async (query: Readonly<Record<string, string>>) => {
      const gezien: string[] = [];
      let cursor: string | null = null;
      do {
        const antwoord = await deur.lijst({ ...query, ...(cursor === null ? {} : { cursor }) });
        gezien.push(...idsIn(antwoord));
        cursor = lijstVan(antwoord).volgende;
        expect(cursor ?? "").not.toMatch(/ggd|nla/);
      } while (cursor !== null);
      return gezien;
    };
    const geheel = await alle({ aantal: "2" });
    expect(geheel).toHaveLength(7);
    expect(new Set(geheel)).toEqual(new Set(ids));
    expect(geheel.at(-1)).toBe(eerste);
    const vanEigen = ids.filter((_, plaats) => plaats % 2 === 0);
    expect(new Set(await alle({ aantal: "1", organisatie: "ggd" }))).toEqual(new Set(vanEigen));
    expect(await alle({ organisatie: "moviera" })).toEqual([]);
  });

  it("does not exist under an id that was never given, nor under another kind", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    const ander = maakGidsdeur(GIDSSOORTEN.find((een) => een !== soort) ?? soort, deur);
    for (const antwoord of [
      ...[await deur.lees(ONBEKEND), await deur.versies(ONBEKEND), await deur.lees("geen-uuid")],
      ...[await deur.wijzig(ONBEKEND, '"1"'), await deur.laatVervallen(ONBEKEND, '"1"')],
      ...[await ander.lees(gidsId), await ander.versies(gidsId), await ander.laatVervallen(gidsId, '"1"')],
    ])
      expect(antwoord).toMatchObject({ status: 404, code: "niet-gevonden" });
  });
});
