import type { CasusId } from "./ids.ts";
import type { KetenRecord, WijzigbaarRecord } from "./records.ts";

/**
 * What a decision changes: written in one transaction or not at all (design rule 1).
 * `nieuw` must not exist yet; `vervangen` replaces the record with `versie - 1`; `mitsOpen` holds only while that
 * casus is open.
 */
export interface Wijziging {
  readonly nieuw: readonly KetenRecord[];
  readonly vervangen: readonly WijzigbaarRecord[];
  readonly mitsOpen: readonly CasusId[];
}

export const GEEN_WIJZIGING: Wijziging = { nieuw: [], vervangen: [], mitsOpen: [] };

/** Records that are new, in their first version, or replace the one that was read. */
export const bewaar = (...records: readonly WijzigbaarRecord[]): Wijziging => ({
  nieuw: records.filter(({ versie }) => versie === 1),
  vervangen: records.filter(({ versie }) => versie > 1),
  mitsOpen: [],
});

/** The changes of several decisions as one. */
export const samen = (...delen: readonly Wijziging[]): Wijziging => ({
  nieuw: delen.flatMap((deel) => deel.nieuw),
  vervangen: delen.flatMap((deel) => deel.vervangen),
  mitsOpen: delen.flatMap((deel) => deel.mitsOpen),
});
