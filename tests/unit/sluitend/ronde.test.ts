import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { itemVan, sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import { proveClosing } from "../../../functions/sluitend/prove-closing.ts";
import { leesOpdracht, reportClosing } from "../../../functions/sluitend/report-closing.ts";
import type { SluitendAfhankelijkheden } from "../../../functions/sluitend/afhankelijkheden.ts";
import type { Bericht } from "../../../shared/domain/gebeurtenis.ts";
import type { Taak } from "../../../shared/domain/taak.ts";
import { instantSchema, type Instant } from "../../../shared/domain/tijd.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakKetenmachinesDouble } from "../../doubles/ketenmachines.ts";
import { maakAfgerondeTaak, maakHistorie, maakTaak } from "../../fixtures/records.ts";
import { maakTraject, maakTrajecttaak } from "../../fixtures/trajecten.ts";
import { GEBEURTENISCATALOGUS } from "../../../shared/events/index.ts";
import { maakSluitend, maakStelklok, RESPIJT } from "./opstelling.ts";

const BEGIN = instantSchema.parse("2026-03-02T01:30:00.000Z");
const DAG = 86_400;
const later = (seconden: number): Instant =>
  instantSchema.parse(new Date(Date.parse(BEGIN) + seconden * 1000).toISOString());

const maakOpstelling = (anders: Partial<SluitendAfhankelijkheden> = {}) => {
  const double = maakAfhankelijkhedenDouble();
  const klok = maakStelklok(BEGIN);
  const sluitend = maakSluitend(double, maakKetenmachinesDouble(), klok.nu, anders);
  /** A task that its clock will look at much later, past any of these tests. */
  const taak = (velden: Parameters<typeof maakTaak>[0] = {}): Taak =>
    maakTaak({
      ...{
        geopendOp: BEGIN,
        herinnerenOp: later(90 * DAG),
        uiterlijkOp: later(91 * DAG),
        escalerenOp: later(92 * DAG),
      },
      ...{ klok: later(90 * DAG), uitvoering: null, ...velden },
    });
  const breek = (een: Taak): void => {
    double.casework.verander(sleutelVan(een), {}, ["klokPk", "klokSk"]);
  };
  const verteld: Bericht[] = [];
  /** What was told; taken away as if it was published, for nobody publishes it here. */
  const gemeld = (): readonly Bericht[] => {
    const gebeurtenissen = double.casework.vanType("gebeurtenis");
    double.casework.vergeet(...gebeurtenissen);
    verteld.push(...gebeurtenissen.flatMap(({ berichten }) => berichten));
    return verteld;
  };
  return { ...{ double, casework: double.casework, klok, sluitend, taak, breek, gemeld } };
};

const LEEG = { pk: "VREEMD", sk: "VREEMD" };

describe("a round of the reconciliation", () => {
  it(
    "goes through 10,000 records in bounded pages, each once, as many runs as it takes",
    { timeout: 60_000 },
    async () => {
      const { sluitend, casework, taak, double, klok } = maakOpstelling();
      for (let i = 0; i < 10_000; i += 1) casework.zet(maakAfgerondeTaak({ uitvoering: null, klok: null }));
      const stuk = taak();
      casework.zet(stuk);
      casework.verander(sleutelVan(stuk), { eigenaar: null });
      const { sporen } = sluitend.afhankelijkheden;
      const gezien = new Map<string, number>();
      let grootste = 0;
      let tijd = 0;
      const afhankelijkheden: SluitendAfhankelijkheden = {
        ...sluitend.afhankelijkheden,
        // Time for seven pages a run.
        tijdOp: () => (tijd += 1) % 8 === 0,
        sporen: {
          ...sporen,
          bladzijde: async (...vraag) => {
            const deel = await sporen.bladzijde(...vraag);
            grootste = Math.max(grootste, deel.items.length);
            for (const { plaats } of deel.items) gezien.set(plaats, (gezien.get(plaats) ?? 0) + 1);
            return deel;
          },
        },
      };
      let runs = 0;
      while ((await proveClosing({ meteen: runs === 0 }, afhankelijkheden))?.fase !== "klaar") runs += 1;
      expect(runs).toBeGreaterThan(5);
      expect(grootste).toBe(200);
      expect([...gezien.values()].filter((keren) => keren !== 1)).toEqual([]);
      expect(gezien.size).toBeGreaterThanOrEqual(10_001);
      expect(sluitend.stand()).toEqual(["zonder-eigenaar taak"]);
      expect(sluitend.hartslagen).toEqual([{ bevindingen: 1, hersteld: 0 }]);
      expect(await casework.slotronde()).toMatchObject({ nummer: 1, fase: "klaar", klaarOp: klok.nu() });
      expect(double.casework.vanType("bevinding")).toHaveLength(1);
    },
  );

  it("begins once a day, when its hour has come, and at once for who asks", async () => {
    const { sluitend, klok, casework } = maakOpstelling();
    const vanzelf = () => proveClosing({ meteen: false }, sluitend.afhankelijkheden);
    // 01:30 in UTC is 02:30 here.
    expect(await vanzelf()).toMatchObject({ nummer: 1, fase: "klaar" });
    klok.verder(900);
    expect(await vanzelf()).toMatchObject({ nummer: 1 });
    expect(sluitend.hartslagen).toHaveLength(1);
    expect(await sluitend.ronde()).toMatchObject({ nummer: 2 });
    // The next day, but not its hour: 01:45 here.
    klok.verder(DAG - 900 - 2_700);
    expect(await vanzelf()).toMatchObject({ nummer: 2 });
    klok.verder(1_800);
    expect(await vanzelf()).toMatchObject({ nummer: 3, begonnenOp: klok.nu() });
    expect((await casework.slotronde())?.nummer).toBe(3);
  });

  it("mends what the clock lost, once, and says nothing when that helps", async () => {
    const { sluitend, casework, taak, breek, gemeld, klok } = maakOpstelling();
    const een = taak();
    casework.zet(een);
    breek(een);
    await sluitend.ronde();
    expect(casework.items().find(({ sk }) => sk === itemVan(een).sk)).toEqual({
      ...itemVan(een),
      versie: een.versie + 1,
    });
    expect(sluitend.hartslagen).toEqual([{ bevindingen: 0, hersteld: 1 }]);
    expect(sluitend.open()).toMatchObject([{ code: "niet-op-klok", hersteld: 1, gemeldOp: null }]);
    klok.verder(DAG);
    await sluitend.ronde();
    expect(casework.vanType("bevinding")).toMatchObject([{ status: "verdwenen" }]);
    expect(casework.vanType("bevinding")[0]?.verlooptOp).toBeGreaterThan(0);
    expect(gemeld()).toEqual([]);
  });

  it("tells a person when mending did not help", async () => {
    const { sluitend, casework, taak, breek, gemeld, klok } = maakOpstelling();
    const een = taak();
    casework.zet(een);
    breek(een);
    await sluitend.ronde();
    breek(een);
    klok.verder(DAG);
    await sluitend.ronde();
    expect(gemeld()).toMatchObject([{ soort: "keten.niet-sluitend", ontvanger: "zvh" }]);
    expect(sluitend.hartslagen.at(-1)).toEqual({ bevindingen: 1, hersteld: 1 });
  });

  it("puts a date that is gone at now, so that the clock looks at it", async () => {
    const { sluitend, casework, taak, klok } = maakOpstelling();
    const een = taak();
    casework.zet(een);
    casework.verander(sleutelVan(een), { klok: null }, ["klokPk", "klokSk"]);
    await sluitend.ronde();
    const vervallen = await Promise.all(
      Array.from({ length: casework.klokShards }, (_, shard) => casework.vervallen(shard, klok.nu(), null, 10)),
    );
    expect(vervallen.flatMap(({ items }) => items)).toMatchObject([{ taakId: een.taakId, klok: klok.nu() }]);
  });

  it("tells each thing once, in codes and numbers, and once a week while it is there", async () => {
    const { sluitend, casework, taak, gemeld, klok } = maakOpstelling();
    const [een, ander] = [taak(), taak()];
    casework.zet(een, ander);
    for (const stuk of [een, ander]) casework.verander(sleutelVan(stuk), { eigenaar: null });
    casework.verander(LEEG, { type: "vreemd" });
    await sluitend.ronde();
    expect(gemeld()).toEqual([
      expect.objectContaining({
        ...{ ontvanger: "zvh", onderwerp: "ronde-1", dataref: null },
        data: { codes: ["onleesbaar", "zonder-eigenaar"], aantal: 3 },
      }),
    ]);
    for (const bericht of gemeld())
      expect(GEBEURTENISCATALOGUS["keten.niet-sluitend"].data.parse(bericht.data)).toEqual(bericht.data);
    for (let dag = 0; dag < 6; dag += 1) {
      klok.verder(DAG);
      await sluitend.ronde();
      gemeld();
    }
    expect(gemeld()).toHaveLength(1);
    klok.verder(DAG);
    await sluitend.ronde();
    expect(gemeld().map(({ data }) => data["aantal"])).toEqual([3, 3]);
    const tekst = JSON.stringify([gemeld(), sluitend.regels]);
    for (const { taakId, casusId } of [een, ander]) {
      expect(tekst).not.toContain(taakId);
      expect(tekst).not.toContain(casusId);
    }
  });

  it("keeps what the log lacks, though a later round does not come past it", async () => {
    const { sluitend, casework, klok } = maakOpstelling();
    const historie = maakHistorie({ nummer: 1, vorige: "", op: later(-2 * RESPIJT), compartiment: "zorg" });
    casework.zet(historie);
    casework.verander(sleutelVan({ type: "casus", casusId: historie.casusId } as never), {
      ...{ type: "casus", casusId: historie.casusId, status: "gesloten", dossierIds: [randomUUID()] },
    });
    await sluitend.ronde();
    expect(sluitend.stand()).toContain("logregel-ontbreekt historie");
    klok.verder(5 * DAG);
    await sluitend.ronde();
    expect(sluitend.stand()).toContain("logregel-ontbreekt historie");
    klok.verder(91 * DAG);
    await sluitend.ronde();
    expect(sluitend.stand()).not.toContain("logregel-ontbreekt historie");
  });

  it("finds nothing in what has been under way for less than the respite", async () => {
    const { sluitend, casework, taak, klok } = maakOpstelling();
    casework.zet(taak({ klok: BEGIN }));
    klok.verder(RESPIJT - 1);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual([]);
    klok.verder(1);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual(["klok-staat-stil taak"]);
  });

  it("looks twice: what was only half seen is no finding", async () => {
    const opstelling = maakOpstelling();
    const { casework, taak } = opstelling;
    const een = taak();
    casework.zet(een);
    opstelling.breek(een);
    let gewacht = 0;
    const { sluitend } = opstelling;
    await proveClosing(
      { meteen: true },
      {
        ...sluitend.afhankelijkheden,
        wacht: () => {
          gewacht += 1;
          casework.zet(een);
          return Promise.resolve();
        },
      },
    );
    expect(gewacht).toBe(1);
    expect(casework.vanType("bevinding")).toEqual([]);
  });

  it("does no harm when two run at once, or again after each page", async () => {
    const { sluitend, casework, taak, breek, gemeld } = maakOpstelling();
    const taken = Array.from({ length: 450 }, () => taak());
    casework.zet(...taken);
    for (const [i, een] of taken.entries())
      if (i % 3 === 0) breek(een);
      else if (i % 3 === 1) casework.verander(sleutelVan(een), { eigenaar: null });
    const samen = () => Promise.all([1, 2, 3].map(() => proveClosing({ meteen: true }, sluitend.afhankelijkheden)));
    for (let keer = 0; keer < 20; keer += 1) if ((await samen()).some((een) => een?.fase === "klaar")) break;
    expect(await casework.slotronde()).toMatchObject({ nummer: 1, fase: "klaar" });
    const perCode = Map.groupBy(sluitend.open(), ({ code }) => code);
    expect(perCode.get("zonder-eigenaar")).toHaveLength(150);
    expect(perCode.get("niet-op-klok")).toHaveLength(150);
    // Mended once, told once.
    const versies = casework.items().flatMap(({ type, versie }) => (type === "taak" ? [versie] : []));
    expect(versies.toSorted()).toEqual([...Array<number>(300).fill(1), ...Array<number>(150).fill(2)]);
    expect(gemeld().reduce((som, { data }) => som + Number(data["aantal"]), 0)).toBe(150);
  });

  it.each(["voor", "na"] as const)("goes on after a crash %s any of its writes", async (moment) => {
    const { sluitend, casework, taak, breek, gemeld } = maakOpstelling();
    const taken = Array.from({ length: 250 }, () => taak());
    casework.zet(...taken);
    const [eerste, tweede] = taken;
    if (eerste === undefined || tweede === undefined) throw new Error("no tasks");
    breek(eerste);
    casework.verander(sleutelVan(tweede), { eigenaar: null });
    let crashes = 0;
    let beurt = 0;
    const casewerk: SluitendAfhankelijkheden["casework"] = {
      ...casework,
      schrijf: async (...wat) => {
        beurt += 1;
        if (beurt % 3 === 1) casework.faalEenmaal(moment);
        return casework.schrijf(...wat);
      },
    };
    for (let keer = 0; keer < 200; keer += 1) {
      try {
        const meteen = (await casework.slotronde()) === null;
        const ronde = await proveClosing({ meteen }, { ...sluitend.afhankelijkheden, casework: casewerk });
        if (ronde?.fase === "klaar") break;
      } catch {
        crashes += 1;
      }
    }
    expect(crashes).toBeGreaterThan(3);
    expect((await casework.slotronde())?.fase).toBe("klaar");
    expect(sluitend.stand()).toEqual(["niet-op-klok taak", "zonder-eigenaar taak"]);
    expect(gemeld().map(({ data }) => data)).toEqual([{ codes: ["zonder-eigenaar"], aantal: 1 }]);
  });
});

describe("the wall around the criminal track (X8)", () => {
  const metTraject = async () => {
    const opstelling = maakOpstelling();
    const { casework, sluitend } = opstelling;
    const traject = maakTraject({ leiding: "nla" });
    const taak = maakTrajecttaak({ trajectId: traject.trajectId, uitvoering: null, klok: later(90 * DAG) });
    casework.zet(traject, taak);
    casework.verander(sleutelVan(taak), { eigenaar: null });
    const verslag = await reportClosing(leesOpdracht({ meteen: true }), sluitend.afhankelijkheden);
    return { ...opstelling, verslag, traject };
  };

  it("tells how much does not hold in the feed of who leads there, and nothing else to nobody else", async () => {
    const { gemeld, casework, traject } = await metTraject();
    const binnen = casework.vanType("bevinding");
    const geschreven = [...binnen, ...casework.vanType("gebeurtenis")];
    expect(binnen.length).toBeGreaterThan(0);
    expect(binnen.every(({ kant }) => kant === "opsporing")).toBe(true);
    expect([...new Set(gemeld().map(({ ontvanger }) => ontvanger))].every((een) => een.startsWith("opsporing-"))).toBe(
      true,
    );
    expect(gemeld().map(({ soort }) => soort)).not.toContain("keten.niet-sluitend");
    for (const { data } of gemeld()) expect(Object.keys(data)).toEqual(["aantal"]);
    expect(JSON.stringify(gemeld())).not.toContain(traject.trajectId);
    // In partitions that nobody outside reads.
    for (const record of geschreven) expect(itemVan(record).pk).toMatch(/^(BEVINDING#opsporing|OPSPORING#)/);
  });

  it("shows the same report, the same signs of life and the same log as without one", async () => {
    const met = await metTraject();
    const zonder = maakOpstelling();
    const verslag = await reportClosing(leesOpdracht({ meteen: true }), zonder.sluitend.afhankelijkheden);
    expect(met.verslag).toEqual(verslag);
    expect(met.sluitend.hartslagen).toEqual(zonder.sluitend.hartslagen);
    expect(met.sluitend.regels).toEqual(zonder.sluitend.regels);
  });
});

describe("what is asked", () => {
  it("is nothing in particular, unless somebody says so", () => {
    expect(leesOpdracht({ source: "aws.events" })).toEqual({ meteen: false });
    expect(leesOpdracht({ meteen: true })).toEqual({ meteen: true });
  });
});
