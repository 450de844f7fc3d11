import { describe, expect, it } from "vitest";
import { HELE_WEG, speel } from "../compartiment/scenario.ts";
import type { Wereld } from "../compartiment/wereld.ts";
import { maakSluitend } from "./opstelling.ts";

const over = (wereld: Wereld) => maakSluitend(wereld.double, wereld.machines, wereld.deur.nu);
/** After so many parts of the way it is looked at: each part is, over the runs of the chain that differ. */
const OM_DE = 5;

describe("a healthy chain", () => {
  it(
    "shows nothing that does not hold along the whole way, with a criminal track beside it",
    { timeout: 120_000 },
    async () => {
      const gevonden = new Set<string>();
      let delen = 0;
      const wereld = await speel(
        HELE_WEG,
        "traject",
        () => Promise.resolve(),
        {},
        {
          na: async (nu) => {
            delen += 1;
            if (delen % OM_DE !== 0) return;
            const sluitend = over(nu);
            await sluitend.ronde();
            expect(sluitend.hartslagen).toEqual([{ bevindingen: 0, hersteld: 0 }]);
          },
        },
      );
      await over(wereld).ronde();
      for (const { code, bij } of wereld.casework.vanType("bevinding")) gevonden.add(`${code} ${bij.soort}`);
      expect([...gevonden]).toEqual([]);
      // What it looked at is all there is: more than one page, and both sides of the wall.
      expect(wereld.casework.alles().length).toBeGreaterThan(400);
      expect(wereld.casework.vanType("trajecthistorie").length).toBeGreaterThan(10);
    },
  );
});
