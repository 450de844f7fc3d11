import { describe, expect, it } from "vitest";
import type { Overleg } from "../../shared/domain/overleg.ts";
import { CursorOngeldig } from "../../shared/ports/cursor.ts";
import {
  dag,
  maakAfgezegdOverleg,
  maakAgendapunt,
  maakCasus,
  maakOverleg,
  maakTaak,
  maakUitnodiging,
} from "../fixtures/records.ts";
import { bladzijden } from "./casework-lijsten.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const alle = (overleggen: readonly Overleg[]) => Promise.resolve(overleggen);
const idsVan = (overleggen: readonly Overleg[]) => overleggen.map(({ overlegId }) => overlegId);
const tot = (nummer: number) => maakOverleg({ van: dag(nummer), tot: dag(nummer) });

/** What the port promises of planned overleggen and whom their casussen invited. */
export const overlegcontract = (opstelling: Opstelling): void => {
  describe("the list of planned overleggen", () => {
    it.each([1, 3, 8, 9])("has the first one first, over pages of %i, none lost or doubled", async (aantal) => {
      const { casework } = opstelling();
      const overleggen = Array.from({ length: 8 }, (_, plaats) => tot(2 + (plaats % 3)));
      await bewaar(casework, [...overleggen, maakAfgezegdOverleg(), maakOverleg({ status: "gehouden" }), maakTaak()]);
      const gezien = (await bladzijden((cursor) => casework.overleggen(dag(1), cursor, aantal, alle))).flat();
      expect(gezien).toHaveLength(8);
      expect(gezien).toEqual(expect.arrayContaining(overleggen));
      expect(gezien.map((een) => een.tot)).toEqual(gezien.map((een) => een.tot).toSorted());
    });

    it("begins after the moment that is asked", async () => {
      const { casework } = opstelling();
      const [eerste, tweede, derde] = [tot(3), tot(4), tot(5)];
      await bewaar(casework, [eerste, tweede, derde]);
      const { items } = await casework.overleggen(dag(4), null, 10, alle);
      expect(idsVan(items)).toEqual(idsVan([tweede, derde]));
      expect((await casework.overleggen(dag(6), null, 10, alle)).items).toEqual([]);
    });

    it("leaves no trace of what is hidden, in the cursor neither", async () => {
      const { casework } = opstelling();
      const overleggen = Array.from({ length: 12 }, (_, plaats) => tot(2 + plaats));
      await bewaar(casework, overleggen);
      const zichtbaar = new Set(idsVan(overleggen).filter((_, plaats) => plaats % 4 === 0));
      const zeef = (gelezen: readonly Overleg[]) =>
        Promise.resolve(gelezen.filter(({ overlegId }) => zichtbaar.has(overlegId)));
      const paginas = await bladzijden((cursor) => casework.overleggen(dag(1), cursor, 2, zeef));
      expect(paginas.map(idsVan)).toEqual([
        idsVan([...overleggen].filter((_, plaats) => plaats === 0 || plaats === 4)),
        idsVan([...overleggen].filter((_, plaats) => plaats === 8)),
      ]);
      const niets = await casework.overleggen(dag(1), null, 2, () => Promise.resolve([]));
      expect(niets).toEqual({ items: [], volgende: null });
    });

    it("lets go of one that was held or called off, and moves one whose date moves", async () => {
      const { casework } = opstelling();
      const [gehouden, later, blijft] = [tot(2), tot(3), tot(4)];
      await bewaar(casework, [gehouden, later, blijft]);
      const verzet = { ...later, versie: 2, van: dag(9), tot: dag(9) };
      const vervangen = [{ ...gehouden, versie: 2, status: "gehouden" as const }, verzet];
      expect((await casework.schrijf(wijziging({ vervangen }), [])).ok).toBe(true);
      expect((await casework.overleggen(dag(1), null, 10, alle)).items).toEqual([blijft, verzet]);
    });

    it("takes no cursor that is not its own", async () => {
      const { casework } = opstelling();
      await expect(casework.overleggen(dag(1), "geen-cursor", 10, alle)).rejects.toThrow(CursorOngeldig);
    });
  });

  describe("the invitations of casussen", () => {
    it("are those of these casussen and of no other, and nothing else of them", async () => {
      const { casework } = opstelling();
      const casussen = [maakCasus(), maakCasus(), maakCasus()];
      const uitnodigingen = casussen.flatMap(({ casusId }) => [
        maakUitnodiging({ casusId }),
        maakUitnodiging({ casusId }),
      ]);
      const rest = casussen.flatMap(({ casusId }) => [maakTaak({ casusId }), maakAgendapunt({ casusId })]);
      await bewaar(casework, [...casussen, ...uitnodigingen, ...rest]);
      const ids = casussen.slice(0, 2).map(({ casusId }) => casusId);
      const gevonden = await casework.uitnodigingen([...ids, ...ids]);
      expect(gevonden).toHaveLength(4);
      expect(gevonden).toEqual(expect.arrayContaining(uitnodigingen.slice(0, 4)));
      expect(await casework.uitnodigingen([])).toEqual([]);
    });

    it("agenda items come with the casus", async () => {
      const { casework } = opstelling();
      const casus = maakCasus();
      const punten = [maakAgendapunt({ casusId: casus.casusId }), maakAgendapunt({ casusId: casus.casusId })];
      await bewaar(casework, [casus, ...punten, maakAgendapunt()]);
      const dossier = await casework.casusDossier(casus.casusId);
      expect(dossier?.agendapunten).toHaveLength(2);
      expect(dossier?.agendapunten).toEqual(expect.arrayContaining(punten));
    });
  });
};
