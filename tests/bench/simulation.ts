import { once } from "node:events";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as z from "zod";
import { BELOFTEN, type Belofte } from "../simulation/beloften.ts";
import { draai, type Uitslag } from "../simulation/draai.ts";
import type { Benchmark, Cijfer } from "./cijfer.ts";

const ZADEN = 10_000;
const PER_KEER = 25;
const werkSchema = z.object({ simulatie: z.literal(true) });
const opdrachtSchema = z.object({ van: z.int(), tot: z.int() });

/** In a worker: the seeds that it is given, a few at a time. */
const werk = (poort: NonNullable<typeof parentPort>): void => {
  poort.on("message", (bericht: unknown) => {
    const { van, tot } = opdrachtSchema.parse(bericht);
    void (async () => {
      const uitslagen: Uitslag[] = [];
      for (let zaad = van; zaad < tot; zaad += 1) uitslagen.push(await draai(zaad));
      poort.postMessage(uitslagen);
    })();
  });
};
if (!isMainThread && parentPort !== null && werkSchema.safeParse(workerData).success) werk(parentPort);

/** Runs the seeds in workers, and hears each as it comes. */
const draaiAlles = async (zaden: number, hoor: (uitslag: Uitslag) => void): Promise<void> => {
  let volgende = 1;
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), 2) }, async () => {
      const werker = new Worker(new URL(import.meta.url), { workerData: { simulatie: true } });
      try {
        while (volgende <= zaden) {
          const van = volgende;
          volgende = Math.min(van + PER_KEER, zaden + 1);
          werker.postMessage({ van, tot: volgende });
          // Rejects when the worker fails.
          const [uitslagen] = (await once(werker, "message")) as [readonly Uitslag[]];
          for (const uitslag of uitslagen) hoor(uitslag);
        }
      } finally {
        await werker.terminate();
      }
    }),
  );
};

/** One seed again, with all that it broke. */
const herhaal = async (zaad: number): Promise<readonly Cijfer[]> => {
  const uitslag = await draai(zaad, undefined, true);
  for (const { belofte, wat } of uitslag.breuken) console.error(`${belofte}: ${wat}`);
  return [
    {
      ...{ naam: `promises that seed ${String(zaad)} breaks`, waarde: uitslag.breuken.length, eenheid: "breaks" },
      belofte: { tekst: "none", gehouden: uitslag.breuken.length === 0 },
    },
    { naam: "steps", waarde: uitslag.stappen, eenheid: "steps" },
  ];
};

/** The number behind this option of the command, or another when it is not given. */
const optie = (naam: string, anders: number): number => {
  const plaats = process.argv.indexOf(naam);
  return plaats < 0
    ? anders
    : z.coerce
        .number()
        .int()
        .min(1)
        .parse(process.argv[plaats + 1]);
};

/**
 * Ten thousand casussen through everything that can go wrong, each from its seed, on two cores: what was promised holds in all.
 * `--seed N` replays one and says what it broke; `--seeds N` runs so many.
 */
export const simulation: Benchmark = async () => {
  const zaad = optie("--seed", 0);
  if (zaad > 0) return herhaal(zaad);
  const zaden = optie("--seeds", ZADEN);
  const begin = performance.now();
  const perBelofte = new Map<Belofte, number[]>();
  const som = { stappen: 0, verzoeken: 0, geaccepteerd: 0 };
  await draaiAlles(zaden, (uitslag) => {
    som.stappen += uitslag.stappen;
    som.verzoeken += uitslag.verzoeken;
    som.geaccepteerd += uitslag.geaccepteerd;
    for (const belofte of new Set(uitslag.breuken.map((een) => een.belofte)))
      perBelofte.set(belofte, [...(perBelofte.get(belofte) ?? []), uitslag.seed]);
  });
  const seconden = (performance.now() - begin) / 1000;
  for (const [belofte, gebroken] of perBelofte)
    for (const een of gebroken.slice(0, 20))
      console.error(`${belofte}: npm run bench -- simulation --seed ${String(een)}`);
  return [
    ...Object.entries(BELOFTEN).map(([belofte, tekst]): Cijfer => {
      const gebroken = perBelofte.get(belofte as Belofte)?.length ?? 0;
      return {
        naam: `${belofte}: seeds in which it broke`,
        waarde: gebroken,
        eenheid: "seeds",
        belofte: { tekst, gehouden: gebroken === 0 },
      };
    }),
    { naam: "seeds", waarde: zaden, eenheid: "seeds" },
    { naam: "steps, each by whom the seed says", waarde: som.stappen, eenheid: "steps" },
    { naam: "requests of people and systems", waarde: som.verzoeken, eenheid: "requests" },
    { naam: "of which accepted", waarde: som.geaccepteerd, eenheid: "requests" },
    { naam: "duration on two cores", waarde: Math.round(seconden), eenheid: "s" },
    { naam: "per seed", waarde: Math.round((seconden * 2000) / zaden), eenheid: "ms of a core" },
  ];
};
