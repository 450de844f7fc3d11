import { blokkeersleutels, HOOGSTENS_SLEUTELS } from "../../shared/domain/matching/blokkeersleutels.ts";
import { KANDIDATEN_PER_SLEUTEL } from "../../shared/ports/casework.ts";
import { isBeslisbaar, maakVerslagen, MELDDAG } from "../fixtures/dubbelgangers.ts";
import type { Benchmark, Cijfer } from "./cijfer.ts";
import { haalFebrl } from "./febrl.ts";
import { koppel, type Koppeling } from "./koppeling.ts";

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

/** Reports are made so many people at a time: a million together do not fit. */
const PER_WORP = 5_000;
const EMMERS = 2 ** 29;

/** FNV-1a: where a key is counted. Two keys that fall together make the figure a little worse than it is. */
const emmerVan = (sleutel: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sleutel.length; i += 1) hash = Math.imul(hash ^ sleutel.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % EMMERS;
};

/** What one more report reads, when so many were made before: search keys, and dossiers behind them; most and mean of a thousand. */
const gelezen = (aantalMensen: number): readonly Cijfer[] => {
  const aantallen = new Uint8Array(EMMERS);
  let verslagen = 0;
  for (let worp = 0; worp * PER_WORP < aantalMensen; worp += 1) {
    for (const { personalia } of maakVerslagen(Math.min(PER_WORP, aantalMensen), 7 + worp)) {
      verslagen += 1;
      for (const sleutel of blokkeersleutels(personalia)) {
        const emmer = emmerVan(sleutel);
        aantallen[emmer] = Math.min(255, (aantallen[emmer] ?? 0) + 1);
      }
    }
  }
  const proef = maakVerslagen(PER_WORP, 7)
    .slice(0, 1_000)
    .map(({ personalia }) => {
      const sleutels = blokkeersleutels(personalia);
      // Itself is there already.
      const delen = sleutels.map((sleutel) => (aantallen[emmerVan(sleutel)] ?? 1) - 1);
      const dossiers = delen
        .filter((aantal) => aantal <= KANDIDATEN_PER_SLEUTEL)
        .reduce((som, aantal) => som + aantal, 0);
      return { sleutels: sleutels.length, dossiers };
    });
  const gemiddeld = (wat: "sleutels" | "dossiers") => proef.reduce((som, een) => som + een[wat], 0) / proef.length;
  const onder = `Dutch, among ${String(verslagen)} reports`;
  const meest = Math.max(...proef.map(({ sleutels }) => sleutels));
  return [
    { naam: `${onder}: search keys read, mean`, waarde: gemiddeld("sleutels"), eenheid: "keys" },
    {
      ...{ naam: `${onder}: search keys read, most`, waarde: meest, eenheid: "keys" },
      belofte: { tekst: `at most ${HOOGSTENS_SLEUTELS}`, gehouden: meest <= HOOGSTENS_SLEUTELS },
    },
    { naam: `${onder}: dossiers read behind them, mean`, waarde: gemiddeld("dossiers"), eenheid: "dossiers" },
  ];
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
    ...gelezen(5_000),
    ...gelezen(50_000),
    ...gelezen(500_000),
  ]);
};
