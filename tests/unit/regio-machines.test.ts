import { readdir, readFile } from "node:fs/promises";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { PAD, STAPPEN } from "../../shared/domain/pad.ts";
import { TRAJECTACTIVITEIT, TRAJECTSTAPPEN } from "../../shared/domain/trajectpad.ts";
import { laadRegio } from "../../shared/region/index.ts";

const machineSchema = z.object({
  States: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Parameters: z.object({ Payload: z.object({ opdracht: z.string(), stap: z.string().optional() }) }).optional(),
    }),
  ),
});

const NAAST_PAD: Readonly<Record<string, number>> = {
  "interventie.asl.json": 2,
  "strafrechtelijk-traject.asl.json": 4,
};

const map = new URL("../../statemachines/", import.meta.url);
const bestanden = (await readdir(map)).filter((bestand) => bestand.endsWith(".asl.json")).sort();
const toestanden = (
  await Promise.all(
    bestanden.map(async (bestand) => {
      const { States } = machineSchema.parse(JSON.parse(await readFile(new URL(bestand, map), "utf8")));
      return Object.entries(States)
        .filter(([, { Type }]) => Type === "Task")
        .map(([naam, { Parameters }]) => ({
          // An intervention belongs to the first weging, a criminal track to the execution of the plan.
          hoofdstap: NAAST_PAD[bestand] ?? Number(bestand.charAt("hoofdstap-".length)),
          naam,
          opdracht: Parameters?.Payload.opdracht,
          stap: Parameters?.Payload.stap,
        }));
    }),
  )
).flat();
const sleutel = (hoofdstap: number, naam: string): string => `${String(hoofdstap)}: ${naam}`;

const { ketenmodel } = laadRegio("nog");
const genoemd = ketenmodel.activiteiten.flatMap(({ nummer, hoofdstap, toestanden: namen }) =>
  namen.map((naam) => ({ nummer, sleutel: sleutel(hoofdstap, naam) })),
);

describe("region data and machine states map onto each other (design section 5)", () => {
  test("there are machines for hoofdstap 2 to 5, with work in each", () => {
    expect([...new Set(toestanden.map(({ hoofdstap }) => hoofdstap))]).toEqual([2, 3, 4, 5]);
  });

  test("every Task state is named by exactly one activity, and every named state exists", () => {
    expect(genoemd.map((item) => item.sleutel).sort()).toEqual(
      toestanden.map(({ hoofdstap, naam }) => sleutel(hoofdstap, naam)).sort(),
    );
  });

  test("the activity of a state is the one that the path gives its step", () => {
    const activiteitVan = new Map(genoemd.map((item) => [item.sleutel, item.nummer]));
    const perStap = toestanden.flatMap(({ hoofdstap, naam, stap }) =>
      stap === undefined ? [] : [[stap, activiteitVan.get(sleutel(hoofdstap, naam))]],
    );
    const professioneel = STAPPEN.filter((stap) => PAD[stap].uitvoering === "professional");
    expect(Object.fromEntries(perStap)).toEqual({
      ...Object.fromEntries(professioneel.map((stap) => [stap, PAD[stap].activiteit])),
      ...Object.fromEntries(TRAJECTSTAPPEN.map((stap) => [stap, TRAJECTACTIVITEIT])),
    });
  });

  test("a state that names no step carries the automatic step of its hoofdstap, or the intervention", () => {
    const automatisch = toestanden.filter(
      ({ stap, opdracht }) => stap === undefined && opdracht !== "wacht-op-interventie",
    );
    const activiteitVan = new Map(genoemd.map((item) => [item.sleutel, item.nummer]));
    expect(automatisch.map(({ hoofdstap, naam }) => activiteitVan.get(sleutel(hoofdstap, naam)))).toEqual(
      STAPPEN.filter((stap) => PAD[stap].uitvoering === "automatisch").map((stap) => PAD[stap].activiteit),
    );
  });

  test("only hoofdstap 1 works outside the machines, besides what intake does itself", () => {
    const zonder = ketenmodel.activiteiten.filter((activiteit) => activiteit.toestanden.length === 0);
    expect(zonder.map(({ nummer }) => nummer)).toEqual(["1.1", "1.2", "1.3", "2.1"]);
    expect(zonder.filter(({ geen }) => geen === null)).toEqual([]);
  });
});
