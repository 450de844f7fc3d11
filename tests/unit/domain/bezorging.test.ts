import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  biedNotificatieAan,
  isLaatstePoging,
  naPoging,
  nieuweNotificatie,
  wachttijd,
  type Afloop,
} from "../../../shared/domain/bezorging.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { loadEnvironment } from "../../../infra/environments/index.ts";
import { bericht, NU } from "../keten-records.ts";

const UUR = 3600;
const herkansing = { nu: NU, heraanbodSeconden: 60, toeval: 1 };
const [nieuw] = nieuweNotificatie(bericht("politie"), { nummer: 1, opgetredenOp: NU, webhook: true }, herkansing);
const later = (naSeconden: number | null = null) => ({ soort: "later", reden: "http-503", naSeconden }) as const;
const secondenNa = (moment: string) => (Date.parse(moment) - Date.parse(NU)) / 1000;

/**
 * The moments, in seconds from the first, at which a line is attempted that never arrives: each when its date has come and the
 * watchdog comes round.
 */
const pogingen = (
  heraanbodSeconden: number,
  toeval: () => number,
  { ronde = 0, afloop = later() }: { readonly ronde?: number; readonly afloop?: Afloop } = {},
): readonly number[] => {
  let lijn: Notificatie = nieuw;
  let nu = NU;
  const momenten: number[] = [];
  while (lijn.bezorging !== "opgegeven") {
    momenten.push(secondenNa(nu));
    lijn = naPoging(lijn, afloop, { nu, heraanbodSeconden, toeval: toeval() });
    if (lijn.klok === null) continue;
    nu = plusSeconden(lijn.klok, ronde);
    lijn = biedNotificatieAan(lijn, { nu, heraanbodSeconden, toeval: toeval() }) ?? lijn;
  }
  return momenten;
};

describe("the next attempt of a delivery", () => {
  it("doubles, spreads and stops at four hours", () => {
    expect([0, 1, 2, 10, 1_000].map((keer) => wachttijd(60, keer, 1))).toEqual([60, 120, 240, 14_400, 14_400]);
    expect(wachttijd(60, 0, 0)).toBe(30);
  });

  it.each([
    [15, 1, [0, 30, 90, 210, 450, 930, 1890, 3810, 7650, 15_330, 29_730, 44_130, 58_530, 72_930, 87_330]],
    [300, 1, [0, 600, 1800, 4200, 9000, 18_600, 33_000, 47_400, 61_800, 76_200, 90_600]],
    [300, 0.5, [0, 450, 1350, 3150, 6750, 13_950, 24_750, 35_550, 46_350, 57_150, 67_950, 78_750, 89_550]],
    [300, 0, [0, 300, 900, 2100, 4500, 9300, 16_500, 23_700, 30_900, 38_100, 45_300, 52_500, 59_700, 66_900, 74_100]],
  ])("with a first delay of %i s and chance %d comes after these seconds", (eerste, toeval, verwacht) => {
    const momenten = pogingen(eerste, () => toeval);
    expect(momenten.slice(0, verwacht.length)).toEqual(verwacht);
    expect(momenten.at(-1)).toBeGreaterThanOrEqual(24 * UUR);
  });

  it("is tried for a day and then once more, whatever the first delay, the chance and the round of the watchdog", () => {
    const eersten = ["local", "test", "acceptatie", "productie"].map((naam) => loadEnvironment(naam).heraanbodSeconden);
    fc.assert(
      fc.property(
        fc.constantFrom(...eersten, 60),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 0, max: 300 }),
        (eerste, kansen, ronde) => {
          const momenten = pogingen(eerste, () => Number(kansen.next().value ?? 1), { ronde });
          const duur = (momenten.at(-1) ?? 0) / UUR;
          expect(duur).toBeGreaterThanOrEqual(24);
          expect(duur).toBeLessThanOrEqual(28.1);
          expect(momenten.length).toBeGreaterThanOrEqual(10);
          expect(momenten.length).toBeLessThanOrEqual(22);
        },
      ),
    );
  });

  it("waits as long as the partner asks, a day at most, and not for ever", () => {
    expect(naPoging(nieuw, later(3_600), herkansing).klok).toBe(plusSeconden(NU, 3_600));
    expect(naPoging(nieuw, later(1), herkansing).klok).toBe(plusSeconden(NU, 120));
    expect(naPoging(nieuw, later(9_999_999), herkansing).klok).toBe(plusSeconden(NU, 86_400));
    expect(pogingen(300, () => 1, { afloop: later(9_999_999) })).toEqual([0, 24 * UUR]);
    expect(pogingen(300, () => 1, { afloop: later(20 * UUR) })).toEqual([0, 20 * UUR, 40 * UUR]);
  });

  it.each([
    [{ soort: "geweigerd", status: 415 }, "http-415", 1],
    [{ soort: "opgezegd" }, "opgezegd", 1],
    [{ soort: "ingehouden" }, "geen-convenant", 0],
    [{ soort: "geschorst" }, "kanaal-geschorst", 0],
    [{ soort: "niet-geprobeerd" }, "niet-geprobeerd", 1],
  ] as const)("does not come after %o", (afloop, reden, geteld) => {
    expect(naPoging(nieuw, afloop, herkansing)).toMatchObject({
      ...{ bezorging: "opgegeven", reden, klok: null, pogingen: geteld, versie: 2 },
    });
  });

  it("does not come after it arrived, and why it failed before is forgotten", () => {
    const lijn = naPoging(naPoging(nieuw, later(), herkansing), { soort: "bezorgd" }, herkansing);
    expect(lijn).toMatchObject({ bezorging: "bezorgd", reden: null, klok: null, pogingen: 2 });
  });

  it("counts what was offered and never attempted, so that it too comes to an end", () => {
    const eens = biedNotificatieAan({ ...nieuw, bezorging: "mislukt", pogingen: 3, geprobeerdSinds: NU }, herkansing);
    expect(eens).toMatchObject({ bezorging: "wacht", pogingen: 3, klok: plusSeconden(NU, 480) });
    if (eens === null) throw new Error("niet aangeboden");
    expect(biedNotificatieAan(eens, herkansing)).toMatchObject({ bezorging: "wacht", pogingen: 4 });
    const eenDagLater = { ...herkansing, nu: plusSeconden(NU, 86_400) };
    expect(biedNotificatieAan(eens, eenDagLater)).toBeNull();
    // One that failed still gets its last attempt.
    expect(biedNotificatieAan({ ...eens, bezorging: "mislukt" }, eenDagLater)).toMatchObject({ bezorging: "wacht" });
  });

  it("begins another day when it is offered again from the start", () => {
    const opnieuw = { ...nieuw, pogingen: 0, geprobeerdSinds: plusSeconden(NU, -90_000) };
    expect(isLaatstePoging({ ...opnieuw, pogingen: 1 }, NU)).toBe(true);
    expect(isLaatstePoging(opnieuw, NU)).toBe(false);
    expect(naPoging(opnieuw, later(), herkansing)).toMatchObject({ bezorging: "mislukt", geprobeerdSinds: NU });
    expect(biedNotificatieAan(opnieuw, herkansing)).toMatchObject({ bezorging: "wacht", geprobeerdSinds: NU });
  });
});
