import { TIJD_OP } from "../../shared/domain/bezorging.ts";
import { plusSeconden, type Instant } from "../../shared/domain/tijd.ts";

/** Time-outs in a row, without an answer in between, after which a recipient is left alone. */
const OP_RIJ = 5;
/** For how long, in seconds. */
const RUST = 60;

/** Who does not answer costs ten seconds a message: it is left alone for a while, so that it does not hold our functions up. */
export interface Onderbreker {
  readonly rust: (ontvanger: string) => boolean;
  /** What came of speaking to it: `reden` when it has to be tried again (at signing in it ends as elsewhere), null when it answered otherwise. */
  readonly hoorde: (ontvanger: string, reden: string | null) => void;
}

/**
 * Remembers in this process alone: it is worth no write, and another process finds out by itself within one batch. After the rest
 * one more time-out is enough.
 */
export const maakOnderbreker = (nu: () => Instant): Onderbreker => {
  const perOntvanger = new Map<string, { readonly opRij: number; readonly tot: Instant | null }>();
  return {
    rust: (ontvanger) => {
      const tot = perOntvanger.get(ontvanger)?.tot ?? null;
      return tot !== null && nu() < tot;
    },
    hoorde: (ontvanger, reden) => {
      if (reden?.endsWith(TIJD_OP) !== true) {
        perOntvanger.delete(ontvanger);
        return;
      }
      const opRij = (perOntvanger.get(ontvanger)?.opRij ?? 0) + 1;
      perOntvanger.set(ontvanger, { opRij, tot: opRij >= OP_RIJ ? plusSeconden(nu(), RUST) : null });
    },
  };
};
