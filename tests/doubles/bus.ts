import type { Bus, Busbericht } from "../../shared/ports/keten.ts";

export interface BusDouble extends Bus {
  /** Everything that the bus accepted, in order, repeats included. */
  readonly gepubliceerd: readonly Busbericht[];
  /** From now on the bus refuses what this says, until told otherwise. */
  readonly weiger: (als: (bericht: Busbericht) => boolean) => void;
  /** The next call fails as a whole: before anything is accepted, or after. */
  readonly valUit: (wanneer: "ervoor" | "erna") => void;
}

/** A bus in memory. */
export const maakBusDouble = (): BusDouble => {
  const gepubliceerd: Busbericht[] = [];
  let geweigerd: (bericht: Busbericht) => boolean = () => false;
  let uitval: "ervoor" | "erna" | null = null;
  const storing = (wanneer: "ervoor" | "erna"): void => {
    if (uitval !== wanneer) return;
    uitval = null;
    throw new Error("bus valt uit");
  };
  return {
    gepubliceerd,
    weiger: (als) => {
      geweigerd = als;
    },
    valUit: (wanneer) => {
      uitval = wanneer;
    },
    publiceer: async (berichten) => {
      await Promise.resolve();
      if (berichten.length > 0) storing("ervoor");
      // Through JSON, as on the wire: nothing is shared with the caller.
      const kopie = structuredClone(berichten);
      gepubliceerd.push(...kopie.filter((bericht) => !geweigerd(bericht)));
      if (berichten.length > 0) storing("erna");
      return berichten.filter(geweigerd);
    },
  };
};
