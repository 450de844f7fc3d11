import type { Logregel, Verwerkingslog } from "../../shared/ports/verwerkingslog.ts";

/** What a test may do with the log beside what the port offers. */
export interface VerwerkingslogDouble extends Verwerkingslog {
  readonly regels: () => readonly Logregel[];
  /** From now on it cannot be written. */
  readonly breek: () => void;
}

/** The log in memory: lines are added, all of a call or none, and a line that is there is never put again. */
export const maakVerwerkingslogDouble = (): VerwerkingslogDouble => {
  const regels = new Map<string, Logregel>();
  let stuk = false;
  return {
    schrijf: async (nieuwe) => {
      await Promise.resolve();
      if (stuk) throw new Error("storing: logboek");
      const erbij = new Map(nieuwe.map((regel) => [JSON.stringify(regel), structuredClone(regel)]));
      if ([...erbij.keys()].some((tekst) => regels.has(tekst))) throw new Error("een logregel twee keer");
      for (const [tekst, regel] of erbij) regels.set(tekst, regel);
    },
    regels: () => [...regels.values()],
    breek: () => {
      stuk = true;
    },
  };
};
