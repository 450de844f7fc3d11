import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { makeToeval } from "../fixtures/toeval.ts";
import { proefDoden, proefHerstart, type Uitslag } from "../local-cloud/herstartproef.ts";
import type { Benchmark, Cijfer } from "./cijfer.ts";

const BIJ_HERSTART = 40;
const BIJ_DODEN = 20;
const TEGELIJK = 6;

const meld = (regel: string): void => {
  console.error(regel);
};

const cijfersVan = (wat: string, aantal: number, { gelopen, gestrand, verlies, seconden }: Uitslag): Cijfer[] => {
  for (const een of [...gestrand, ...verlies]) meld(een);
  return [
    {
      naam: `casussen that reached the end ${wat}`,
      waarde: gelopen.length,
      eenheid: "casussen",
      belofte: { tekst: `all ${aantal}`, gehouden: gelopen.length === aantal },
    },
    {
      naam: `things lost or doubled ${wat}`,
      waarde: verlies.length,
      eenheid: "findings",
      belofte: { tekst: "none", gehouden: verlies.length === 0 },
    },
    { naam: `time ${wat}`, waarde: seconden, eenheid: "s" },
  ];
};

/** In a cloud of its own, so that what is left of one is not the other's. */
const inWolk = async (werk: (omgeving: Omgeving) => Promise<readonly Cijfer[]>): Promise<readonly Cijfer[]> => {
  const omgeving = await startOmgeving("bench-herstart");
  try {
    return await werk(omgeving);
  } finally {
    await omgeving.stop();
  }
};

/**
 * The cloud stopped gracefully in the middle of casussen at every activity and started again, and function processes killed at random
 * during journeys: all reach their end, and nothing is lost or doubled.
 */
export const restarts: Benchmark = async () => {
  const bijHerstart = await inWolk(async (omgeving) => {
    const uitslag = await proefHerstart(omgeving, BIJ_HERSTART, { tegelijk: TEGELIJK, meld, rustSeconden: 180 });
    const { uitvoeringen, gestopt } = uitslag;
    return [
      ...cijfersVan("after a restart", BIJ_HERSTART, uitslag),
      { naam: "executions stopped by ops before it", waarde: gestopt, eenheid: "executions" },
      { naam: "executions that came back FAILED", waarde: uitvoeringen["FAILED"] ?? 0, eenheid: "executions" },
    ];
  });
  const bijDoden = await inWolk(async (omgeving) => {
    const uitslag = await proefDoden(omgeving, BIJ_DODEN, makeToeval(20), {
      ...{ tegelijk: TEGELIJK, meld, rustSeconden: 180 },
    });
    return [
      ...cijfersVan("while functions are killed", BIJ_DODEN, uitslag),
      {
        naam: "executions left to their time-out while functions are killed",
        waarde: uitslag.uitvoeringen["RUNNING"] ?? 0,
        eenheid: "executions",
      },
      { naam: "processes of functions killed", waarde: uitslag.gedood, eenheid: "processes" },
    ];
  });
  return [...bijHerstart, ...bijDoden];
};
