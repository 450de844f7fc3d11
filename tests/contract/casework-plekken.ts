import { describe, expect, it } from "vitest";
import { MELDINGEN_PER_PLEK } from "../../shared/ports/casework.ts";
import { instantSchema, plusSeconden } from "../../shared/domain/tijd.ts";
import { maakPlek, maakPlekMelding, maakPleksleutel, maakPlekSignaal } from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const BEGIN = instantSchema.parse("2026-11-24T09:00:00.000Z");

/** What the store promises of locations and companies. */
export const plekkencontract = (opstelling: Opstelling): void => {
  describe("keeps a register of plekken", () => {
    it("finds one by each of its keys; a key points at one plek only", async () => {
      const { casework } = opstelling();
      const [een, ander] = [maakPlek(), maakPlek({ soort: "locatie", kvkNummer: null })];
      const sleutels = [een, een, ander].map(({ plekId }) => maakPleksleutel({ plekId }));
      await bewaar(casework, [een, ander, ...sleutels]);
      const vraag = [...sleutels.map(({ sleutel }) => sleutel), maakPleksleutel().sleutel];
      expect([...(await casework.plekkenBijSleutels(vraag))].toSorted()).toEqual(
        sleutels.map(({ sleutel }, i) => [sleutel, [een, een, ander][i]]).toSorted(),
      );
      expect(await casework.plekkenBijSleutels([])).toEqual(new Map());
      const [bezet] = sleutels;
      const dief = maakPleksleutel({ sleutel: bezet?.sleutel ?? "", plekId: ander.plekId });
      expect(await casework.schrijf(wijziging({ nieuw: [dief] }), [])).toEqual({
        ...{ ok: false, fout: { soort: "conflict" } },
      });
    });

    it("gives what was reported of it, the newest first, and of no other", async () => {
      const { casework } = opstelling();
      const plek = maakPlek();
      const gemeld = [3, 1, 2].map((uur) =>
        maakPlekMelding({ plekId: plek.plekId, ontvangenOp: plusSeconden(BEGIN, uur * 3600) }),
      );
      const signaal = maakPlekSignaal({ plekId: plek.plekId });
      await bewaar(casework, [plek, ...gemeld, maakPlekMelding(), signaal]);
      expect(await casework.plekMeldingen(plek.plekId)).toEqual([gemeld[0], gemeld[2], gemeld[1]]);
      expect(await casework.plekMeldingen(maakPlek().plekId)).toEqual([]);
      expect(await casework.plekSignaal(plek.plekId, signaal.casusId)).toEqual(signaal);
      expect(await casework.plekSignaal(plek.plekId, maakPlekSignaal().casusId)).toBeNull();
    });

    it("reads no more of a plek than it says, and the newest of it", async () => {
      const { casework } = opstelling();
      const { plekId } = maakPlek();
      const gemeld = Array.from({ length: MELDINGEN_PER_PLEK + 5 }, (_, n) =>
        maakPlekMelding({ plekId, ontvangenOp: plusSeconden(BEGIN, n) }),
      );
      await bewaar(casework, gemeld);
      const gelezen = await casework.plekMeldingen(plekId);
      expect(gelezen).toHaveLength(MELDINGEN_PER_PLEK);
      expect(gelezen[0]).toEqual(gemeld.at(-1));
    });
  });
};
