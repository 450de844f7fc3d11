import { describe, expect, it } from "vitest";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakBijlage, maakHerlevering, maakMeldingRecord } from "../../fixtures/records.ts";
import {
  bericht,
  bijGebeurtenis,
  gebeurtenisVan,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { opstelling, webhookregel } from "./opstelling.ts";

describe("a melding", () => {
  it("goes before the driver again until its dossiers and its plekken are there, and then leaves the clock", async () => {
    const o = opstelling();
    const vol = { klok: NU, teDrijven: true };
    const [wacht, zonderPlek, klaar] = [
      maakMeldingRecord({ ...vol, nogTeDossieren: 3 }),
      maakMeldingRecord({ ...vol, teRegistreren: true }),
      maakMeldingRecord({ ...vol, teDrijven: false }),
    ];
    o.casework.zet(wacht, zonderPlek, klaar);
    o.klok.verder(61);
    await o.draai();
    for (const { meldingId } of [wacht, zonderPlek])
      expect(await o.casework.melding(meldingId)).toMatchObject({
        ...{ versie: 2, teDrijven: true, klok: plusSeconden(o.klok.nu(), 60) },
      });
    expect(await o.casework.melding(klaar.meldingId)).toMatchObject({ versie: 2, teDrijven: false, klok: null });
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
      const voor = o.casework.transacties();
      await o.draai();
      if (o.casework.transacties() > voor) momenten.push(minuut + 1);
    }
    expect(momenten).toEqual([1, 3, 7, 15]);
    await publishGebeurtenissen([bijGebeurtenis(item)], {
      ...{ casework: o.casework, bus: o.bus, opzij: maakOpzijDouble(), log: maakLogDouble().log, nu: o.klok.nu },
      ...{ instellingen: INSTELLINGEN, ...ZONDER_KANALEN, heraanbodSeconden: 60, wacht: geenPauze },
    });
    o.klok.verder(999_999);
    const voor = o.casework.transacties();
    await o.draai();
    expect(o.casework.transacties()).toBe(voor);
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
});

describe("an attachment", () => {
  it("whose date has come is put before who judges it, once by two rounds at once, with a next date", async () => {
    const o = opstelling();
    const [verwacht, klaar] = [
      maakBijlage({ status: "verwacht", klok: NU }),
      maakBijlage({ status: "beschikbaar", beschikbaarOp: NU, klok: null }),
    ];
    o.casework.zet(verwacht, klaar);
    o.klok.verder(1);
    await Promise.all([o.draai(), o.draai()]);
    expect(o.gecontroleerd).toEqual([verwacht.bijlageId]);
    expect(await o.casework.bijlage(verwacht.bijlageId)).toMatchObject({
      ...{ status: "verwacht", versie: verwacht.versie + 1, klok: plusSeconden(NU, 61) },
    });
    // Nobody heard, or what heard it crashed: the next date comes.
    o.klok.verder(61);
    await o.draai();
    expect(o.gecontroleerd).toEqual([verwacht.bijlageId, verwacht.bijlageId]);
  });

  it("of which the queue is not to be had does not keep the watchdog from the others", async () => {
    const o = opstelling();
    const bijlagen = [1, 2, 3].map(() => maakBijlage({ status: "in-keuring", klok: NU }));
    o.casework.zet(...bijlagen);
    o.klok.verder(1);
    const gehoord: string[] = [];
    let eerste = true;
    await o.wijzerVan({
      keuring: {
        controleer: (bijlageId) => {
          if (eerste) {
            eerste = false;
            return Promise.reject(new Error("storing"));
          }
          gehoord.push(bijlageId);
          return Promise.resolve();
        },
      },
    })();
    expect(gehoord).toHaveLength(2);
    expect(o.geteld).toContain("Fouten");
    o.klok.verder(61);
    await o.draai();
    expect(o.gecontroleerd.toSorted()).toEqual(bijlagen.map(({ bijlageId }) => bijlageId).toSorted());
  });
});

describe("notifications that somebody asked to be offered again", () => {
  it("are gone on with when that stood still, by one watchdog of some, and given up in a visible state in the end", async () => {
    const o = opstelling();
    const herlevering = maakHerlevering({ ontvanger: "politie", volgende: 12, klok: plusSeconden(NU, 60) });
    o.casework.zet(herlevering);
    const lees = () => o.casework.herlevering("politie", herlevering.herleveringId);
    await o.draai();
    expect(await lees()).toEqual(herlevering);
    o.klok.verder(61);
    await Promise.all([o.draai(), o.draai(), o.draai()]);
    // A new version, so that the stream hands it to the outbox; where it was it is still.
    expect(await lees()).toMatchObject({ versie: 2, status: "loopt", volgende: 12, stilstand: 1 });
    expect(o.geteld.filter((telling) => telling === "Heraangeboden")).toHaveLength(1);
    for (let keren = 0; (await lees())?.status === "loopt" && keren < 30; keren += 1) {
      o.klok.verder(5 * 3600);
      await o.draai();
    }
    expect(await lees()).toMatchObject({ status: "gestopt", reden: "vastgelopen", klok: null, volgende: 12 });
    expect(o.geteld.filter((telling) => telling === "Opgegeven")).toHaveLength(1);
  });
});
