import { describe, expect, it } from "vitest";
import { maakCasusweg } from "../functions/casusweg.ts";
import { bladzijden, samengevoegd, tweeCasussen } from "../functions/samenvoegdeur.ts";
import { netwerk, splits } from "../functions/splitsdeur.ts";
import type { Voordeur } from "../functions/voordeur.ts";
import { HELE_WEG, speel } from "../compartiment/scenario.ts";
import { maakWereld, type Wereld } from "../compartiment/wereld.ts";
import { CONTROLE, maakSluitend, RESPIJT } from "./opstelling.ts";

const over = (wereld: Wereld) => maakSluitend(wereld.double, wereld.machines, wereld.deur.nu);
/** After so many parts of the way it is looked at: often enough that each kind of record is seen under way. */
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

describe("casussen that become one, or two", () => {
  const kijker = (deur: Voordeur) => {
    // What follows the records stands still here: the clock does nothing, and no execution ends.
    const sluitend = maakSluitend(deur, { loopt: () => Promise.resolve(true) }, deur.nu);
    return async (): Promise<void> => {
      await sluitend.ronde();
      expect(sluitend.stand().filter((een) => !een.startsWith("klok-staat-stil"))).toEqual([]);
    };
  };

  it("show nothing that does not hold before, between and after the pages of a merge", async () => {
    const { deur, ver, vers } = await tweeCasussen("afronden");
    const kijk = kijker(deur);
    await kijk();
    await samengevoegd(ver, vers);
    await kijk();
    await bladzijden(ver);
    await kijk();
  });

  it("nor after a split", async () => {
    const weg = await netwerk();
    const kijk = kijker(weg.deur);
    expect((await splits(weg, [2])).status).toBe(201);
    await kijk();
  });
});

describe("a chain of which nobody takes the next step", () => {
  it("shows nothing while that may be under way; then what lies, puts it before who does it, and lets go", async () => {
    const wereld = maakWereld("stil");
    // Reported and committed; neither outbox, driver nor watchdog came by.
    await maakCasusweg(wereld.deur);
    const sluitend = over(wereld);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual([]);
    wereld.deur.verder(RESPIJT + CONTROLE);
    await sluitend.ronde();
    expect(sluitend.stand()).toContain("uitvoering-ontbreekt casus");
    expect(sluitend.stand()).toContain("gebeurtenis-blijft-liggen gebeurtenis");
    await wereld.totRust();
    await wereld.dagenVerder(0);
    await sluitend.ronde();
    expect(sluitend.stand()).toEqual([]);
    const [casus] = wereld.casework.vanType("casus");
    expect(casus).toMatchObject({ status: "open", uitvoering: { status: "loopt" } });
  });
});
