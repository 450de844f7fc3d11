import { describe, expect, it } from "vitest";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { geldendeKoppelingen } from "../../../shared/domain/dossier.ts";
import { casusVan } from "./overdrachtdeur.ts";
import type { Antwoord, Voordeur } from "./voordeur.ts";
import { WEG } from "./casusweg.ts";
import {
  beide,
  breuken,
  dossierVan,
  meld,
  netwerk,
  openCasussenMet,
  over,
  REDEN,
  splits,
  VERSCHOVEN,
} from "./splitsdeur.ts";

/** Everybody is in one casus that is open, and each of their meldingen is read there or in one that they were in. */
const klopt = (deur: Voordeur, mensen: readonly number[]): void => {
  expect(breuken(deur)).toEqual([]);
  for (const n of mensen) {
    const dossierId = dossierVan(deur, n);
    const open = openCasussenMet(deur, dossierId);
    expect(open.map(({ casusId }) => casusId)).toHaveLength(1);
    const [casus] = open;
    const dossier = deur.casework.vanType("dossier").find((een) => een.dossierId === dossierId);
    expect(dossier?.laatsteCasusId).toBe(casus?.casusId);
    const gelezen = new Set<string | null>([casus?.casusId ?? "", ...(casus?.eerdereCasussen ?? [])]);
    const koppelingen = geldendeKoppelingen(deur.casework.vanType("dossier-melding"));
    for (const { casusId } of koppelingen.filter((een) => een.dossierId === dossierId))
      expect(gelezen.has(casusId)).toBe(true);
  }
};

describe("a split beside", () => {
  it("a melding of who leaves: it comes to the casus in which they go on, or was there before they left", async () => {
    const waar = new Set<string>();
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(2);
      const { deur } = weg;
      const [antwoord, meldingId] = await beide(
        na,
        () => splits(weg, [1]),
        () => meld(deur, over([1], "Op dit moment gezien.")),
      );
      expect(antwoord.status).toBe(201);
      const melding = await deur.casework.melding(meldingId);
      const casusId = melding?.dossiers[0]?.casusId;
      // Never with the old casus alone: who leaves takes their last melding along.
      expect([na, casusId]).toEqual([na, antwoord.body["nieuweCasusId"]]);
      waar.add(melding?.casusIds.length === 1 ? "daarna" : "ervoor");
      klopt(deur, [0, 1]);
    }
    expect([...waar].toSorted()).toEqual(["daarna", "ervoor"]);
  });

  it("a melding of somebody new with who leaves: nobody is left without a casus", async () => {
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(2);
      const [antwoord] = await beide(
        na,
        () => splits(weg, [1]),
        () => meld(weg.deur, over([1, 3], "Met een ander gezien.")),
      );
      expect(antwoord.status).toBe(201);
      klopt(weg.deur, [0, 1, 3]);
    }
  });

  it("a merge of a dossier that leaves with one that stays: they stay together, or are known to be apart", async () => {
    const gezien = new Set<string>();
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(3);
      const { deur } = weg;
      const samen = { met: dossierVan(deur, 0), toelichting: "het is dezelfde" };
      const [gesplitst, samengevoegd] = await beide(
        na,
        () => splits(weg, [1]),
        () => deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierVan(deur, 1)}/samenvoegingen`, samen),
      );
      expect(samengevoegd.status).toBe(201);
      expect([201, 400]).toContain(gesplitst.status);
      gezien.add(String(gesplitst.status));
      // Merged first, one of them may not leave; split first, the person has two casussen, which is for a merge of casussen to mend.
      const casussen = [0, 1].map((n) => openCasussenMet(deur, dossierVan(deur, n)).map(({ casusId }) => casusId));
      expect(casussen.map(({ length }) => length)).toEqual([1, 1]);
      expect(new Set(casussen.flat()).size).toBe(gesplitst.status === 201 ? 2 : 1);
      expect(breuken(deur)).toEqual([]);
    }
    expect([...gezien].toSorted()).toEqual(["201", "400"]);
  });

  it("the end of the casus: who leaves is in a casus that goes on, or nobody left", async () => {
    const gezien = new Set<string>();
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(2);
      const { deur } = weg;
      const geen = opdracht.eersteWeging({ kwalificatie: "geen" });
      await deur.machine(weg.casusId);
      await weg.doe("zetel-politie", "wegingen", geen);
      await deur.machine(weg.casusId);
      const [gesplitst, einde] = await beide(
        na,
        () => splits(weg, [1]),
        () => weg.doe("zetel-om", "afschalingen", opdracht.afschaling()),
      );
      expect(einde.status).toBe(201);
      expect([201, 409]).toContain(gesplitst.status);
      gezien.add(`${String(gesplitst.status)} ${gesplitst.code ?? ""}`);
      const oud = await casusVan(weg);
      expect(oud.status).toBe("afgeschaald");
      expect(oud.dossierIds).toHaveLength(gesplitst.status === 201 ? 1 : 2);
      expect(openCasussenMet(deur, dossierVan(deur, 1))).toHaveLength(gesplitst.status === 201 ? 1 : 0);
      expect(breuken(deur)).toEqual([]);
    }
    expect([...gezien].toSorted()).toEqual(["201 ", "409 casus-niet-open"]);
  });

  it("another split of the same person, or of who would be left: one of the two counts", async () => {
    for (const [mensen, ander] of [
      [[1], [1, 2]],
      [[0, 1], [2]],
    ] as const)
      for (const na of VERSCHOVEN) {
        const weg = await netwerk(3);
        const antwoorden = await beide(
          na,
          () => splits(weg, mensen),
          () => splits(weg, ander, "zetel-om"),
        );
        expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 400]);
        expect(weg.deur.casework.vanType("casus")).toHaveLength(2);
        klopt(weg.deur, [0, 1, 2]);
      }
  });

  it("a step of the casus: both are done", async () => {
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(2);
      await weg.deur.machine(weg.casusId);
      const [gesplitst, stap] = await beide(
        na,
        () => splits(weg, [1]),
        () => WEG.weging1(weg),
      );
      expect([gesplitst.status, stap.status]).toEqual([201, 201]);
      expect(await casusVan(weg)).toMatchObject({ positie: { stap: "partners-uitnodigen" } });
      klopt(weg.deur, [0, 1]);
    }
  });

  it("the machine of the casus, which opens its task: both are done", async () => {
    for (const na of VERSCHOVEN) {
      const weg = await netwerk(2);
      const [gesplitst] = await beide(
        na,
        () => splits(weg, [1]),
        () => weg.deur.machine(weg.casusId),
      );
      expect(gesplitst.status).toBe(201);
      const casus = await casusVan(weg);
      expect(casus.status === "open" && casus.lopendeTaakId !== null).toBe(true);
      klopt(weg.deur, [0, 1]);
    }
  });
});

describe("a split of which the answer was lost", () => {
  const doe = (deur: Voordeur, pad: string, dossiers: readonly string[]): Promise<Antwoord> =>
    deur.vraag("zetel-politie", "POST", `${pad}/splitsingen`, { dossiers, reden: REDEN }, { sleutel: "zelfde" });

  it.each(["voor", "na"] as const)("%s it was written, is asked again under its key, and done once", async (moment) => {
    const { deur, pad } = await netwerk(2);
    const dossiers = [dossierVan(deur, 1)];
    deur.casework.faalEenmaal(moment);
    expect((await doe(deur, pad, dossiers)).status).toBe(500);
    const antwoord = await doe(deur, pad, dossiers);
    expect(antwoord.status).toBe(201);
    expect((await doe(deur, pad, dossiers)).body).toEqual(antwoord.body);
    expect(deur.casework.vanType("casus")).toHaveLength(2);
    expect(deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "splitsing")).toHaveLength(2);
    klopt(deur, [0, 1]);
  });
});
