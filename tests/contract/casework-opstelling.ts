import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Casework } from "../../shared/ports/casework.ts";

/** An empty store, as an implementation offers it to the suite. */
export interface Proefopstelling {
  readonly casework: Casework;
  /** How many log lines were stored with the changes. */
  readonly gelogd: () => Promise<number>;
  readonly opruimen: () => Promise<void>;
}

/** The store of the running test. */
export type Opstelling = () => Proefopstelling;

/** A change of which only a part matters. */
export const wijziging = (deel: Partial<Wijziging>): Wijziging => ({ nieuw: [], vervangen: [], mitsOpen: [], ...deel });

/** Puts records in place that a test starts from, in transactions that fit. */
export const bewaar = async (casework: Casework, records: Wijziging["nieuw"]): Promise<void> => {
  for (let van = 0; van < records.length; van += 60) {
    const { ok } = await casework.schrijf(wijziging({ nieuw: records.slice(van, van + 60) }), []);
    if (!ok) throw new Error("The situation that the test starts from could not be written");
  }
};
