import { vervangersVan, type Bijdrage } from "../../shared/domain/bijdrage.ts";
import type { BijdrageId } from "../../shared/domain/ids.ts";
import type { Kenmerk } from "../../shared/domain/kenmerk.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { herkomst } from "./herkomst.ts";

/** How many bytes of contributions go into one answer: a function answers 6 MB at most, and a casus tells more than these. */
export const MEESTE_BYTES = 5_000_000;

/** Of these the content is shown: what holds, the latest first, as far as it fits in an answer. */
const teTonen = (leesbare: readonly Bijdrage[]): readonly BijdrageId[] => {
  const vervangers = vervangersVan(leesbare);
  let over = MEESTE_BYTES;
  return leesbare.toReversed().flatMap(({ bijdrageId, omvang }) => {
    if (vervangers.has(bijdrageId) || omvang > over) return [];
    over -= omvang;
    return [bijdrageId];
  });
};

/**
 * What was brought to a casus, as far as somebody reads it. Which parts those are is decided before anything is fetched: of what
 * they may not see nothing is asked from the store, and nothing in the answer depends on it. One batch of reads, none when there
 * is nothing for them.
 * @param alleen only this one, also when it was replaced; null: all of them
 */
export const leesBijdragebeelden = async (
  bijdragen: readonly Bijdrage[],
  leesbaar: (kenmerk: Kenmerk) => boolean,
  alleen: BijdrageId | null,
  casework: Pick<Casework, "bijdrageInhouden">,
) => {
  const leesbare = bijdragen.filter(({ kenmerk }) => leesbaar(kenmerk));
  const gevraagd = alleen === null ? leesbare : leesbare.filter(({ bijdrageId }) => bijdrageId === alleen);
  const ids = alleen === null ? teTonen(leesbare) : gevraagd.map(({ bijdrageId }) => bijdrageId);
  const inhouden = new Map(
    (ids.length === 0 ? [] : await casework.bijdrageInhouden(ids)).map((een) => [een.bijdrageId, een]),
  );
  const vervangers = vervangersVan(leesbare);
  return gevraagd.map(({ bijdrageId, onderdeel, vervangt, vastgelegdOp, vastgelegdDoor, kenmerk }) => {
    const gelezen = inhouden.get(bijdrageId);
    return {
      ...{ bijdrageId, onderdeel, vastgelegdOp, vastgelegdDoor, kenmerk: herkomst(kenmerk) },
      // What it corrects may lie where they do not read, when the region moved the part: then that does not exist for them.
      vervangt: leesbare.some((een) => een.bijdrageId === vervangt) ? vervangt : null,
      vervangenDoor: vervangers.get(bijdrageId)?.bijdrageId ?? null,
      inhoud:
        gelezen === undefined
          ? null
          : {
              ...{ tekst: gelezen.tekst, doel: gelezen.doel },
              ...{ herkomst: gelezen.herkomst, dossiers: gelezen.dossiers },
            },
    };
  });
};
