import { proefKlok } from "../unit/watchdog/klokproef.ts";
import type { Benchmark } from "./cijfer.ts";

const AANTAL = 100_000;
const MB = 1024 * 1024;

/**
 * A hundred thousand records that are due at once, as after a weekend without a clock: through the real clock on a store in memory, two
 * runs at a time, some killed.
 */
export const watchdog: Benchmark = async () => {
  const begin = performance.now();
  const { fouten, gedood, grootstePagina, herinnerd, over, paginas, rondes, taken, tegelijk } = await proefKlok(AANTAL);
  const seconden = (performance.now() - begin) / 1000;
  const eenKeer = herinnerd.get(1) ?? 0;
  return [
    {
      ...{ naam: "tasks reminded of once", waarde: eenKeer, eenheid: "tasks" },
      belofte: { tekst: `all ${taken}`, gehouden: eenKeer === taken && herinnerd.size === 1 },
    },
    { naam: "records still due", waarde: over, eenheid: "records", belofte: { tekst: "none", gehouden: over === 0 } },
    {
      ...{ naam: "largest page", waarde: grootstePagina, eenheid: "records" },
      belofte: { tekst: "at most 50", gehouden: grootstePagina <= 50 },
    },
    {
      ...{ naam: "writes under way at once, of two runs", waarde: tegelijk, eenheid: "writes" },
      belofte: { tekst: "at most 20", gehouden: tegelijk <= 20 },
    },
    { naam: "runs killed half-way", waarde: gedood, eenheid: "runs" },
    { naam: "faults that were counted", waarde: fouten, eenheid: "faults" },
    { naam: "pages read", waarde: paginas, eenheid: "pages" },
    { naam: "rounds of two runs", waarde: rondes, eenheid: "rounds" },
    {
      naam: "memory in use at the end, the store included",
      waarde: process.memoryUsage().heapUsed / MB,
      eenheid: "MB",
    },
    { naam: "time in all", waarde: seconden, eenheid: "s" },
  ];
};
