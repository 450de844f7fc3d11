import { describe, expect, it } from "vitest";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import {
  afgerondeTaak,
  bericht,
  bijTaak,
  gebeurtenisVan,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  openCasus,
  openTaak,
  ZONDER_DRIJFWERK,
} from "../keten-records.ts";
import { opstelling, webhookregel } from "./opstelling.ts";

describe("a run of the clock", () => {
  it("touches nothing that is not due, and gives its sign of life", async () => {
    const o = opstelling();
    o.casework.zet(openTaak(), openCasus(), webhookregel(), gebeurtenisVan(bericht("politie")));
    await o.draai();
    expect(o.casework.transacties()).toBe(0);
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
    const klaar = afgerondeTaak({ taakId: taak.taakId, casusId: taak.casusId, versie: 2, klok: null });
    const vervallen: typeof o.casework.vervallen = async (...delen) => {
      const pagina = await o.casework.vervallen(...delen);
      o.casework.zet(klaar);
      return pagina;
    };
    await o.wijzerVan({ casework: { ...o.casework, vervallen } })();
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toEqual(klaar);
    expect(o.gebeurtenissen()).toEqual([]);
  });

  it("puts an untold task before the driver again, which then tells it", async () => {
    const o = opstelling();
    const taak = afgerondeTaak();
    o.casework.zet(taak);
    o.ketenmachines.wacht("token-1");
    o.klok.verder(61);
    await o.draai();
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({
      ...{ teDrijven: true, versie: 2, klok: plusSeconden(NU, 121) },
    });
    const opties = { casework: o.casework, ketenmachines: o.ketenmachines, opzij: maakOpzijDouble() };
    await driveRecords([bijTaak(taak)], {
      ...{
        ...opties,
        log: maakLogDouble().log,
        ...ZONDER_DRIJFWERK,
      },
    });
    expect(o.ketenmachines.gemeld.get("token-1")).toBe("wel");
    o.klok.verder(9_999);
    await o.draai();
    expect(await o.casework.taak(taak.casusId, taak.taakId)).toMatchObject({ versie: 3, klok: null });
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

  it("lets no fault of one kind keep it from the others, however many have it and whatever each costs", async () => {
    const o = opstelling();
    o.casework.zet(...Array.from({ length: 3_000 }, () => ({ ...openCasus({ status: "loopt" }), teDrijven: false })));
    o.klok.verder(10);
    const taak = openTaak({ herinnerenOp: o.klok.nu(), klok: o.klok.nu() });
    o.casework.zet(taak);
    o.klok.verder(80);
    let gevraagd = 0;
    const loopt = () => {
      gevraagd += 1;
      return Promise.reject(new Error("dienst ligt eruit"));
    };
    // Each call costs a second, and a run has a hundred of them.
    await o.wijzerVan({ ketenmachines: { loopt }, tijdOp: () => gevraagd > 100 })();
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(1);
    expect(gevraagd).toBeLessThan(40);
    await o.draai();
    expect(o.geteld.filter((telling) => telling === "Hervat")).toHaveLength(3_000);
  });

  it("comes to those behind a handful that always fails, sooner or later", async () => {
    const o = opstelling();
    // All of one shard, the bad ones first.
    const kapot = Array.from({ length: 40 * o.casework.klokShards }, () => openTaak({ klok: NU }));
    o.casework.zet(...kapot);
    o.klok.verder(10);
    const taak = openTaak({ herinnerenOp: o.klok.nu(), klok: o.klok.nu() });
    o.casework.zet(taak);
    o.klok.verder(10);
    const slecht = new Set<string>(kapot.map(({ casusId }) => casusId));
    const casus: typeof o.casework.casus = (casusId) =>
      slecht.has(casusId) ? Promise.reject(new Error("onleesbaar")) : o.casework.casus(casusId);
    for (const [worp, herinnerd] of [
      [0.9, 0],
      [0.01, 1],
    ] as const) {
      await o.wijzerVan({ casework: { ...o.casework, casus }, toeval: () => worp })();
      expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(herinnerd);
    }
  });

  it("gives no sign of life when it could read nothing", async () => {
    const o = opstelling();
    const stuk = () => Promise.reject(new Error("tabel ligt eruit"));
    await o.wijzerVan({ casework: { ...o.casework, vervallen: stuk } })();
    expect(o.geteld).toEqual(Array.from({ length: o.casework.klokShards }, () => "Fouten"));
    const eentje: typeof o.casework.vervallen = (shard, ...rest) =>
      shard === 3 ? o.casework.vervallen(shard, ...rest) : stuk();
    await o.wijzerVan({ casework: { ...o.casework, vervallen: eentje } })();
    expect(o.geteld.at(-1)).toBe("Hartslag");
  });

  it("counts an item that cannot be read, and goes on with those behind it", async () => {
    const o = opstelling();
    o.casework.zet(...Array.from({ length: 5 }, () => openTaak()));
    o.klok.verder(80);
    const casework: typeof o.casework = {
      ...o.casework,
      vervallen: async (...vraag) => {
        const pagina = await o.casework.vervallen(...vraag);
        return vraag[0] === 0 ? { ...pagina, items: [null, ...pagina.items] } : pagina;
      },
    };
    await o.wijzerVan({ casework })();
    expect(o.geteld.filter((telling) => telling === "Fouten")).toHaveLength(1);
    expect(o.geteld.filter((telling) => telling === "Herinnerd")).toHaveLength(5);
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
