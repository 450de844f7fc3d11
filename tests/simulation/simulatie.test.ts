import { describe, expect, it } from "vitest";
import { draai } from "./draai.ts";

const ZADEN = Array.from({ length: 50 }, (_, i) => i + 1);

describe("the chain, whatever goes wrong on the way (S2.5.9, X1)", () => {
  it("keeps every promise once nothing goes wrong any more, in each of fifty seeds", async () => {
    let geaccepteerd = 0;
    for (const zaad of ZADEN) {
      const uitslag = await draai(zaad);
      expect(uitslag.breuken, `npm run bench -- simulation --seed ${String(zaad)}`).toEqual([]);
      geaccepteerd += uitslag.geaccepteerd;
    }
    // Something happened: people did their work, and were answered.
    expect(geaccepteerd).toBeGreaterThan(ZADEN.length);
  }, 120_000);

  it("is replayed by its seed: the same steps in the same order, and the same records to the letter", async () => {
    for (const zaad of [3, 6]) {
      const eerste = await draai(zaad, undefined, true);
      const tweede = await draai(zaad, undefined, true);
      expect(eerste.spoor).toMatch(/^[0-9a-f]{64}$/);
      expect(tweede).toEqual(eerste);
      expect((await draai(zaad + 1, undefined, true)).spoor).not.toBe(eerste.spoor);
    }
  }, 60_000);
});
