import { describe, expect, it } from "vitest";
import {
  CASUS_VOORVOEGSEL,
  itemVan,
  KLOK_SHARDS,
  recordAls,
  recordVan,
  sleutelVan,
  TABEL,
  werkPksVan,
} from "../../../shared/adapters/dynamodb/table.ts";
import { RECORDSCHEMAS } from "../../../shared/domain/records.ts";
import {
  dag,
  maakActie,
  maakAfgerondeTaak,
  maakAlleRecords,
  maakCasus,
  maakDossier,
  maakGebeurtenis,
  maakGeslotenCasus,
  maakHistorie,
  maakHistorieKop,
  maakNotificatie,
  maakPlan,
  maakStuurfeit,
  maakTaak,
} from "../../fixtures/records.ts";

const { werk, klok } = TABEL.indexen;
const TEAM = { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } as const;

describe("items of the casework table", () => {
  it("gives every record back as it was, whatever its type and form", () => {
    const records = maakAlleRecords();
    expect(new Set(records.map(({ type }) => type))).toStrictEqual(new Set(Object.keys(RECORDSCHEMAS)));
    for (const record of records) expect(recordVan(itemVan(record))).toStrictEqual(record);
  });

  it("keeps facts on criminal tracks apart from those that are counted by form and municipality (K11)", () => {
    const pks = ["weging-1", "strafrechtelijk-traject", "om-beslissing"].map(
      (feit) => sleutelVan(maakStuurfeit({ feit, maand: "2026-03" })).pk,
    );
    expect(pks).toEqual(["FEIT#2026-03", "FEIT#OPSPORING#2026-03", "FEIT#OPSPORING#2026-03"]);
  });

  it("gives every record a key of its own", () => {
    const sleutels = maakAlleRecords().map((record) => Object.values(sleutelVan(record)).join("|"));
    expect(new Set(sleutels).size).toBe(sleutels.length);
  });

  it("refuses an item that is not what it says, or of no type at all", () => {
    const item = itemVan(maakTaak());
    expect(() => recordVan({ ...item, uiterlijkOp: "morgen" })).toThrow("uiterlijkOp");
    expect(() => recordVan({ ...item, type: "toString" })).toThrow("unknown type");
    expect(() => recordAls("casus", item)).toThrow("Expected an item of type casus");
  });

  it("keeps type, teDrijven and aanbieden where the stream's filters look for them", () => {
    expect(itemVan(maakCasus({ teDrijven: true }))).toMatchObject({ type: "casus", teDrijven: true });
    expect(itemVan(maakGebeurtenis())).toMatchObject({ type: "gebeurtenis", aanbieden: true });
  });

  it("puts the casus under one prefix, without its history and events", () => {
    const { casusId } = maakCasus();
    const binnen = [maakTaak({ casusId }), maakPlan({ casusId }), maakActie({ casusId }), maakHistorieKop({ casusId })];
    const buiten = [maakHistorie({ casusId }), maakGebeurtenis({ bij: { soort: "casus", id: casusId } })];
    for (const record of [...binnen, ...buiten]) expect(sleutelVan(record).pk).toBe(`CASUS#${casusId}`);
    for (const record of binnen) expect(sleutelVan(record).sk.startsWith(CASUS_VOORVOEGSEL)).toBe(true);
    for (const record of buiten) expect(sleutelVan(record).sk.startsWith(CASUS_VOORVOEGSEL)).toBe(false);
  });

  it("gives an actie the same key each time that it is put out, so that twice is once", () => {
    const { casusId } = maakCasus();
    const eerste = maakActie({ casusId, planVersie: 2, nummer: 7 });
    expect(sleutelVan(maakActie({ casusId, planVersie: 2, nummer: 7 }))).toStrictEqual(sleutelVan(eerste));
    expect(sleutelVan(maakActie({ casusId, planVersie: 2, nummer: 8 }))).not.toStrictEqual(sleutelVan(eerste));
  });

  it("sorts numbers as numbers", () => {
    const lijn = (nummer: number) => sleutelVan(maakHistorie({ nummer })).sk;
    const melding = (nummer: number) => sleutelVan(maakNotificatie({ nummer })).sk;
    expect(lijn(9) < lijn(10)).toBe(true);
    expect(melding(99_999) < melding(100_000)).toBe(true);
  });

  it("shows no name in any key: a person is found by a keyed hash", () => {
    const dossier = maakDossier({ teMatchen: false, klok: null, teDrijven: false });
    const sleutels = Object.entries(itemVan(dossier)).filter(([naam]) => /^(pk|sk)$|(Pk|Sk)$/.test(naam));
    expect(Object.fromEntries(sleutels)).toStrictEqual({ pk: `DOSSIER#${dossier.dossierId}`, sk: "DOSSIER" });
  });
});

describe("the indexes", () => {
  it("holds open tasks by owner and date, and no others", () => {
    const taak = maakTaak();
    expect(itemVan(taak)).toMatchObject({
      [werk.pk]: "WERK#moviera#zorgcoordinator",
      [werk.sk]: `${taak.uiterlijkOp}#${taak.taakId}`,
    });
    expect(itemVan(maakAfgerondeTaak())).not.toHaveProperty(werk.pk);
    expect(itemVan(maakCasus())).not.toHaveProperty(werk.pk);
  });

  it("spreads the tasks of the team over all its partitions", () => {
    const gebruikt = new Set(Array.from({ length: 200 }, () => itemVan(maakTaak({ eigenaar: TEAM }))[werk.pk]));
    expect(gebruikt).toStrictEqual(new Set(werkPksVan(TEAM)));
    expect(gebruikt.size).toBeGreaterThan(1);
  });

  it("holds what has a next date, by that date, spread over all shards, and lets go of it when it has none", () => {
    const taken = Array.from({ length: 200 }, () => maakTaak({ klok: dag(5) }));
    expect(new Set(taken.map((taak) => itemVan(taak)[klok.pk])).size).toBe(KLOK_SHARDS);
    for (const taak of taken) {
      const { pk, sk } = sleutelVan(taak);
      expect(itemVan(taak)[klok.sk]).toBe(`${dag(5)}#${pk}#${sk}`);
      expect(itemVan({ ...taak, klok: dag(6) })[klok.pk]).toBe(itemVan(taak)[klok.pk]);
    }
    expect(itemVan(maakGeslotenCasus())).not.toHaveProperty(klok.pk);
    expect(itemVan(maakGeslotenCasus())).not.toHaveProperty(klok.sk);
  });
});
