import { describe, expect, it } from "vitest";
import { draai } from "./draai.ts";
import { MUTATIES } from "./mutanten.ts";

describe("the simulation notices", () => {
  it.each(MUTATIES)(
    "$naam, within $binnen seeds",
    async ({ verwacht, vanaf, binnen, ...mutant }) => {
      for (let zaad = vanaf; zaad < vanaf + binnen; zaad += 1) {
        const { breuken } = await draai(zaad, mutant);
        if (breuken.some(({ belofte }) => verwacht.includes(belofte))) return;
      }
      expect.fail(`not within ${String(binnen)} seeds`);
    },
    120_000,
  );
});
