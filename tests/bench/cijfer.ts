/** A measured figure; with a promise it can break. Times are measured, never promised here. */
export interface Cijfer {
  readonly naam: string;
  readonly waarde: number;
  readonly eenheid: string;
  /** What the figure must keep, in words, and whether it does. */
  readonly belofte?: { readonly tekst: string; readonly gehouden: boolean };
}

/** A benchmark: measures and answers its figures. */
export type Benchmark = () => Promise<readonly Cijfer[]>;

/** Middle value of a list of numbers. */
export const mediaan = (waarden: readonly number[]): number =>
  waarden.toSorted((a, b) => a - b)[Math.floor(waarden.length / 2)] ?? 0;
