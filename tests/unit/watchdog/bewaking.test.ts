import { createHash, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { bewaakTaak, hervatUitvoering } from "../../../shared/domain/bewaking.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { NU, openCasus, openTaak } from "../keten-records.ts";

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
