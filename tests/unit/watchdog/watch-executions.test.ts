import { randomUUID } from "node:crypto";
import { beeindigd } from "../../fixtures/casusrecords.ts";
import { describe, expect, it } from "vitest";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import type { OpenCasus } from "../../../shared/domain/casus.ts";
import { vastleggingIdSchema } from "../../../shared/domain/ids.ts";
import { loopVanCasus, loopVanInterventie } from "../../../shared/domain/loop.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakInterventie } from "../../fixtures/records.ts";
import {
  bijCasus,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  openCasus,
  openTaak,
  ZONDER_DRIJFWERK,
} from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";

describe("an intervention and its execution (X4)", () => {
  const metTaak = (o: ReturnType<typeof opstelling>) => {
    const taak = openTaak({ soort: "interventie", klok: plusSeconden(NU, 86_400) });
    const { casusId, taakId } = taak;
    const interventie = maakInterventie({ casusId, lopendeTaakId: taakId, klok: plusSeconden(NU, 60) });
    if (interventie.status !== "open") throw new Error("niet open");
    const begonnenOp = plusSeconden(NU, -7200);
    const loopt = {
      ...interventie,
      begonnenOp,
      teDrijven: false,
      uitvoering: { ...interventie.uitvoering, status: "loopt" as const },
    };
    o.casework.zet(loopt, taak);
    return { interventie: loopt, taak, lees: () => o.casework.interventie(casusId, interventie.interventieId) };
  };

  it("comes back when its execution is gone, and when it runs without a task that waits for it", async () => {
    for (const weg of [true, false]) {
      const o = opstelling();
      const { interventie, lees } = metTaak(o);
      if (!weg) await o.ketenmachines.start(loopVanInterventie(interventie));
      o.klok.verder(61);
      await Promise.all([o.draai(), o.draai(), o.draai()]);
      expect(await lees()).toMatchObject({ teDrijven: true, uitvoering: { n: 2, status: "gevraagd" } });
      expect(o.geteld.filter((telling) => telling === "Hervat")).toHaveLength(1);
    }
  });

  it("is left alone while its execution waits for the open task, and asked for again when nobody started it", async () => {
    const o = opstelling();
    const { interventie, taak, lees } = metTaak(o);
    const loop = loopVanInterventie(interventie);
    await o.ketenmachines.start(loop);
    o.casework.zet({ ...taak, uitvoering: { naam: loop.naam, taaktoken: "token" } });
    o.klok.verder(61);
    await o.draai();
    expect(await lees()).toMatchObject({ teDrijven: false, uitvoering: { n: 1, status: "loopt" } });
    o.casework.zet({ ...interventie, uitvoering: { ...interventie.uitvoering, status: "gevraagd" } });
    o.klok.verder(2000);
    await o.draai();
    expect(await lees()).toMatchObject({ teDrijven: true, uitvoering: { n: 1, status: "gevraagd" } });
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
      // Soon again: a start takes a moment, and somebody may be in danger.
      ...{ versie: 5, teDrijven: true, klok: plusSeconden(NU, 121), uitvoering: { n: 1, status: "gevraagd" } },
    });
  });

  it("is left alone while it runs, and looked at later", async () => {
    const o = opstelling();
    const casus = openCasus();
    await o.ketenmachines.start(loopVanCasus(casus));
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
      ...{ versie: 5, teDrijven: true, klok: plusSeconden(NU, 121) },
      uitvoering: { n: 2, begin: "weging-1", status: "gevraagd" },
    });
    const opties = { casework: o.casework, ketenmachines: o.ketenmachines, opzij: maakOpzijDouble() };
    await driveRecords([bijCasus(casus)], {
      ...{
        ...opties,
        log: maakLogDouble().log,
        ...ZONDER_DRIJFWERK,
      },
    });
    expect([...o.ketenmachines.uitvoeringen]).toEqual([[`${casus.casusId}.2.2`, true]]);
    expect(o.geteld.filter((telling) => telling === "Hervat")).toHaveLength(1);
  });

  it("is resumed, or left running, also while pages of a suspension are not carried yet: those are offered with it", async () => {
    for (const loopt of [false, true]) {
      const o = opstelling();
      const { uitvoering, ...casus } = openCasus({ status: "loopt" });
      const opschorting = {
        id: vastleggingIdSchema.parse(randomUUID()),
        soort: "opschorting",
        dagen: 9,
        op: NU,
        tot: NU,
      } as const;
      const record: OpenCasus = {
        ...casus,
        uitvoering,
        teDrijven: false,
        verschuivingen: [opschorting],
        verschoven: 0,
      };
      if (loopt) await o.ketenmachines.start(loopVanCasus(record));
      o.casework.zet(record);
      o.klok.verder(61);
      await o.draai();
      expect(await o.casework.casus(record.casusId)).toMatchObject({
        ...{ teDrijven: true, klok: plusSeconden(NU, 121), verschoven: 0 },
        uitvoering: loopt ? { n: 1, status: "loopt" } : { n: 2, status: "gevraagd" },
      });
      expect(o.geteld).toEqual([loopt ? "Heraangeboden" : "Hervat", "Hartslag"]);
    }
  });

  it("is resumed when its execution runs but waits for nobody, and left alone when it waits for the open task", async () => {
    const o = opstelling();
    const casus: OpenCasus = { ...openCasus({ status: "loopt" }), teDrijven: false };
    const sinds = plusSeconden(NU, -3600);
    const taak = openTaak({ klok: plusSeconden(NU, 86_400) });
    const wachtend: OpenCasus = { ...openCasus({ status: "loopt" }), teDrijven: false, lopendeTaakId: taak.taakId };
    for (const een of [casus, wachtend]) await o.ketenmachines.start(loopVanCasus(een));
    o.casework.zet({ ...casus, positie: { ...casus.positie, sinds } });
    o.casework.zet({ ...wachtend, positie: { ...wachtend.positie, sinds } });
    o.casework.zet({
      ...taak,
      casusId: wachtend.casusId,
      uitvoering: { naam: loopVanCasus(wachtend).naam, taaktoken: "token" },
    });
    o.klok.verder(61);
    await o.draai();
    // Once a period: a fault that lasts would take over from every machine in every round.
    const overgenomen = { klok: plusSeconden(NU, 961), uitvoering: { n: 2, status: "gevraagd" } };
    expect(await o.casework.casus(casus.casusId)).toMatchObject(overgenomen);
    expect(await o.casework.casus(wachtend.casusId)).toMatchObject({ uitvoering: { n: 1, status: "loopt" } });
  });

  it("is relieved of an execution that has run for most of a year, though it waits as it should", async () => {
    const o = opstelling();
    const taak = openTaak({ klok: plusSeconden(NU, 400 * 86_400) });
    const vers: OpenCasus = { ...openCasus({ status: "loopt" }), teDrijven: false, lopendeTaakId: taak.taakId };
    const loop = loopVanCasus(vers);
    await o.ketenmachines.start(loop);
    o.casework.zet(vers, { ...taak, casusId: vers.casusId, uitvoering: { naam: loop.naam, taaktoken: "token" } });
    o.klok.verder(270 * 86_400 - 1);
    await o.draai();
    const jong = await o.casework.casus(vers.casusId);
    expect(jong).toMatchObject({ teDrijven: false, uitvoering: { n: 1, status: "loopt" } });
    o.klok.verder(901);
    await Promise.all([o.draai(), o.draai()]);
    expect(await o.casework.casus(vers.casusId)).toMatchObject({
      ...{ teDrijven: true, lopendeTaakId: taak.taakId },
      uitvoering: { n: 2, status: "gevraagd", sinds: o.klok.nu(), beurten: 0 },
    });
    expect(o.geteld.filter((telling) => telling === "Vernieuwd")).toHaveLength(1);
    expect(o.geteld).not.toContain("Hervat");
  });

  it("ends the tasks that its end left open, instead of reminding anybody", async () => {
    const o = opstelling();
    const casus = beeindigd(openCasus(), "gesloten", NU);
    o.casework.zet(casus, openTaak({ casusId: casus.casusId, uitvoering: null }));
    o.klok.verder(80);
    await o.draai();
    expect(o.casework.vanType("taak")).toMatchObject([{ status: "vervallen", reden: "gesloten", klok: null }]);
    expect(o.gebeurtenissen()).toEqual([]);
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
