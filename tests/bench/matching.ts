import { blokkeersleutels, HOOGSTENS_SLEUTELS } from "../../shared/domain/matching/blokkeersleutels.ts";
import { isBeslisbaar, maakVerslagen, MELDDAG } from "../fixtures/dubbelgangers.ts";
import type { Benchmark, Cijfer } from "./cijfer.ts";
import { haalFebrl } from "./febrl.ts";
import { HOOGSTENS_PER_SLEUTEL, koppel, type Koppeling } from "./koppeling.ts";

/** The youngest of the FEBRL people were born in 1999. */
const FEBRL_DAG = "2001-07-01";
const PRECISIE_ZELFDE = 0.999;

/** What a set must keep at least; a figure without a promise is measured only. */
type Beloften = Partial<Readonly<Record<"f1" | "recall", number>>>;

const minstens = (grens: number | undefined, waarde: number) =>
  grens === undefined ? {} : { belofte: { tekst: `at least ${grens}`, gehouden: waarde >= grens } };

const cijfers = (set: string, uit: Koppeling, { f1, recall }: Beloften): readonly Cijfer[] => [
  { naam: `${set}: pairs of one person`, waarde: uit.paren, eenheid: "pairs" },
  { naam: `${set}: F1 of found`, waarde: uit.f1, eenheid: "share", ...minstens(f1, uit.f1) },
  { naam: `${set}: recall of found`, waarde: uit.recall, eenheid: "share", ...minstens(recall, uit.recall) },
  { naam: `${set}: precision of found`, waarde: uit.precisie, eenheid: "share" },
  {
    naam: `${set}: precision of zelfde`,
    waarde: uit.precisieZelfde,
    eenheid: "share",
    ...minstens(PRECISIE_ZELFDE, uit.precisieZelfde),
  },
  { naam: `${set}: recall of zelfde`, waarde: uit.recallZelfde, eenheid: "share" },
  { naam: `${set}: recall of candidates`, waarde: uit.kandidaatRecall, eenheid: "share" },
  { naam: `${set}: candidates a report, mean`, waarde: uit.kandidatenGemiddeld, eenheid: "reports" },
  { naam: `${set}: candidates a report, most`, waarde: uit.kandidatenMax, eenheid: "reports" },
  {
    naam: `${set}: keys a report, most`,
    waarde: uit.sleutelsMax,
    eenheid: "keys",
    belofte: { tekst: `at most ${HOOGSTENS_SLEUTELS}`, gehouden: uit.sleutelsMax <= HOOGSTENS_SLEUTELS },
  },
];

/** Dossiers that one more report would read, when so many were made before: a mean of a thousand reports. */
const gelezen = (aantalMensen: number): Cijfer => {
  const aantallen = new Map<string, number>();
  const verslagen = maakVerslagen(aantalMensen, 7);
  for (const { personalia } of verslagen)
    for (const sleutel of blokkeersleutels(personalia)) aantallen.set(sleutel, (aantallen.get(sleutel) ?? 0) + 1);
  const proef = verslagen.slice(0, 1_000).map(({ personalia }) =>
    blokkeersleutels(personalia)
      .map((sleutel) => Math.min((aantallen.get(sleutel) ?? 1) - 1, HOOGSTENS_PER_SLEUTEL))
      .reduce((som, aantal) => som + aantal, 0),
  );
  return {
    naam: `Dutch: reads of a report behind its keys, among ${verslagen.length}, mean`,
    waarde: proef.reduce((som, aantal) => som + aantal, 0) / proef.length,
    eenheid: "reads",
  };
};

/**
 * Matching on sets with known truth, candidates from blocking keys only: FEBRL 1 and 4 as promised, without the national
 * id; 2 and 3, with up to five duplicates a person, and a Dutch set, to see that nothing was made to fit.
 */
export const matching: Benchmark = () => {
  const febrl = haalFebrl(Number(FEBRL_DAG.slice(0, 4)));
  const beloften: Readonly<Record<1 | 2 | 3 | 4, Beloften>> = { 1: { f1: 0.985 }, 4: { f1: 0.985 }, 2: {}, 3: {} };
  return Promise.resolve([
    ...([1, 4, 2, 3] as const).flatMap((nummer) =>
      cijfers(`FEBRL ${nummer}`, koppel(febrl[nummer], FEBRL_DAG), beloften[nummer]),
    ),
    ...cijfers("Dutch", koppel(maakVerslagen(6_000), MELDDAG), {}),
    ...cijfers("Dutch, decidable pairs", koppel(maakVerslagen(6_000, 2), MELDDAG, isBeslisbaar), { recall: 0.97 }),
    gelezen(5_000),
    gelezen(50_000),
  ]);
};
