import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { bewaakTaak, hervatUitvoering } from "../../../shared/domain/bewaking.ts";
import {
  biedNotificatieAan,
  MAXIMALE_POGINGEN,
  naPoging,
  nieuweNotificatie,
  wachttijd,
} from "../../../shared/domain/bezorging.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { bericht, NU, openCasus, openTaak } from "../keten-records.ts";

const regio = laadRegio("nog");
const context = (seconden: number) => ({
  ...{
    nu: plusSeconden(NU, seconden),
    nieuwId: randomUUID,
    regio,
    kalender: makeKalender(regio),
    door: null,
    ...{ partners: null, zetels: null, actorId: null },
  },
  hash: (tekst: string) => createHash("sha256").update(tekst).digest("hex"),
});
const opTijd = (seconden: number, taak = openTaak()) => bewaakTaak(taak, context(seconden));

describe("watching an open task (reminder at 75, escalation at 100 and 150 of its term)", () => {
  it.each([
    [74, 0, [], 75],
    [75, 1, [["taak.herinnerd", "moviera", "zorgcoordinator"]], 100],
    [99, 1, [["taak.herinnerd", "moviera", "zorgcoordinator"]], 100],
    [100, 2, [["taak.geescaleerd", regio.rollen.procesregie, "procesregisseur"]], 150],
    [150, 3, [["taak.geescaleerd", regio.rollen.ketenregisseur, "ketenregisseur"]], null],
    [99_999, 3, [["taak.geescaleerd", regio.rollen.ketenregisseur, "ketenregisseur"]], null],
  ])("after %i seconds: step %i, and only that", (seconden, trap, verwacht, klok) => {
    const { taak, berichten } = opTijd(seconden);
    expect(berichten.map((een) => [een.soort, een.ontvanger, een.data["rol"]])).toEqual(verwacht);
    expect(taak).toMatchObject({ trap, versie: 2, status: "open" });
    if (klok === null) expect(taak.klok > plusSeconden(NU, seconden)).toBe(true);
    else expect(taak.klok).toBe(plusSeconden(NU, klok));
  });

  it("says each thing once, and then goes on escalating to the last until somebody acts", () => {
    let taak = openTaak();
    const gezegd: unknown[] = [];
    for (let dag = 0; dag < 30; dag++) {
      const seconden = dag === 0 ? 80 : dag * 86_400;
      if (taak.klok > plusSeconden(NU, seconden)) continue;
      const bewaking = opTijd(seconden, taak);
      gezegd.push(...bewaking.berichten.map((een) => [een.soort, een.data["trap"]]));
      taak = bewaking.taak;
    }
    expect(gezegd.slice(0, 4)).toEqual([
      ["taak.herinnerd", undefined],
      ["taak.geescaleerd", 3],
      ["taak.geescaleerd", 4],
      ["taak.geescaleerd", 5],
    ]);
    expect(gezegd.length).toBeGreaterThan(5);
    expect(taak.trap).toBe(gezegd.length + 1);
  });

  it.each([
    [10, 2, regio.rollen.procesregie, 150],
    [80, 2, regio.rollen.procesregie, 150],
    [150, 3, regio.rollen.ketenregisseur, null],
  ])(
    "tells procesregie at once when its owner is out of the covenant (after %i seconds)",
    (seconden, trap, wie, klok) => {
      const { taak, berichten } = bewaakTaak(openTaak(), context(seconden), false);
      expect(berichten.map((een) => [een.soort, een.ontvanger])).toEqual([["taak.geescaleerd", wie]]);
      expect(taak.trap).toBe(trap);
      if (klok !== null) expect(taak.klok).toBe(plusSeconden(NU, klok));
      expect(bewaakTaak(taak, context(seconden), false).berichten).toEqual([]);
    },
  );

  it("reminds the seats and the municipality when the ketenregieteam owns it", () => {
    const taak = openTaak({ eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } });
    expect(opTijd(80, taak).berichten.map(({ ontvanger }) => ontvanger)).toEqual([
      "ketenregieteam",
      "gemeente-doetinchem",
    ]);
  });

  it("never goes back, never repeats itself in one moment and always has a next date", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500_000), { minLength: 1, maxLength: 12 }), (momenten) => {
        let taak = openTaak();
        for (const seconden of momenten.toSorted((a, b) => a - b)) {
          if (taak.klok > plusSeconden(NU, seconden)) continue;
          const na = opTijd(seconden, taak);
          expect(na.taak.trap).toBeGreaterThanOrEqual(taak.trap);
          expect(na.berichten.length).toBeLessThanOrEqual(1);
          expect(na.taak.klok > plusSeconden(NU, seconden)).toBe(true);
          expect(opTijd(seconden, na.taak).berichten).toEqual([]);
          taak = na.taak;
        }
      }),
    );
  });
});

describe("resuming a casus", () => {
  it("takes the next number of the machine that carries the step at which the casus stands", () => {
    const casus = { ...openCasus(), positie: { stap: "nazorg" as const, sinds: NU }, uitvoeringen: { "2": 1, "4": 7 } };
    const klok = plusSeconden(NU, 900);
    expect(hervatUitvoering(casus, klok, klok)).toEqual({
      ...casus,
      ...{ versie: 5, teDrijven: true, klok, uitvoeringen: { "2": 1, "4": 8 } },
      uitvoering: { hoofdstap: 4, n: 8, begin: "nazorg", status: "gevraagd", sinds: klok, beurten: 0 },
    });
  });
});

describe("the next attempt of a delivery", () => {
  const [nieuw] = nieuweNotificatie(
    bericht("politie"),
    { nummer: 1, opgetredenOp: NU, webhook: true },
    { nu: NU, heraanbodSeconden: 60 },
  );
  const herkansing = { nu: NU, heraanbodSeconden: 60, toeval: 1 };
  const later = (naSeconden: number | null) => ({ soort: "later", reden: "http-503", naSeconden }) as const;

  it("doubles, spreads and stops at four hours", () => {
    expect([0, 1, 2, 10, 1_000].map((keer) => wachttijd(60, keer, 1))).toEqual([60, 120, 240, 14_400, 14_400]);
    expect(wachttijd(60, 0, 0)).toBe(30);
  });

  it("is given up after about a day", () => {
    let stand = nieuw;
    let seconden = 0;
    while (stand.bezorging !== "opgegeven") {
      stand = naPoging(stand, later(null), herkansing);
      if (stand.klok !== null) seconden += (Date.parse(stand.klok) - Date.parse(NU)) / 1000;
    }
    expect(stand).toMatchObject({ pogingen: MAXIMALE_POGINGEN, klok: null });
    expect(seconden / 3600).toBeGreaterThan(18);
    expect(seconden / 3600).toBeLessThan(30);
  });

  it("waits as long as the partner asks, a day at most", () => {
    expect(naPoging(nieuw, later(3_600), herkansing).klok).toBe(plusSeconden(NU, 3_600));
    expect(naPoging(nieuw, later(1), herkansing).klok).toBe(plusSeconden(NU, 120));
    expect(naPoging(nieuw, later(9_999_999), herkansing).klok).toBe(plusSeconden(NU, 86_400));
  });

  it("ends for a refusal and for a partner that wants no more", () => {
    expect(naPoging(nieuw, { soort: "geweigerd", status: 415 }, herkansing).bezorging).toBe("opgegeven");
    expect(naPoging(nieuw, { soort: "opgezegd" }, herkansing)).toMatchObject({ bezorging: "opgegeven", klok: null });
    expect(naPoging(nieuw, { soort: "bezorgd" }, herkansing)).toMatchObject({ bezorging: "bezorgd", klok: null });
  });

  it("counts what was offered and never attempted, so that it too comes to an end", () => {
    const eens = biedNotificatieAan({ ...nieuw, bezorging: "mislukt", pogingen: 3 }, herkansing);
    expect(eens).toMatchObject({ bezorging: "wacht", pogingen: 3, klok: plusSeconden(NU, 480) });
    expect(biedNotificatieAan(eens, herkansing)).toMatchObject({ bezorging: "wacht", pogingen: 4 });
    expect(biedNotificatieAan({ ...eens, pogingen: MAXIMALE_POGINGEN - 1 }, herkansing)).toMatchObject({
      ...{ bezorging: "opgegeven", klok: null },
    });
  });
});
