import { createHash } from "node:crypto";
import { makeToeval } from "../fixtures/toeval.ts";
import { toets, type Breuk } from "./beloften.ts";
import { maakKeten, WEBHOOKS, type Begin, type Buitenkansen, type Keten, type Mutant } from "./keten.ts";
import { maakMensen } from "./mensen.ts";
import { GEEN_STORING, type Storingskansen } from "./planner.ts";

/** Steps in which everything must come to rest; more is an endless loop. */
const MEESTE_STAPPEN = 60_000;
/** Rounds of the clock in which everything must be done once nothing goes wrong any more. */
const MEESTE_RONDES = 60;

const laatGaan = async ({ planner }: Keten): Promise<void> => {
  if (await planner.ga(MEESTE_STAPPEN)) throw new Error("no end in sight: somebody keeps working");
};

/** Until nobody has anything to do before the clock comes. */
const totRust = async (keten: Keten): Promise<void> => {
  await laatGaan(keten);
  while (keten.ligtKlaar()) {
    keten.lees("driver");
    keten.lees("outbox");
    keten.bezorg();
    keten.herhaal();
    await laatGaan(keten);
  }
};

/** Nothing goes wrong any more, and the clock goes on: until everything is done that nobody needs a person for. */
const kalmeer = async (keten: Keten): Promise<number> => {
  const { deur, machines, double, planner } = keten;
  keten.houdOp();
  await totRust(keten);
  let rondes = 0;
  for (let seconden = 120; rondes < MEESTE_RONDES; rondes += 1) {
    deur.verder(seconden);
    seconden = Math.min(seconden * 2, 6 * 3600);
    keten.slaKlok();
    await totRust(keten);
    // Longer than the clock takes to see to a casus, and everything is done that was begun.
    if (rondes >= 5 && keten.onaf.size === 0) break;
  }
  // What was relieved and was not told so hears it when its token times out.
  const gevraagd = new Set(double.vanType("taak").flatMap(({ uitvoering }) => uitvoering?.taaktoken ?? []));
  for (const traject of double.vanType("trajecttaak")) gevraagd.add(traject.uitvoering?.taaktoken ?? "");
  for (const [token, naam] of machines.wachtend())
    if (!gevraagd.has(token))
      planner.alsWereld(() => {
        machines.laatVerlopen(naam);
      });
  await totRust(keten);
  return rondes;
};

/** How a casus comes to be where a run begins: people do their work, and nothing goes wrong. */
const BASISSEN = 3;
const BASISSTAPPEN = 70;
const basissen = new Map<number, ReturnType<typeof maakBasis>>();
export const maakBasis = async (nummer: number) => {
  const keten = maakKeten(1_000_000 + nummer, null);
  const momenten: Begin[] = [];
  await keten.planner.binnen(async () => {
    const mensen = maakMensen(keten, `basis-${String(nummer)}`);
    mensen.meld(nummer * 3);
    mensen.meld(nummer * 3 + 2);
    for (let i = 0; i < BASISSTAPPEN; i += 1) {
      await totRust(keten);
      // The register is done: what was told is delivered.
      if (keten.onaf.size > 0) {
        keten.deur.verder(120);
        keten.slaKlok();
        await totRust(keten);
      }
      momenten.push({
        opname: keten.double.opname(),
        nu: keten.deur.nu(),
        ontvangen: new Map([...keten.ontvangen].map(([naam, ids]) => [naam, new Set(ids)])),
      });
      keten.deur.verder(60);
      // Another person, so that somebody is at the beginning while others are further on.
      if (i % 20 === 19) mensen.meld(nummer * 3 + 1 + i);
      const werkt = mensen.werk();
      await totRust(keten);
      await werkt;
    }
  });
  return { momenten, keten };
};
/** Somewhere on the way of a casus, as the seed says. */
export const kiesBegin = async (seed: number): Promise<Begin> => {
  const toeval = makeToeval(seed ^ 0x5eed);
  const nummer = toeval.geheel(BASISSEN);
  const basis = basissen.get(nummer) ?? maakBasis(nummer);
  basissen.set(nummer, basis);
  const { momenten } = await basis;
  const begin = momenten[toeval.geheel(momenten.length)];
  if (begin === undefined) throw new Error("nowhere to begin");
  return begin;
};

/** What came of one seed. */
export interface Uitslag {
  readonly seed: number;
  readonly breuken: readonly Breuk[];
  readonly stappen: number;
  readonly verzoeken: number;
  readonly geaccepteerd: number;
  readonly rondes: number;
  /** Of every step, in order, and of what is stored in the end; only when asked. */
  readonly spoor: string | null;
}

const KANSEN: readonly Storingskansen[] = [
  GEEN_STORING,
  { fout: 100, dood: 0 },
  { fout: 0, dood: 100 },
  { fout: 100, dood: 50 },
  { fout: 400, dood: 100 },
  { fout: 50, dood: 300 },
];
const BUITEN: readonly Buitenkansen[] = [
  { dubbel: 0, verlies: 0, weigering: 0, achter: 0 },
  { dubbel: 20, verlies: 0, weigering: 0, achter: 10 },
  { dubbel: 5, verlies: 10, weigering: 10, achter: 5 },
  { dubbel: 10, verlies: 30, weigering: 20, achter: 20 },
];
const HANDELINGEN = 48;
/** Most runs at work at once. */
const MEESTE_TEGELIJK = 14;
/** Most steps between two things that begin: the fewer, the more there is at once. */
const TEMPI = [3, 10, 30, 60] as const;

/** Seconds that the clock jumps. */
const SPRONGEN = [1, 30, 90, 300, 1_000, 4_000, 40_000, 200_000] as const;

/** The part in which things go wrong. */
const verstoor = async (keten: Keten, seed: number): Promise<void> => {
  const { toeval, planner, deur, machines } = keten;
  const mensen = maakMensen(keten, `seed-${String(seed)}`, 25);
  const kies = <T>(uit: readonly T[]): T | undefined => uit[toeval.geheel(Math.max(uit.length, 1))];
  if (toeval.kans(70)) await keten.herstelMachines();
  if (toeval.kans(80)) await totRust(keten);
  const [kansen, buiten] = [kies(KANSEN), kies(BUITEN)];
  if (kansen === undefined || buiten === undefined) return;
  keten.stoor(kansen, buiten, toeval.kans(25) ? (kies(WEBHOOKS) ?? null) : null);
  /** A shard of a stream each, or two clocks that meet. */
  const tweemaal = (begin: () => unknown): void => {
    for (let keer = toeval.kans(40) ? 2 : 1; keer > 0; keer -= 1) begin();
  };
  const doe: readonly (readonly [number, () => unknown])[] = [
    [22, () => mensen.werk()],
    [4, () => mensen.naast()],
    [3, () => mensen.verenig()],
    [
      4,
      () => {
        mensen.meld(toeval.geheel(8), 1 + toeval.geheel(3));
      },
    ],
    [
      1,
      () => {
        if (toeval.kans(30)) mensen.treedUit("ggd");
      },
    ],
    [
      18,
      () => {
        tweemaal(() => keten.lees("driver"));
      },
    ],
    [
      14,
      () => {
        tweemaal(() => keten.lees("outbox"));
      },
    ],
    [10, () => keten.bezorg()],
    [8, () => keten.herhaal()],
    [
      6,
      () => {
        tweemaal(() => {
          keten.slaKlok();
        });
      },
    ],
    [
      5,
      () => {
        deur.verder(kies(SPRONGEN) ?? 1);
      },
    ],
    [
      3,
      () => {
        planner.alsWereld(() => {
          const naam = kies(machines.lopend());
          if (naam !== undefined) machines.stop(naam);
        });
      },
    ],
    [
      2,
      () => {
        planner.alsWereld(() => {
          machines.laatVerlopen(kies(machines.lopend()) ?? "");
        });
      },
    ],
  ];
  const tempo = kies(TEMPI) ?? 1;
  const totaal = doe.reduce((som, [gewicht]) => som + gewicht, 0);
  for (let i = 0; i < HANDELINGEN; i += 1) {
    let worp = toeval.geheel(totaal);
    const handeling = doe.find(([gewicht]) => (worp -= gewicht) < 0);
    void handeling?.[1]();
    await planner.ga(planner.aanHetWerk() > MEESTE_TEGELIJK ? 60 : toeval.geheel(tempo));
  }
};

/**
 * One run: a casus somewhere on its way, people who work, things that go wrong, and then nothing that goes wrong any more. What was
 * promised must hold.
 * @param volledig keeps a hash of every step and of all that is stored
 */
export const draai = async (seed: number, mutant?: Mutant, volledig = false): Promise<Uitslag> => {
  const begin = await kiesBegin(seed);
  const spoor = volledig ? createHash("sha256") : null;
  const keten = maakKeten(seed, begin, (stap) => spoor?.update(`${stap}\n`), mutant);
  return keten.planner.binnen(async () => {
    let rondes = 0;
    let einde: readonly Breuk[];
    try {
      await verstoor(keten, seed);
      rondes = await kalmeer(keten);
      einde = toets(keten);
    } catch (fout) {
      einde = [{ belofte: "rust", wat: fout instanceof Error ? (fout.stack ?? fout.message) : "?" }];
    }
    if (spoor !== null) for (const [id, item] of keten.double.opname().items) spoor.update(id + JSON.stringify(item));
    const antwoorden = [...keten.verstuurd.values()];
    return {
      ...{ seed, rondes, stappen: keten.planner.stappen(), breuken: einde },
      verzoeken: antwoorden.length,
      geaccepteerd: antwoorden.filter(({ antwoorden: alle }) => alle.some(({ status }) => status < 300)).length,
      spoor: spoor?.digest("hex") ?? null,
    };
  });
};
