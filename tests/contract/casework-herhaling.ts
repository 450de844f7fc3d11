import { describe, expect, it } from "vitest";
import {
  maakAfgeschaaldeCasus,
  maakAudit,
  maakCasus,
  maakGebeurtenis,
  maakGeslotenCasus,
  maakIdempotentie,
  maakTaak,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const GELUKT = { ok: true, waarde: null };
const CONFLICT = { ok: false, fout: { soort: "conflict" } };

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
      ["is scaled down", maakAfgeschaaldeCasus()],
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

/** What the port promises of a command that comes twice, and of a casus that must be open. */
export const herhalingscontract = (opstelling: Opstelling): void => {
  herhaling(opstelling);
  openCasus(opstelling);
};
