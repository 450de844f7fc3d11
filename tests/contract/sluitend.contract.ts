import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { klokSleutelsVan } from "../../shared/adapters/dynamodb/indexsleutels.ts";
import { itemVan, sleutelVan, type Item, type Sleutel } from "../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { verwijstekst, type Spoor } from "../../shared/domain/sluitend/spoor.ts";
import { datumSchema, instantSchema } from "../../shared/domain/tijd.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Logspoor, Sporen } from "../../shared/ports/sluitend.ts";
import {
  maakAlleRecords,
  maakAudit,
  maakBevinding,
  maakCasus,
  maakHistorie,
  maakSlotronde,
  maakTaak,
  maakVerwerking,
} from "../fixtures/records.ts";

/** The whole table, and the log beside it, as an implementation offers them to the suite. */
export interface Sluitopstelling {
  readonly casework: Casework;
  readonly sporen: Sporen;
  readonly logspoor: Logspoor;
  /** Puts fields of an item past every rule; what `verwijder` names goes. */
  readonly verander: (
    sleutel: Sleutel,
    zet: Readonly<Record<string, unknown>>,
    verwijder?: readonly string[],
  ) => Promise<void>;
  /** The item as it lies there. */
  readonly item: (sleutel: Sleutel) => Promise<Item | undefined>;
  readonly opruimen: () => Promise<void>;
}

const NU = instantSchema.parse("2026-11-24T10:00:00.000Z");

/** All that the ports of the reconciliation promise. */
export const sluitendContract = (naam: string, maak: () => Promise<Sluitopstelling>): void => {
  describe(`sporen: ${naam}`, () => {
    let nu: Sluitopstelling | undefined;
    const opstelling = (): Sluitopstelling => {
      if (nu === undefined) throw new Error("There is no table yet");
      return nu;
    };
    const schrijf = async (...records: readonly KetenRecord[]): Promise<void> => {
      for (let van = 0; van < records.length; van += 50) {
        const nieuw = records.slice(van, van + 50);
        expect((await opstelling().casework.schrijf({ nieuw, vervangen: [], mitsOpen: [] }, [])).ok).toBe(true);
      }
    };
    const doorloop = async (aantal: number): Promise<readonly Spoor[]> => {
      const sporen: Spoor[] = [];
      let cursor: string | null = null;
      do {
        const deel: { items: readonly Spoor[]; volgende: string | null } = await opstelling().sporen.bladzijde(
          cursor,
          aantal,
        );
        expect(deel.items.length).toBeLessThanOrEqual(aantal);
        sporen.push(...deel.items);
        cursor = deel.volgende;
      } while (cursor !== null);
      return sporen;
    };
    beforeEach(async () => {
      nu = await maak();
    });
    afterEach(async () => {
      await nu?.opruimen();
      nu = undefined;
    });

    it("go through every record once, whatever the page, and show nothing that anybody wrote", async () => {
      const uniek = new Map(maakAlleRecords().map((record) => [Object.values(sleutelVan(record)).join("|"), record]));
      const records = [...uniek.values()].map((record) => ("versie" in record ? { ...record, versie: 1 } : record));
      await schrijf(...records);
      const gezien = await doorloop(7);
      expect(gezien.map(({ plaats }) => plaats).toSorted()).toEqual(
        records.map((record) => Object.values(sleutelVan(record)).join("|")).toSorted(),
      );
      // What is written by the one adapter is found by the other where it belongs.
      expect(gezien.filter(({ opKlok, inLijst }) => !opKlok || !inLijst)).toEqual([]);
      expect(JSON.stringify(gezien)).not.toMatch(/Ingevuld|Proef BV|Yolvelis|taaktoken|zout/);
    });

    it("find records by what identifies them, and tell which are not there", async () => {
      const [casus, taak] = [maakCasus(), maakTaak()];
      await schrijf(casus, taak);
      const { sporen } = opstelling();
      const gevonden = await sporen.zoek([
        ["casus", casus.casusId],
        ["taak", taak.casusId, taak.taakId],
        ["casus", randomUUID()],
      ]);
      expect([...gevonden.keys()].toSorted()).toEqual(
        [verwijstekst(["casus", casus.casusId]), verwijstekst(["taak", taak.casusId, taak.taakId])].toSorted(),
      );
      const [opPlaats] = await sporen.opPlaats([...gevonden.values()].map(({ plaats }) => plaats).slice(0, 1));
      expect([...gevonden.values()]).toContainEqual(opPlaats);
      expect((await sporen.zoek([])).size).toBe(0);
    });

    it("show of a casus what lies with it, but for its history", async () => {
      const casus = maakCasus();
      const [taak, regel] = [maakTaak({ casusId: casus.casusId }), maakHistorie({ casusId: casus.casusId })];
      await schrijf(casus, taak, regel, maakTaak());
      const delen = await opstelling().sporen.delen(casus.casusId);
      expect(delen.map(({ type }) => type).toSorted()).toEqual(["casus", "taak"]);
      expect(delen.find(({ type }) => type === "taak")).toMatchObject({ taakId: taak.taakId, status: "open" });
    });

    it("see what the indexes do not have, and mend it once, by the version that was seen", async () => {
      const taak = maakTaak();
      await schrijf(taak);
      const { sporen, verander, item, casework } = opstelling();
      const sleutel = sleutelVan(taak);
      await verander(sleutel, {}, ["klokPk", "klokSk", "werkPk", "werkSk"]);
      const [kwijt] = await doorloop(10);
      if (kwijt === undefined) throw new Error("nothing was found");
      expect(kwijt).toMatchObject({ opKlok: false, inLijst: false, klok: taak.klok });
      const keren = await Promise.all([1, 2].map(() => sporen.herstel(kwijt, { soort: "klok", klok: kwijt.klok })));
      expect(keren.toSorted()).toEqual([false, true]);
      expect(await item(sleutel)).toEqual({ ...itemVan(taak), versie: taak.versie + 1 });
      expect(await casework.taak(taak.casusId, taak.taakId)).toMatchObject({ versie: taak.versie + 1 });
    });

    it("take off the clock what has no date, and offer again what was offered", async () => {
      const gebeurtenis = maakAlleRecords().find((record) => record.type === "gebeurtenis");
      if (gebeurtenis === undefined) throw new Error("there is none");
      const klaar = { ...gebeurtenis, aanbieden: false, klok: null };
      await schrijf(klaar);
      const { sporen, verander, item } = opstelling();
      const sleutel = sleutelVan(klaar);
      await verander(sleutel, klokSleutelsVan(NU, sleutel));
      const [blijver] = await doorloop(10);
      if (blijver === undefined) throw new Error("nothing was found");
      expect(await sporen.herstel(blijver, { soort: "klok", klok: null })).toBe(true);
      expect(await item(sleutel)).toEqual({ ...itemVan(klaar), versie: klaar.versie + 1 });
      const [nog] = await doorloop(10);
      if (nog === undefined) throw new Error("nothing was found");
      expect(await sporen.herstel(nog, { soort: "aanbieden" })).toBe(true);
      expect(await item(sleutel)).toMatchObject({
        aanbieden: true,
        versie: klaar.versie + 2,
        klok: NU,
        klokSk: expect.stringContaining(NU) as unknown,
      });
    });

    it("keep a round and what it found, each side of the wall apart, in pages", async () => {
      const bevindingen = Array.from({ length: 5 }, () => maakBevinding());
      const binnen = maakBevinding({ kant: "opsporing" });
      const ronde = maakSlotronde({ versie: 1 });
      const { casework } = opstelling();
      expect(await casework.slotronde()).toBeNull();
      await schrijf(ronde, ...bevindingen, binnen);
      expect(await casework.slotronde()).toEqual(ronde);
      expect(await casework.bevinding("opsporing", binnen.bevindingId)).toEqual(binnen);
      expect(await casework.bevinding("keten", binnen.bevindingId)).toBeNull();
      const gezien: unknown[] = [];
      let na: string | null = null;
      do {
        const deel: Awaited<ReturnType<Casework["bevindingen"]>> = await casework.bevindingen("keten", na, 2);
        gezien.push(...deel.items);
        na = deel.volgende;
      } while (na !== null);
      expect(gezien).toEqual(bevindingen.toSorted((a, b) => (a.bevindingId < b.bevindingId ? -1 : 1)));
    });

    it("tell of the log whether a line is there, and of what the audit lines of a day are", async () => {
      const { casework, logspoor } = opstelling();
      const verwerking = maakVerwerking();
      const audits = Array.from({ length: 4 }, (_, i) =>
        maakAudit({ begin: verwerking.begin, object: `casus/${String(i)}`, spanId: `00000000000000${String(i)}0` }),
      );
      await casework.schrijf({ nieuw: [maakTaak()], vervangen: [], mitsOpen: [] }, [verwerking, ...audits]);
      if (verwerking.soort !== "verwerking") throw new Error("it is no such line");
      expect(await logspoor.heeftRegel(verwerking.betrokkene, verwerking.begin)).toBe(true);
      expect(await logspoor.heeftRegel(verwerking.betrokkene, NU)).toBe(false);
      expect(await logspoor.heeftRegel("v1:niemand", verwerking.begin)).toBe(false);
      const dag = datumSchema.parse(verwerking.begin.slice(0, 10));
      const objecten: string[] = [];
      for (let deel = 0; deel < logspoor.auditdelen; deel += 1) {
        let cursor: string | null = null;
        do {
          const pagina: Awaited<ReturnType<Logspoor["auditregels"]>> = await logspoor.auditregels(dag, deel, cursor, 1);
          objecten.push(...pagina.items.map(({ object }) => object));
          cursor = pagina.volgende;
        } while (cursor !== null);
      }
      expect(objecten.toSorted()).toEqual(["casus/0", "casus/1", "casus/2", "casus/3"]);
    });
  });
};
