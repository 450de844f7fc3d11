import { HELE_WEG, speel } from "../compartiment/scenario.ts";
import type { Wereld } from "../compartiment/wereld.ts";
import { houdToezicht, type Toezicht } from "./toezicht.ts";
import { ERBIJ, type Verhaal } from "./verhaal.ts";

/** With a criminal track that moves, alignment of care with it, and all that happens around it. */
export const metTraject = async (): Promise<Pick<Verhaal, "wereld" | "toezicht">> => {
  const toezichten = new Map<Wereld, Toezicht>();
  const toezichtOp = (wereld: Wereld): Toezicht => {
    const toezicht = toezichten.get(wereld) ?? houdToezicht(wereld);
    toezichten.set(wereld, toezicht);
    return toezicht;
  };
  const wereld = await speel(
    HELE_WEG,
    "traject",
    () => Promise.resolve(),
    {},
    {
      actoren: ERBIJ,
      na: async (nu) => toezichtOp(nu).kijk(),
    },
  );
  return { wereld, toezicht: toezichtOp(wereld) };
};
