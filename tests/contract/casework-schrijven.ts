import { describe, expect, it } from "vitest";
import { GEEN_WIJZIGING } from "../../shared/domain/wijziging.ts";
import {
  maakAudit,
  maakCasus,
  maakFeedTeller,
  maakGebeurtenis,
  maakGeslotenCasus,
  maakHistorieKop,
  maakIdempotentie,
  maakMeldingRecord,
  maakTaak,
  maakVastlegging,
  maakVerwerking,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework.contract.ts";

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

const herhaling = (opstelling: Opstelling): void => {
  describe("remembers the answer to an Idempotency-Key", () => {
    it("gives the answer of before, and writes nothing", async () => {
      const { casework, gelogd } = opstelling();
      const eerder = maakIdempotentie();
      await bewaar(casework, [eerder]);
      const taak = maakTaak();
      const opnieuw = maakIdempotentie({ sleutel: eerder.sleutel, antwoord: "een ander" });
      const geschreven = await casework.schrijf(wijziging({ nieuw: [taak, opnieuw] }), [maakAudit()]);
      expect(geschreven).toEqual({ ok: false, fout: { soort: "idempotent", eerder } });
      expect(await casework.taak(taak.casusId, taak.taakId)).toBeNull();
      expect(await casework.idempotentie(eerder.sleutel)).toEqual(eerder);
      expect(await gelogd()).toBe(0);
    });

    it("gives it also when something else conflicts, before or after it", async () => {
      const { casework } = opstelling();
      const eerder = maakIdempotentie();
      const [een, ander] = [maakTaak(), maakTaak()];
      const gesloten = maakGeslotenCasus();
      await bewaar(casework, [eerder, een, ander, gesloten]);
      const geschreven = await casework.schrijf(
        wijziging({
          nieuw: [een, maakIdempotentie({ sleutel: eerder.sleutel }), ander],
          vervangen: [maakGebeurtenis({ versie: 2 })],
          mitsOpen: [gesloten.casusId],
        }),
        [],
      );
      expect(geschreven).toEqual({ ok: false, fout: { soort: "idempotent", eerder } });
    });

    it("lets one of two requests at once with the same key through", async () => {
      const { casework, gelogd } = opstelling();
      const sleutel = maakIdempotentie();
      const doe = () => casework.schrijf(wijziging({ nieuw: [maakTaak(), sleutel] }), [maakAudit()]);
      const uitkomsten = await Promise.all([doe(), doe(), doe()]);
      expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await gelogd()).toBe(1);
    });
  });
};

const openCasus = (opstelling: Opstelling): void => {
  describe("holds a change to an open casus", () => {
    it("writes while it is open, and leaves the head alone", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      const taak = maakTaak({ casusId: casus.casusId });
      expect(await casework.schrijf(wijziging({ nieuw: [taak], mitsOpen: [casus.casusId] }), [])).toEqual(GELUKT);
      expect(await casework.casus(casus.casusId)).toEqual(casus);
    });

    it.each([
      ["is closed", maakGeslotenCasus()],
      ["is scaled down", maakGeslotenCasus({ status: "afgeschaald" })],
      ["does not exist", null],
    ])("refuses when it %s", async (_geval, casus) => {
      const { casework } = opstelling();
      if (casus !== null) await bewaar(casework, [casus]);
      const { casusId } = casus ?? maakCasus();
      const taak = maakTaak({ casusId });
      expect(await casework.schrijf(wijziging({ nieuw: [taak], mitsOpen: [casusId] }), [])).toEqual(CONFLICT);
      expect(await casework.taak(casusId, taak.taakId)).toBeNull();
    });

    it("lets the change that needs it open also replace its head, and close it", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      const dicht = maakGeslotenCasus({ casusId: casus.casusId, versie: 2 });
      const deel = { vervangen: [dicht], mitsOpen: [casus.casusId] };
      expect(await casework.schrijf(wijziging(deel), [])).toEqual(GELUKT);
      expect(await casework.casus(casus.casusId)).toEqual(dicht);
    });

    it("takes a head that is new for open", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const nieuw = [casus, maakTaak({ casusId: casus.casusId })];
      expect(await casework.schrijf(wijziging({ nieuw, mitsOpen: [casus.casusId] }), [])).toEqual(GELUKT);
      expect(await casework.casus(casus.casusId)).toEqual(casus);
    });

    it("refuses to replace the head of a closed casus when it should be open", async () => {
      const { casework } = opstelling();
      const casus = maakGeslotenCasus();
      await bewaar(casework, [casus]);
      const vervangen = [{ ...casus, versie: 2, ronde: 1 }];
      expect(await casework.schrijf(wijziging({ vervangen, mitsOpen: [casus.casusId] }), [])).toEqual(CONFLICT);
      expect(await casework.schrijf(wijziging({ vervangen }), [])).toEqual(GELUKT);
    });

    it("knows of closing and adding at once only one order: nothing comes to a closed casus", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      await bewaar(casework, [casus]);
      const taak = maakTaak({ casusId: casus.casusId });
      const [gesloten] = await Promise.all([
        casework.schrijf(wijziging({ vervangen: [maakGeslotenCasus({ casusId: casus.casusId, versie: 2 })] }), []),
        casework.schrijf(wijziging({ nieuw: [taak], mitsOpen: [casus.casusId] }), []),
      ]);
      const later = await casework.schrijf(
        wijziging({ nieuw: [maakTaak({ casusId: casus.casusId })], mitsOpen: [casus.casusId] }),
        [],
      );
      expect(later).toEqual(gesloten.ok ? CONFLICT : GELUKT);
    });
  });
};

/** What the port promises of writing. */
export const schrijfcontract = (opstelling: Opstelling): void => {
  allesOfNiets(opstelling);
  voorwaarden(opstelling);
  herhaling(opstelling);
  openCasus(opstelling);
};
