import { blokkeersleutels } from "../../shared/domain/matching/blokkeersleutels.ts";
import { vergelijk, type Uitkomst } from "../../shared/domain/matching/vergelijk.ts";
import { KANDIDATEN_PER_SLEUTEL } from "../../shared/ports/casework.ts";
import type { Personalia } from "../../shared/domain/melding.ts";

/** A report on somebody, and who it is in truth. Reports of one `bron` are not compared with each other. */
export interface Opgave {
  readonly wie: string;
  readonly personalia: Personalia;
  readonly bron?: string;
}

/** How a set was linked, in pairs of reports; shares lie between 0 and 1. */
export interface Koppeling {
  /** Pairs of one person, and the share of them behind a common key, and found (`zelfde` or `mogelijk-zelfde`). */
  readonly paren: number;
  readonly kandidaatRecall: number;
  readonly recall: number;
  /** Pairs found that are one person, and the harmonic mean with recall. */
  readonly precisie: number;
  readonly f1: number;
  readonly precisieZelfde: number;
  readonly recallZelfde: number;
  readonly kandidatenGemiddeld: number;
  readonly kandidatenMax: number;
  readonly sleutelsMax: number;
}

const mogenSamen = (een: Opgave, ander: Opgave): boolean => een.bron === undefined || een.bron !== ander.bron;
const som = (getallen: readonly number[]): number => getallen.reduce((tot, getal) => tot + getal, 0);

/** Pairs of reports on one person that may be compared. */
const echteParen = <O extends Opgave>(opgaven: readonly O[], telt: (een: O, ander: O) => boolean): number =>
  som(
    [...Map.groupBy(opgaven, ({ wie }) => wie).values()].flatMap((van) =>
      van.map((een, i) => van.slice(i + 1).filter((ander) => mogenSamen(een, ander) && telt(een, ander)).length),
    ),
  );

/** Earlier reports behind the keys of each report, as intake would read them. */
const zoekKandidaten = <O extends Opgave>(opgaven: readonly O[]) => {
  const emmers = new Map<string, O[]>();
  return opgaven.map((opgave) => {
    const sleutels = blokkeersleutels(opgave.personalia);
    const gevonden = sleutels.flatMap((sleutel) => {
      const samen = (emmers.get(sleutel) ?? []).filter((ander) => mogenSamen(opgave, ander));
      return samen.length > KANDIDATEN_PER_SLEUTEL ? [] : samen;
    });
    for (const sleutel of sleutels) {
      const emmer = emmers.get(sleutel);
      if (emmer === undefined) emmers.set(sleutel, [opgave]);
      else emmer.push(opgave);
    }
    return { sleutels: sleutels.length, kandidaten: [...new Set(gevonden)] };
  });
};

/**
 * Links a set with candidates from blocking keys only, each report against what was there before it. `op`: the day of all
 * reports. `telt`: which pairs of one person count for recall; all, when not given.
 */
export const koppel = <O extends Opgave>(
  opgaven: readonly O[],
  op: string,
  telt: (een: O, ander: O) => boolean = () => true,
): Koppeling => {
  const gezocht = zoekKandidaten(opgaven);
  const vergeleken = opgaven.flatMap((opgave, hier) =>
    (gezocht[hier]?.kandidaten ?? []).map((ander) => ({
      echt: ander.wie === opgave.wie,
      telt: ander.wie === opgave.wie && telt(opgave, ander),
      uitkomst: vergelijk(opgave.personalia, ander.personalia, op).uitkomst,
    })),
  );
  const paren = echteParen(opgaven, telt);
  const met = (...uitkomsten: readonly Uitkomst[]) =>
    vergeleken.filter(({ uitkomst }) => uitkomsten.includes(uitkomst));
  const deel = (van: typeof vergeleken, wat: "echt" | "telt", op: number) =>
    van.filter((paar) => paar[wat]).length / op;
  const [gevonden, zelfde] = [met("zelfde", "mogelijk-zelfde"), met("zelfde")];
  const recall = deel(gevonden, "telt", paren);
  const precisie = deel(gevonden, "echt", gevonden.length);
  const aantallen = gezocht.map(({ kandidaten }) => kandidaten.length);
  return {
    paren,
    kandidaatRecall: deel(vergeleken, "telt", paren),
    recall,
    precisie,
    f1: (2 * recall * precisie) / (recall + precisie),
    precisieZelfde: deel(zelfde, "echt", zelfde.length),
    recallZelfde: deel(zelfde, "telt", paren),
    kandidatenGemiddeld: som(aantallen) / aantallen.length,
    kandidatenMax: Math.max(...aantallen),
    sleutelsMax: Math.max(...gezocht.map(({ sleutels }) => sleutels)),
  };
};
