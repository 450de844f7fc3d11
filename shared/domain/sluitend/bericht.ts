import { plusSeconden, verlooptNa, type Instant } from "../tijd.ts";
import type { Spoor } from "./spoor.ts";
import { isRijp, nuOpKlok, vermoeden, type Toets } from "./toetsbasis.ts";

const DAG = 86_400;
/** Lines of a feed are kept 90 days: of what happened before this, they may be gone. */
const TE_BEWIJZEN = 88 * DAG;

/** Whether the table may have forgotten it, or what lies beside it, by now. */
const isBijnaVerlopen = ({ verlooptOp }: Spoor, nu: Instant): boolean =>
  verlooptOp === null || verlooptOp <= verlooptNa(nu, DAG);

/** Every Gebeurtenis is published, and has a line in the feed of everybody to whom it was told (design section 7). */
export const GEBEURTENIS: Toets = {
  nodig: ({ berichten }) => (berichten ?? []).map(({ ontvanger, berichtId }) => ["feed-nummer", ontvanger, berichtId]),
  toets: (spoor, basis) => {
    const { nu, respijt, vind } = basis;
    const { berichten, opgetredenOp } = spoor;
    if (berichten === null || opgetredenOp === null) return [vermoeden(spoor, "onleesbaar")];
    if (spoor.aanbieden === true)
      return isRijp(opgetredenOp, respijt, nu) ? [vermoeden(spoor, "gebeurtenis-blijft-liggen", nuOpKlok(basis))] : [];
    if (plusSeconden(opgetredenOp, TE_BEWIJZEN) <= nu) return [];
    return berichten.every(({ ontvanger, berichtId }) => vind(["feed-nummer", ontvanger, berichtId]) !== null)
      ? []
      : [vermoeden(spoor, "feedregel-ontbreekt", { soort: "aanbieden" })];
  },
};

/** A bericht that has a number has its line. */
export const FEEDNUMMER: Toets = {
  nodig: ({ ontvanger, nummer }) => (ontvanger === null || nummer === null ? [] : [["notificatie", ontvanger, nummer]]),
  toets: (spoor, { vind, nu }) => {
    const { ontvanger, nummer, berichtId } = spoor;
    if (ontvanger === null || nummer === null || berichtId === null) return [vermoeden(spoor, "onleesbaar")];
    return isBijnaVerlopen(spoor, nu) || vind(["notificatie", ontvanger, nummer]) !== null
      ? []
      : [vermoeden(spoor, "feedregel-ontbreekt")];
  },
};

/**
 * The numbers of a feed are contiguous, up to the last that was given. From each line on to the next: of what lies before the first
 * nobody can say whether it was ever there, for lines are kept 90 days.
 */
export const NOTIFICATIE: Toets = {
  nodig: ({ ontvanger, nummer }) =>
    ontvanger === null || nummer === null
      ? []
      : [
          ["feed-teller", ontvanger],
          ["notificatie", ontvanger, nummer + 1],
        ],
  toets: (spoor, { vind, nu }) => {
    const { ontvanger, nummer } = spoor;
    if (ontvanger === null || nummer === null) return [vermoeden(spoor, "onleesbaar")];
    if (isBijnaVerlopen(spoor, nu)) return [];
    const laatste = vind(["feed-teller", ontvanger])?.laatste ?? 0;
    return nummer === laatste || (nummer < laatste && vind(["notificatie", ontvanger, nummer + 1]) !== null)
      ? []
      : [vermoeden(spoor, "feed-niet-aaneengesloten")];
  },
};
