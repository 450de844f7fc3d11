import type { Dossier } from "../dossier.ts";
import type { DossierId } from "../ids.ts";
import type { Personalia } from "../melding.ts";
import { vergelijk, type Vergelijking } from "./vergelijk.ts";

/** More nobody looks through. */
export const HOOGSTENS_KANDIDATEN = 5;

/** Bits by which a dossier must beat every other before it is the one without a doubt. */
const VOORSPRONG = 3;

/** A dossier that may be of the person, with the reasons. */
export interface Kandidaat {
  readonly dossierId: DossierId;
  readonly vergelijking: Vergelijking;
}

/** What matching found: attach; or a dossier of its own and a person decides, best first; or a new dossier. */
export type Matching =
  | ({ readonly uitkomst: "zelfde" } & Kandidaat)
  | { readonly uitkomst: "mogelijk-zelfde"; readonly kandidaten: readonly Kandidaat[] }
  | { readonly uitkomst: "nieuw" };

/**
 * Finds the dossier of a person among those that their blocking keys gave, in any order and possibly twice (H2.2-a1, X2).
 * `op`: the day on which the person is reported. `zelfde` only when one dossier is it and no other comes near; two that are
 * it, and any doubt, are for a person to decide.
 */
export const kiesKandidaten = (
  persoon: Personalia,
  dossiers: readonly Pick<Dossier, "dossierId" | "personalia" | "aangemaaktOp">[],
  op: string,
): Matching => {
  const gewogen = dossiers
    .map(({ dossierId, personalia, aangemaaktOp }) => ({
      dossierId,
      vergelijking: vergelijk(persoon, personalia, op, aangemaaktOp.slice(0, 10)),
    }))
    .filter(({ vergelijking }) => vergelijking.uitkomst !== "nieuw")
    .toSorted(
      (a, b) =>
        Number(b.vergelijking.uitkomst === "zelfde") - Number(a.vergelijking.uitkomst === "zelfde") ||
        b.vergelijking.score - a.vergelijking.score ||
        // At equal score the order must not depend on how they were read.
        (a.dossierId < b.dossierId ? -1 : 1),
    );
  // A merged dossier comes as it was reported and as what it went into: the best of a dossier counts.
  const kandidaten = gewogen.filter(
    ({ dossierId }, plaats) => gewogen.findIndex((eerder) => eerder.dossierId === dossierId) === plaats,
  );
  const [beste, ...overige] = kandidaten;
  if (beste === undefined) return { uitkomst: "nieuw" };
  const eenduidig =
    beste.vergelijking.uitkomst === "zelfde" &&
    overige.every(
      ({ vergelijking }) =>
        vergelijking.uitkomst !== "zelfde" && vergelijking.score <= beste.vergelijking.score - VOORSPRONG,
    );
  return eenduidig
    ? { uitkomst: "zelfde", ...beste }
    : { uitkomst: "mogelijk-zelfde", kandidaten: kandidaten.slice(0, HOOGSTENS_KANDIDATEN) };
};
