import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { GIDSSOORTEN } from "../../../shared/domain/gids.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakGidsinvoer } from "../../fixtures/gids.ts";
import { ANDER, EIGEN, idsIn, maakGidsdeur, PERSONEN, regelVan, ZAKEN, type Gidsdeur } from "./gidsdeur.ts";
import { BEGIN, maakVoordeur } from "./voordeur.ts";

const ONBEKEND = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const NIET_WERKEND = ["bestuurder", "ketenregisseur", "fg", "it", "ops", "procesbegeleider-evaluatie"] as const;

describe("who may not read the guide", () => {
  it.each(GIDSSOORTEN)("is told so before anything else: %s", async (soort) => {
    const uitgetreden = maakActor("uitgetreden", "ggd", "partner", {
      deelname: { versie: 1, van: plusSeconden(BEGIN, -60), tot: null, ondertekeningen: [] },
    });
    const deur = maakGidsdeur(soort, maakVoordeur([uitgetreden]));
    const gidsId = await deur.nieuw();
    for (const wie of [...NIET_WERKEND, "uitgetreden"]) {
      for (const antwoord of [
        ...[await deur.lijst({ cursor: "verzonnen", onzin: "1" }, wie), await deur.voeg(wie, { onzin: 1 })],
        ...[await deur.lees(ONBEKEND, wie), await deur.lees(gidsId, wie), await deur.versies(ONBEKEND, wie)],
        ...[await deur.wijzig(ONBEKEND, undefined, {}, wie), await deur.laatVervallen(ONBEKEND, undefined, wie)],
      ]) {
        expect(antwoord, wie).toMatchObject({ status: 403, code: "geen-recht" });
      }
    }
  });
});

describe.each(GIDSSOORTEN)("who may change the guide: %s", (soort) => {
  it("for their own organisation: whoever works there, and no system", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    for (const wie of [ANDER, "systeem-ggd", "zetel-om", "aandachtsfunctionaris"]) {
      expect(await deur.wijzig(gidsId, '"1"', {}, wie), wie).toMatchObject({ status: 403, code: "geen-recht" });
      expect(await deur.laatVervallen(gidsId, '"1"', wie), wie).toMatchObject({ status: 403, code: "geen-recht" });
    }
    expect(await deur.voeg("systeem-ggd", {})).toMatchObject({ status: 403 });
    expect((await deur.lees(gidsId)).koppen["ETag"]).toBe('"1"');
    expect(deur.gelogd().filter((regel) => regel.soort === "audit" && regel.resultaat === "geweigerd")).toHaveLength(9);
  });

  it("for all organisations: procesregie and the chain's own administration", async () => {
    const deur = maakGidsdeur(soort);
    for (const wie of ["procesregisseur", "beheerder"]) {
      const antwoord = await deur.voeg(wie, { ...maakGidsinvoer(soort), organisatie: "coa" });
      expect(antwoord).toMatchObject({ status: 201, body: { organisatie: "coa" } });
      const { gidsId } = regelVan(antwoord);
      // Left out, the organisation stays: a change is no removal.
      expect(await deur.wijzig(gidsId, '"1"', maakGidsinvoer(soort, 2), wie)).toMatchObject({
        status: 200,
        body: { organisatie: "coa" },
      });
      expect(await deur.laatVervallen(gidsId, '"2"', wie)).toMatchObject({ status: 204 });
      const [, wijziging] = await deur.casework.registerversies(soort, gidsId);
      expect(wijziging?.door).toEqual({ actorId: wie, rol: wie, organisatie: "zvh" });
    }
  });

  it("none gives an entry to an organisation for which they do not keep the guide", async () => {
    const deur = maakGidsdeur(soort);
    const elders = { ...maakGidsinvoer(soort), organisatie: "nla" };
    expect(await deur.voeg(EIGEN, elders)).toMatchObject({ status: 403, code: "geen-recht" });
    const gidsId = await deur.nieuw();
    expect(await deur.wijzig(gidsId, '"1"', elders)).toMatchObject({ status: 403, code: "geen-recht" });
    // Nor do they learn by it whether they hold the last version.
    expect(await deur.wijzig(gidsId, '"9"', elders)).toMatchObject({ status: 403 });
    expect((await deur.lees(gidsId)).body).toMatchObject({ organisatie: "ggd", versie: 1 });
    expect(idsIn(await deur.lijst({ organisatie: "nla" }))).toEqual([]);
    expect(await deur.wijzig(gidsId, '"1"', elders, "procesregisseur")).toMatchObject({
      status: 200,
      body: { organisatie: "nla" },
    });
    expect(await deur.wijzig(gidsId, '"2"')).toMatchObject({ status: 403 });
    expect(await deur.wijzig(gidsId, '"2"', maakGidsinvoer(soort, 3), ANDER)).toMatchObject({ status: 200 });
  });
});

/** The lines of the last request, without what all lines have. */
const regelsNa = (deur: Gidsdeur, vanaf: number) => [...deur.casework.logregels(), ...deur.gelogd()].slice(vanaf);
const aantal = (deur: Gidsdeur): number => regelsNa(deur, 0).length;

describe.each(PERSONEN)("what is kept of who saw and changed a name: %s", (soort) => {
  it("a processing line per person and an audit line, for each read and each write", async () => {
    const deur = maakGidsdeur(soort);
    const eerste = await deur.voeg(EIGEN, maakGidsinvoer(soort), { sleutel: "k" });
    const { gidsId } = regelVan(eerste);
    const betrokkene = await deur.sleutels.hash(`gids|${gidsId}`);
    const verwerkingen = () =>
      [...deur.casework.logregels(), ...deur.gelogd()].flatMap((regel) =>
        regel.soort === "verwerking" && regel.betrokkene === betrokkene ? [regel] : [],
      );
    const stappen: readonly (readonly [string, () => Promise<unknown>])[] = [
      [`maak${deur.een}`, () => deur.voeg(EIGEN, maakGidsinvoer(soort), { sleutel: "k" })],
      [`lees${deur.een}`, () => deur.lees(gidsId)],
      [`leesVersiesVan${deur.een}`, () => deur.versies(gidsId)],
      [`wijzig${deur.een}`, () => deur.wijzig(gidsId, '"1"')],
      [`laat${deur.een}Vervallen`, () => deur.laatVervallen(gidsId, '"2"')],
    ];
    expect(verwerkingen()).toMatchObject([{ activiteit: `maak${deur.een}`, betrokkeneSoort: "professional" }]);
    for (const [activiteit, doe] of stappen) {
      const [voor, geheel] = [verwerkingen().length, aantal(deur)];
      await doe();
      expect(verwerkingen().length - voor, activiteit).toBe(1);
      expect(aantal(deur) - geheel, activiteit).toBe(2);
      const audit = [...deur.casework.logregels(), ...deur.gelogd()].filter((regel) => regel.soort === "audit");
      expect(audit).toContainEqual(
        expect.objectContaining({
          handeling: activiteit,
          object: `${soort}/${gidsId}`,
          actorId: EIGEN,
          rol: "partner",
        }),
      );
    }
  });

  it("a line for each person in the part of the list that is shown", async () => {
    const deur = maakGidsdeur(soort);
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      ids.push(await deur.nieuw());
      deur.verder(1);
    }
    await deur.lijst({ aantal: "2" }, "meldpunt");
    const hashes = await Promise.all(ids.slice(0, 2).map((gidsId) => deur.sleutels.hash(`gids|${gidsId}`)));
    expect(deur.gelogd()).toMatchObject([
      ...hashes.map((betrokkene) => ({ soort: "verwerking", betrokkene, betrokkeneSoort: "professional" })),
      { soort: "audit", actorId: "meldpunt", object: deur.pad.slice(4) },
    ]);
  });

  it("shows and stores nothing when the log cannot be written", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    const { naam } = maakGidsinvoer(soort) as { naam: string };
    deur.breekLog();
    for (const antwoord of [await deur.lees(gidsId), await deur.versies(gidsId), await deur.lijst()]) {
      expect(antwoord).toMatchObject({ status: 500, code: "storing" });
      expect(antwoord.rauw.body).not.toContain(naam);
    }
    for (const doe of [() => deur.voeg(), () => deur.wijzig(gidsId, '"1"'), () => deur.laatVervallen(gidsId, '"1"')]) {
      // The lines of a change go in its transaction: one fails with the other.
      deur.casework.faalEenmaal("voor");
      expect(await doe()).toMatchObject({ status: 500, code: "storing" });
    }
    expect(deur.casework.vanType("gidsregel")).toMatchObject([{ gidsId, versie: 1, status: "geldig" }]);
    expect(deur.casework.vanType("registerversie")).toHaveLength(1);
  });

  it("no name, number or address in lines, cursors and addresses", async () => {
    const deur = maakGidsdeur(soort);
    const invoer = maakGidsinvoer(soort) as Readonly<Record<string, unknown>>;
    const antwoord = await deur.voeg();
    const { gidsId } = regelVan(antwoord);
    await deur.nieuw();
    const lijst = await deur.lijst({ aantal: "1" });
    await deur.wijzig(gidsId, '"1"', invoer);
    await deur.wijzig(gidsId, '"2"', { ...invoer, organisatie: "nla" });
    const cursor = String(lijst.body["volgende"]);
    const sporen = JSON.stringify([
      ...[deur.casework.logregels(), deur.gelogd(), deur.functieregels, antwoord.koppen, cursor],
      Buffer.from(cursor, "base64url").toString("utf8"),
    ]);
    expect(deur.functieregels.length).toBeGreaterThan(4);
    for (const veld of ["naam", "telefoon", "email"]) expect(sporen).not.toContain(String(invoer[veld]));
  });
});

describe.each(ZAKEN)("what is kept of who saw and changed: %s", (soort) => {
  it("an audit line and no more, for it is about nobody", async () => {
    const deur = maakGidsdeur(soort);
    const gidsId = await deur.nieuw();
    await deur.lees(gidsId);
    await deur.lijst();
    await deur.versies(gidsId);
    await deur.wijzig(gidsId, '"1"');
    await deur.laatVervallen(gidsId, '"2"');
    expect(regelsNa(deur, 0).map((regel) => regel.soort)).toEqual(Array.from({ length: 6 }, () => "audit"));
    deur.breekLog();
    expect(await deur.lees(gidsId)).toMatchObject({ status: 500 });
  });
});
