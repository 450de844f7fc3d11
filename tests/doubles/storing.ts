export interface Storing {
  /** The call number `nummer` of this method from now on (1 is the next) fails: before its effect, or after it. */
  readonly bij: (methode: string, wanneer: "ervoor" | "erna", nummer?: number) => void;
}

/** Lets calls of any double fail, as a service or a killed process does: before the effect, or after it. */
export const metStoring = <D extends object>(dubbel: D): D & { readonly storing: Storing } => {
  const gepland = new Map<string, { wanneer: "ervoor" | "erna"; over: number }>();
  const storing: Storing = {
    bij: (methode, wanneer, nummer = 1) => {
      gepland.set(methode, { wanneer, over: nummer });
    },
  };
  const nuStuk = (methode: string): "ervoor" | "erna" | null => {
    const plan = gepland.get(methode);
    if (plan === undefined || --plan.over > 0) return null;
    gepland.delete(methode);
    return plan.wanneer;
  };
  return new Proxy(
    { ...dubbel, storing },
    {
      get: (doel, naam) => {
        const waarde: unknown = Reflect.get(doel, naam);
        if (typeof waarde !== "function" || typeof naam !== "string" || !gepland.has(naam)) return waarde;
        return async (...delen: readonly unknown[]): Promise<unknown> => {
          const stuk = nuStuk(naam);
          if (stuk === "ervoor") throw new Error(`storing voor ${naam}`);
          const antwoord: unknown = await Reflect.apply(waarde, doel, delen);
          if (stuk === "erna") throw new Error(`storing na ${naam}`);
          return antwoord;
        };
      },
    },
  );
};
