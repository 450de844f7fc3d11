import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { watchClock } from "../../../functions/watchdog/watch-clock.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { MAXIMALE_POGINGEN, nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakBusDubbel } from "../../doubles/bus.ts";
import { maakKetenmachinesDubbel } from "../../doubles/ketenmachines.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakKetenCasework } from "../keten-casework.ts";
import {
  afgerondeTaak,
  bericht,
  bijCasus,
  bijGebeurtenis,
  bijTaak,
  gebeurtenisVan,
  geenPauze,
  INSTELLINGEN,
  maakKlok,
  maakLogDubbel,
  maakOpzijDubbel,
  NU,
  openCasus,
  openTaak,
} from "../keten-records.ts";

const regio = laadRegio("nog");
const opstelling = () => {
  const casework = metStoring(maakKetenCasework());
  const ketenmachines = maakKetenmachinesDubbel();
  const bus = maakBusDubbel();
  const klok = maakKlok();
  const { log, regels } = maakLogDubbel();
  const geteld: string[] = [];
  const wijzerVan =
    (overrides: { readonly tijdOp?: () => boolean } = {}) =>
    async () =>
      watchClock({
        ...{ casework, ketenmachines, bus, log, instellingen: INSTELLINGEN, nu: klok.nu },
        ...{ casusControleSeconden: 900, heraanbodSeconden: 60, toeval: () => 1, tijdOp: () => false },
        besluit: {
          ...{ nieuwId: randomUUID, regio, kalender: makeKalender(regio) },
          hash: (tekst: string) => createHash("sha256").update(tekst).digest("hex"),
        },
        tel: (telling) => geteld.push(telling),
        hartslag: () => geteld.push("Hartslag"),
        ...overrides,
      });
  const gebeurtenissen = () => casework.alles().flatMap((item) => (item.type === "gebeurtenis" ? [item] : []));
  return { casework, ketenmachines, bus, klok, regels, geteld, wijzerVan, draai: wijzerVan(), gebeurtenissen };
};
const webhookregel = (velden: Partial<Notificatie> = {}): Notificatie => ({
  ...nieuweNotificatie(
    bericht("politie"),
    { nummer: 1, opgetredenOp: NU, webhook: true },
    { nu: NU, heraanbodSeconden: 60 },
  )[0],
  ...velden,
});

describe("a run of the clock", () => {
  it("touches nothing that is not due, and gives its sign of life", async () => {
    const o = opstelling();
    o.casework.zet(openTaak(), openCasus(), webhookregel(), gebeurtenisVan(bericht("politie")));
    await o.draai();
    expect(o.casework.schrijfacties()).toBe(0);
    expect(o.geteld).toEqual(["Hartslag"]);
  });

  it("reminds once, with five watchdogs at the same time and a second run", async () => {
    const o = opstelling();
    const taak = openTaak();
    o.casework.zet(taak);
    o.klok.verder(80);
    await Promise.all(Array.from({ length: 5 }, async () => o.draai()));
    await o.draai();
    expect(o.gebeurtenissen().flatMap(({ berichten }) => berichten.map(({ soort }) => soort))).toEqual([
      "taak.herinnerd",
    ]);
    expect(o.gebeurtenissen()[0]).toMatchObject({
      ...{ bij: { soort: "casus", id: taak.casusId }, aanbieden: true, opgetredenOp: o.klok.nu() },
    });
    expect(o.geteld.filter((telling) => telling !== "Hartslag")).toEqual(["Herinnerd"]);
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({ trap: 1, versie: 2 });
  });

  it("escalates without a reminder when both are due", async () => {
    const o = opstelling();
    o.casework.zet(openTaak());
    o.klok.verder(120);
    await o.draai();
    expect(o.gebeurtenissen().flatMap(({ berichten }) => berichten.map(({ soort }) => soort))).toEqual([
      "taak.geescaleerd",
    ]);
    expect(o.geteld).toEqual(["Geescaleerd", "Hartslag"]);
  });

  it("leaves a task alone that is done meanwhile", async () => {
    const o = opstelling();
    const taak = openTaak();
    o.casework.zet(taak);
    o.klok.verder(80);
    const klaar = { ...afgerondeTaak(), taakId: taak.taakId, casusId: taak.casusId, versie: 2, klok: null };
    const vervallen = o.casework.vervallen;
    const traag = {
      ...o.casework,
      vervallen: async (...delen: Parameters<typeof vervallen>) => {
        const pagina = await vervallen(...delen);
        o.casework.zet(klaar);
        return pagina;
      },
    };
    await watchClock({
      ...{ casework: traag, ketenmachines: o.ketenmachines, bus: o.bus, log: maakLogDubbel().log, nu: o.klok.nu },
      ...{ instellingen: INSTELLINGEN, casusControleSeconden: 900, heraanbodSeconden: 60, toeval: () => 1 },
      ...{ tijdOp: () => false, tel: () => undefined, hartslag: () => undefined },
      besluit: { nieuwId: randomUUID, regio, kalender: makeKalender(regio), hash: (tekst) => tekst },
    });
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toEqual(klaar);
    expect(o.gebeurtenissen()).toEqual([]);
  });

  it("puts an untold task before the driver again, which then tells it", async () => {
    const o = opstelling();
    const taak = { ...afgerondeTaak(), teDrijven: true };
    o.casework.zet(taak);
    o.ketenmachines.wacht("token-1");
    o.klok.verder(61);
    await o.draai();
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({
      ...{ teDrijven: true, versie: 2, klok: plusSeconden(NU, 121) },
    });
    const opties = { casework: o.casework, ketenmachines: o.ketenmachines, opzij: maakOpzijDubbel(), wacht: geenPauze };
    await driveRecords([bijTaak(taak)], {
      ...{ ...opties, log: maakLogDubbel().log, vervolgMelding: async () => Promise.resolve() },
    });
    expect(o.ketenmachines.gemeld.get("token-1")).toBe("wel");
    o.klok.verder(9_999);
    await o.draai();
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({ versie: 3, klok: null });
  });
});

describe("a casus and its execution", () => {
  it("is asked for again when nobody started it", async () => {
    const o = opstelling();
    const casus = openCasus();
    o.casework.zet({ ...casus, teDrijven: false });
    o.klok.verder(61);
    await o.draai();
    expect(await o.casework.casus(casus.casusId)).toMatchObject({
      ...{ versie: 5, teDrijven: true, klok: plusSeconden(NU, 961), uitvoering: { n: 1, status: "gevraagd" } },
    });
  });

  it("is left alone while it runs, and looked at later", async () => {
    const o = opstelling();
    const casus = openCasus();
    await o.ketenmachines.start(casus.casusId, casus.uitvoering);
    o.casework.zet({ ...casus, teDrijven: false, uitvoering: { ...casus.uitvoering, status: "loopt" } });
    o.klok.verder(61);
    await o.draai();
    expect(await o.casework.casus(casus.casusId)).toMatchObject({
      ...{ versie: 5, teDrijven: false, klok: plusSeconden(NU, 961), uitvoering: { n: 1, status: "loopt" } },
    });
  });

  it("is resumed once from the record when its execution is gone, and the driver starts it", async () => {
    const o = opstelling();
    const casus = openCasus({ status: "loopt" });
    o.casework.zet({ ...casus, teDrijven: false });
    o.klok.verder(61);
    await Promise.all([o.draai(), o.draai(), o.draai()]);
    expect(await o.casework.casus(casus.casusId)).toMatchObject({
      ...{ versie: 5, teDrijven: true, uitvoering: { n: 2, begin: "weging-1", status: "gevraagd" } },
    });
    const opties = { casework: o.casework, ketenmachines: o.ketenmachines, opzij: maakOpzijDubbel(), wacht: geenPauze };
    await driveRecords([bijCasus(casus)], {
      ...{ ...opties, log: maakLogDubbel().log, vervolgMelding: async () => Promise.resolve() },
    });
    expect([...o.ketenmachines.uitvoeringen]).toEqual([[`${casus.casusId}.2.2`, true]]);
    expect(o.geteld.filter((telling) => telling === "Hervat")).toHaveLength(1);
  });

  it("is not resumed when the service does not say that it is gone", async () => {
    const o = opstelling();
    const casus = { ...openCasus({ status: "loopt" }), teDrijven: false };
    o.casework.zet(casus);
    o.ketenmachines.valUit("loopt", "ervoor");
    o.klok.verder(61);
    await o.draai();
    expect(await o.casework.casus(casus.casusId)).toEqual(casus);
    expect(o.geteld).toEqual(["Fouten", "Hartslag"]);
  });
});

describe("what was not published or delivered", () => {
  it("goes before the outbox again, ever less often, until it is published", async () => {
    const o = opstelling();
    const item = gebeurtenisVan(bericht("politie"));
    o.casework.zet(item);
    const momenten: number[] = [];
    for (let minuut = 0; minuut < 20; minuut++) {
      o.klok.verder(60);
      const voor = o.casework.schrijfacties();
      await o.draai();
      if (o.casework.schrijfacties() > voor) momenten.push(minuut + 1);
    }
    expect(momenten).toEqual([2, 5, 10, 19]);
    await publishGebeurtenissen([bijGebeurtenis(item)], {
      ...{ casework: o.casework, bus: o.bus, opzij: maakOpzijDubbel(), log: maakLogDubbel().log, nu: o.klok.nu },
      ...{ instellingen: INSTELLINGEN, kanalen: new Set<string>(), heraanbodSeconden: 60, wacht: geenPauze },
    });
    o.klok.verder(999_999);
    const voor = o.casework.schrijfacties();
    await o.draai();
    expect(o.casework.schrijfacties()).toBe(voor);
  });

  it("is put on the bus again as the same event with the same number, by one of two watchdogs", async () => {
    const o = opstelling();
    const regel = webhookregel({ bezorging: "mislukt", pogingen: 2 });
    o.casework.zet(regel);
    o.klok.verder(61);
    await Promise.all([o.draai(), o.draai()]);
    expect(o.bus.gepubliceerd.map(({ ontvanger, event }) => [ontvanger, event["id"], event["sequence"]])).toEqual([
      ["politie", regel.bericht.berichtId, "1"],
    ]);
    expect(await o.casework.notificatie("politie", 1)).toMatchObject({
      ...{ bezorging: "wacht", pogingen: 2, versie: 2, klok: plusSeconden(o.klok.nu(), 240) },
    });
  });

  it("is offered again after the bus refused it or the run died", async () => {
    for (const wanneer of ["weigert", "valt uit"]) {
      const o = opstelling();
      o.casework.zet(webhookregel());
      o.klok.verder(61);
      if (wanneer === "weigert") o.bus.weiger(() => true);
      else o.bus.valUit("ervoor");
      await o.draai();
      expect(o.bus.gepubliceerd).toEqual([]);
      o.bus.weiger(() => false);
      o.klok.verder(86_400);
      await o.draai();
      expect(o.bus.gepubliceerd).toHaveLength(1);
      expect(o.geteld.filter((telling) => telling === "Hartslag")).toHaveLength(2);
    }
  });

  it("is given up in the end, visibly", async () => {
    const o = opstelling();
    o.casework.zet(webhookregel());
    for (let keer = 0; keer < MAXIMALE_POGINGEN + 5; keer++) {
      o.klok.verder(86_400);
      await o.draai();
    }
    expect(o.bus.gepubliceerd).toHaveLength(MAXIMALE_POGINGEN - 1);
    expect(await o.casework.notificatie("politie", 1)).toMatchObject({ bezorging: "opgegeven", klok: null });
    expect(o.geteld.filter((telling) => telling === "Opgegeven")).toHaveLength(1);
    expect(o.regels.map(({ regel }) => regel)).toContain("bericht-onbestelbaar");
  });
});

describe("many records and bad ones", () => {
  it("does all that is due, over pages and shards", async () => {
    const o = opstelling();
    o.casework.zet(...Array.from({ length: 230 }, () => openTaak()), ...Array.from({ length: 30 }, () => openCasus()));
    o.klok.verder(80);
    await o.draai();
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(230);
    expect(o.geteld.filter((telling) => telling === "Heraangeboden")).toHaveLength(30);
  });

  it("is not stopped by one bad record, a shard that does not answer or a write that fails", async () => {
    const o = opstelling();
    const regel = webhookregel();
    o.casework.zet({ ...regel, bericht: { ...regel.bericht, data: { naam: "geheime naam" } } });
    o.casework.zet(...Array.from({ length: 20 }, () => openTaak()));
    o.klok.verder(80);
    o.casework.storing.bij("schrijf", "ervoor", 3);
    await o.draai();
    expect(o.geteld.filter((telling) => telling === "Fouten")).toHaveLength(2);
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(19);
    expect(JSON.stringify(o.regels)).not.toContain("geheime naam");
    o.casework.storing.bij("vervallen", "ervoor");
    await o.draai();
    await o.draai();
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(20);
    expect(o.geteld.at(-1)).toBe("Hartslag");
  });

  it("stops when its time is up and goes on in the next run", async () => {
    const o = opstelling();
    o.casework.zet(...Array.from({ length: 400 }, () => openTaak()));
    o.klok.verder(80);
    let keer = 0;
    await o.wijzerVan({ tijdOp: () => (keer += 1) > 3 })();
    const eerst = o.geteld.filter((telling) => telling === "Herinnerd").length;
    expect(eerst).toBeGreaterThan(0);
    expect(eerst).toBeLessThan(400);
    await o.draai();
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(400);
  });
});
