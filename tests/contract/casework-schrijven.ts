import { describe, expect, it } from "vitest";
import { GEEN_WIJZIGING } from "../../shared/domain/wijziging.ts";
import {
  maakAudit,
  maakCasus,
  maakFeedTeller,
  maakHistorieKop,
  maakMeldingRecord,
  maakTaak,
  maakVastlegging,
  maakVerwerking,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const GELUKT = { ok: true, waarde: null };
const CONFLICT = { ok: false, fout: { soort: "conflict" } };

const allesOfNiets = (opstelling: Opstelling): void => {
  describe("writes all or nothing", () => {
    it("stores the records and the log lines of a change", async () => {
      const { casework, gelogd } = opstelling();
      const melding = maakMeldingRecord();
      const casus = maakCasus();
      const geschreven = await casework.schrijf(wijziging({ nieuw: [melding, casus] }), [
        maakVerwerking(),
        maakAudit(),
      ]);
      expect(geschreven).toEqual(GELUKT);
      expect(await casework.melding(melding.meldingId)).toEqual(melding);
      expect(await casework.casus(casus.casusId)).toEqual(casus);
      expect(await gelogd()).toBe(2);
    });

    it("writes nothing for no change", async () => {
      const { casework, gelogd } = opstelling();
      expect(await casework.schrijf(GEEN_WIJZIGING, [])).toEqual(GELUKT);
      expect(await gelogd()).toBe(0);
    });

    it("writes log lines without a change", async () => {
      const { casework, gelogd } = opstelling();
      expect(await casework.schrijf(GEEN_WIJZIGING, [maakAudit()])).toEqual(GELUKT);
      expect(await gelogd()).toBe(1);
    });

    it("leaves everything as it was when one part cannot be: new, replaced, checked or logged", async () => {
      const { casework, gelogd } = opstelling();
      const bestaand = maakMeldingRecord();
      const vervangbaar = maakTaak();
      await bewaar(casework, [bestaand, vervangbaar]);
      const nieuw = maakCasus();
      const geschreven = await casework.schrijf(
        wijziging({ nieuw: [nieuw, bestaand], vervangen: [{ ...vervangbaar, versie: 2, trap: 1 }] }),
        [maakAudit()],
      );
      expect(geschreven).toEqual(CONFLICT);
      expect(await casework.casus(nieuw.casusId)).toBeNull();
      expect(await casework.taak(vervangbaar.casusId, vervangbaar.taakId)).toEqual(vervangbaar);
      expect(await gelogd()).toBe(0);
    });

    it("takes 60 records and lines together", async () => {
      const { casework, gelogd } = opstelling();
      const taken = Array.from({ length: 40 }, () => maakTaak());
      const regels = Array.from({ length: 20 }, () => maakVerwerking());
      expect(await casework.schrijf(wijziging({ nieuw: taken }), regels)).toEqual(GELUKT);
      expect(await gelogd()).toBe(20);
    });

    it.each([
      ["records", 61, 0],
      ["records and lines", 40, 21],
    ])("refuses more than 60 %s", async (_wat, records, regels) => {
      const { casework, gelogd } = opstelling();
      const taken = Array.from({ length: records }, () => maakTaak());
      const geschreven = casework.schrijf(
        wijziging({ nieuw: taken }),
        Array.from({ length: regels }, () => maakVerwerking()),
      );
      await expect(geschreven).rejects.toThrow();
      for (const taak of taken) expect(await casework.taak(taak.casusId, taak.taakId)).toBeNull();
      expect(await gelogd()).toBe(0);
    });

    it("counts the casus that must be open among the 60, once", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      const taken = Array.from({ length: 60 }, () => maakTaak({ casusId: casus.casusId }));
      const mitsOpen = [casus.casusId, casus.casusId];
      await expect(casework.schrijf(wijziging({ nieuw: taken, mitsOpen }), [])).rejects.toThrow();
      expect(await casework.schrijf(wijziging({ nieuw: taken.slice(1), mitsOpen }), [])).toEqual(GELUKT);
    });

    it("stores two log lines that say the same once", async () => {
      const { casework, gelogd } = opstelling();
      const regel = maakVerwerking();
      expect(await casework.schrijf(GEEN_WIJZIGING, [regel, { ...regel }, maakAudit()])).toEqual(GELUKT);
      expect(await gelogd()).toBe(2);
    });

    it("refuses a value that is missing, instead of leaving it out", async () => {
      const { casework } = opstelling();
      const taak = maakTaak();
      const zonder = { ...taak, gemeente: undefined as unknown as null };
      await expect(casework.schrijf(wijziging({ nieuw: [maakCasus(), zonder] }), [])).rejects.toThrow();
      expect(await casework.taak(taak.casusId, taak.taakId)).toBeNull();
    });

    it("refuses one record twice in a change", async () => {
      const { casework } = opstelling();
      const taak = maakTaak();
      await expect(casework.schrijf(wijziging({ nieuw: [taak, taak] }), [])).rejects.toThrow();
      expect(await casework.taak(taak.casusId, taak.taakId)).toBeNull();
    });
  });
};

const voorwaarden = (opstelling: Opstelling): void => {
  describe("knows who was first", () => {
    it("refuses a new record that exists", async () => {
      const { casework } = opstelling();
      const taak = maakTaak();
      await bewaar(casework, [taak]);
      expect(await casework.schrijf(wijziging({ nieuw: [{ ...taak, trap: 3 }] }), [])).toEqual(CONFLICT);
      expect(await casework.taak(taak.casusId, taak.taakId)).toEqual(taak);
    });

    it("replaces the record of the version before", async () => {
      const { casework } = opstelling();
      const teller = maakFeedTeller({ laatste: 20 });
      const kop = maakHistorieKop();
      await bewaar(casework, [teller, kop]);
      const vervangen = [
        { ...teller, versie: 2, laatste: 41 },
        { ...kop, versie: 2, hash: "volgende" },
      ] as const;
      expect(await casework.schrijf(wijziging({ vervangen }), [])).toEqual(GELUKT);
      expect(await casework.feedStand(teller.ontvanger)).toEqual(vervangen[0]);
      expect(await casework.historieKop(kop.casusId, kop.compartiment)).toEqual(vervangen[1]);
    });

    it.each([2, 3, 5, 6])("refuses version %i in the place of version 3", async (versie) => {
      const { casework } = opstelling();
      const taak = maakTaak({ versie: 3 });
      await bewaar(casework, [taak]);
      expect(await casework.schrijf(wijziging({ vervangen: [{ ...taak, versie, trap: 1 }] }), [])).toEqual(CONFLICT);
      expect(await casework.taak(taak.casusId, taak.taakId)).toEqual(taak);
    });

    it("refuses a first version that replaces something", async () => {
      const { casework } = opstelling();
      const taak = maakTaak();
      await bewaar(casework, [taak]);
      await expect(casework.schrijf(wijziging({ vervangen: [{ ...taak, trap: 1 }] }), [])).rejects.toThrow();
      expect(await casework.taak(taak.casusId, taak.taakId)).toEqual(taak);
    });

    it("refuses to replace what does not exist", async () => {
      const { casework } = opstelling();
      const taak = maakTaak({ versie: 2 });
      expect(await casework.schrijf(wijziging({ vervangen: [taak] }), [])).toEqual(CONFLICT);
      expect(await casework.taak(taak.casusId, taak.taakId)).toBeNull();
    });

    it("lets one of many writers at once win, the others hear of a conflict", async () => {
      const { casework, gelogd } = opstelling();
      const taak = maakTaak();
      await bewaar(casework, [taak]);
      const uitkomsten = await Promise.all(
        Array.from({ length: 8 }, (_, schrijver) =>
          casework.schrijf(
            wijziging({
              nieuw: [maakVastlegging({ casusId: taak.casusId })],
              vervangen: [{ ...taak, versie: 2, trap: schrijver }],
            }),
            [maakAudit()],
          ),
        ),
      );
      const winnaars = uitkomsten.flatMap(({ ok }, schrijver) => (ok ? [schrijver] : []));
      expect(winnaars).toHaveLength(1);
      expect(uitkomsten.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 7 }, () => CONFLICT));
      expect(await casework.taak(taak.casusId, taak.taakId)).toEqual({ ...taak, versie: 2, trap: winnaars[0] });
      expect(await gelogd()).toBe(1);
    });

    it("lets one of two that make the same record win", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const uitkomsten = await Promise.all([
        casework.schrijf(wijziging({ nieuw: [casus] }), []),
        casework.schrijf(wijziging({ nieuw: [{ ...casus, ronde: 1 }] }), []),
      ]);
      expect(uitkomsten).toContainEqual(GELUKT);
      expect(uitkomsten).toContainEqual(CONFLICT);
    });
  });
};

/** What the port promises of writing: together, and on condition. */
export const schrijfcontract = (opstelling: Opstelling): void => {
  allesOfNiets(opstelling);
  voorwaarden(opstelling);
};
