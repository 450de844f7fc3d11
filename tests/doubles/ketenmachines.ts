import type { Ketenmachines } from "../../shared/ports/keten.ts";

type Aanroep = keyof Ketenmachines;

export interface KetenmachinesDouble extends Ketenmachines {
  /** Name → whether it runs. */
  readonly uitvoeringen: ReadonlyMap<string, boolean>;
  /** Token → the outcome that it was answered with, once. */
  readonly gemeld: ReadonlyMap<string, string>;
  readonly wacht: (taaktoken: string) => void;
  readonly stop: (naam: string) => void;
  /** The next such call fails: before it has its effect, or after. */
  readonly valUit: (aanroep: Aanroep, wanneer: "ervoor" | "erna") => void;
}

/** State machines in memory: a name can be used once, a token answered once. */
export const maakKetenmachinesDouble = (): KetenmachinesDouble => {
  const uitvoeringen = new Map<string, boolean>();
  const tokens = new Set<string>();
  const gemeld = new Map<string, string>();
  const uitval = new Set<string>();
  const storing = (sleutel: string): void => {
    if (uitval.delete(sleutel)) throw new Error(`machine valt uit: ${sleutel}`);
  };
  const met = async <T>(aanroep: Aanroep, doe: () => T): Promise<T> => {
    await Promise.resolve();
    storing(`${aanroep} ervoor`);
    const waarde = doe();
    storing(`${aanroep} erna`);
    return waarde;
  };
  return {
    uitvoeringen,
    gemeld,
    wacht: (taaktoken) => {
      tokens.add(taaktoken);
    },
    stop: (naam) => {
      uitvoeringen.set(naam, false);
    },
    valUit: (aanroep, wanneer) => {
      uitval.add(`${aanroep} ${wanneer}`);
    },
    start: async ({ naam }) =>
      met("start", () => {
        const stand = uitvoeringen.get(naam);
        if (stand === undefined) uitvoeringen.set(naam, true);
        return stand === false ? "op" : "loopt";
      }),
    loopt: async ({ naam }) => met("loopt", () => uitvoeringen.get(naam) === true),
    meld: async (taaktoken, uitkomst) =>
      met("meld", () => {
        if (!tokens.delete(taaktoken)) return "weg";
        gemeld.set(taaktoken, uitkomst);
        return "gemeld";
      }),
  };
};
