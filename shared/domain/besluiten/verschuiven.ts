import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Wijziging } from "../wijziging.ts";

/** How many records one page moves, besides the head: below the limit of a command (design section 2, rule 1). */
const PER_BLADZIJDE = 50;

/** Whether the head says that dates move and not all its records are known to have moved. */
export const isTeVerschuiven = (casus: Casus | null): boolean =>
  casus?.status === "open" && casus.verschoven < casus.verschuivingen.length;

/**
 * The next page of what a suspension or its end moves; the last one says so on the head. What a record becomes follows from the
 * head and the record alone, so two who do the same page write the same, and one of them is first. Null: all of it has moved.
 */
export const carryVerschuivingen = ({
  casus,
  teVerschuiven,
}: CasusDossier): { readonly wijziging: Wijziging; readonly klaar: boolean } | null => {
  if (casus.status !== "open" || !isTeVerschuiven(casus)) return null;
  const klaar = teVerschuiven.length <= PER_BLADZIJDE;
  const kop = { ...casus, versie: casus.versie + 1, verschoven: casus.verschuivingen.length };
  return {
    klaar,
    wijziging: {
      nieuw: [],
      vervangen: [...teVerschuiven.slice(0, PER_BLADZIJDE), ...(klaar ? [kop] : [])],
      mitsOpen: [],
    },
  };
};
