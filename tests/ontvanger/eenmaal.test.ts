import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { metStoring } from "../doubles/storing.ts";
import { inBestand, inGeheugen, type Bewaarplaats } from "./bewaarplaats.ts";
import { maakOntvanger } from "./ontvanger.ts";
import { eventVan, GEHEIM, maakFeed, webhookVan } from "./opstelling.ts";

const map = mkdtempSync(path.join(tmpdir(), "ontvanger-"));
afterAll(() => {
  rmSync(map, { recursive: true });
});

const AANTAL = 12;
const METHODEN = ["positie", "wachtend", "eerste", "bewaar", "verwerkt"] as const;

/** What may happen, in any order: each webhook never, once or more often; work, catching up; the power goes at any call. */
const voorval = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ soort: fc.constant("webhook" as const), nummer: fc.integer({ min: 1, max: AANTAL }) }),
  },
  { weight: 2, arbitrary: fc.constant({ soort: "verwerk" as const }) },
  { weight: 1, arbitrary: fc.constant({ soort: "haalBij" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{
        soort: fc.constant("uitval" as const),
        methode: fc.constantFrom(...METHODEN),
        keer: fc.integer({ min: 1, max: 4 }),
      },
      wanneer: fc.constantFrom("ervoor" as const, "erna" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ soort: "werkStuk" as const }) },
);

/**
 * A store that keeps what it has when a consumer dies: the next begins on what `open` gives.
 * @param effecten what was handled, as the store tells
 */
interface Schijf {
  readonly open: () => Bewaarplaats<number>;
  readonly effecten: () => readonly number[];
}

const speel = async (
  voorvallen: readonly (typeof voorval extends fc.Arbitrary<infer T> ? T : never)[],
  schijf: Schijf,
) => {
  const events = Array.from({ length: AANTAL }, (_, i) => eventVan(i + 1));
  const feed = maakFeed(events);
  let werkStuk = false;
  const begin = () => {
    const bewaarplaats = metStoring(schijf.open());
    const verwerk = ({ sequence }: { readonly sequence: string }): number => {
      if (werkStuk) {
        werkStuk = false;
        throw new Error("eigen werk valt uit");
      }
      return Number(sequence);
    };
    return { bewaarplaats, ontvanger: maakOntvanger({ geheimen: [GEHEIM], bewaarplaats, feed, verwerk }) };
  };
  let nu = begin();
  const bevestigd = new Set<number>();
  for (const een of voorvallen) {
    try {
      if (een.soort === "webhook") {
        const { koppen, inhoud } = webhookVan(eventVan(een.nummer));
        if ((await nu.ontvanger.neemAan(koppen, inhoud)) === 204) bevestigd.add(een.nummer);
      } else if (een.soort === "verwerk") await nu.ontvanger.verwerk();
      else if (een.soort === "haalBij") await nu.ontvanger.haalBij();
      else if (een.soort === "werkStuk") werkStuk = true;
      else nu.bewaarplaats.storing.bij(een.methode, een.wanneer, een.keer);
    } catch {
      // It died: another begins on what was kept.
      nu = begin();
    }
    const tot = schijf.effecten();
    expect(tot).toEqual(tot.map((_, i) => i + 1));
  }
  // What was answered 204 is not needed from anybody any more: it comes without the feed, up to the first gap.
  werkStuk = false;
  nu = begin();
  await nu.ontvanger.verwerk();
  let aaneen = schijf.effecten().length;
  expect(bevestigd.has(aaneen + 1)).toBe(false);
  await nu.ontvanger.haalBij();
  aaneen = schijf.effecten().length;
  expect(schijf.effecten()).toEqual(events.map((_, i) => i + 1));
  expect(aaneen).toBe(AANTAL);
};

describe("exactly once and in order, after any order, repetition, loss and crash", () => {
  it("holds for the store in memory", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(voorval, { maxLength: 60 }), async (voorvallen) => {
        const bewaarplaats = inGeheugen<number>();
        await speel(voorvallen, { open: () => bewaarplaats, effecten: () => bewaarplaats.effecten });
      }),
      { numRuns: 300 },
    );
  });

  it("holds for the store in a file, also when the power cuts off a line", async () => {
    let bestanden = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(voorval, { maxLength: 40 }),
        fc.string({ maxLength: 20 }).filter((tekst) => !tekst.includes("\n")),
        async (voorvallen, half) => {
          const bestand = path.join(map, `${(bestanden += 1)}.ndjson`);
          const effecten: number[] = [];
          let open: ReturnType<typeof inBestand<number>> | null = null;
          const opnieuw = (): Bewaarplaats<number> => {
            open?.sluit();
            appendFileSync(bestand, half);
            const bewaarplaats = inBestand<number>(bestand);
            open = bewaarplaats;
            return {
              ...bewaarplaats,
              verwerkt: async (event, effect) => {
                await bewaarplaats.verwerkt(event, effect);
                effecten.push(effect);
              },
            };
          };
          await speel(voorvallen, { open: opnieuw, effecten: () => effecten });
          // And the file alone tells the same.
          const slot = inBestand<number>(bestand);
          expect([await slot.positie(), await slot.eerste()]).toEqual([AANTAL, null]);
          slot.sluit();
        },
      ),
      { numRuns: 40 },
    );
  });
});
