import { vervangersVan } from "../bijdrage.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Kenmerk } from "../kenmerk.ts";
import type { TweedeWeging } from "../weging.ts";
import type { Veldfout } from "../weigering.ts";

type Leesbaar = (kenmerk: Kenmerk) => boolean;

/** Errors in ids that are cited: each once, and `bezwaar` says what is wrong with one (null: nothing). */
const lijstFouten = <I extends string>(
  veld: string,
  ids: readonly I[],
  bezwaar: (id: I) => string | null,
): readonly Veldfout[] =>
  ids.flatMap((id, i) => {
    const melding = ids.indexOf(id) === i ? bezwaar(id) : "staat er twee keer";
    return melding === null ? [] : [{ veld: `${veld}[${i}]`, melding }];
  });

/** What a second weging cites besides evidence: of this casus, to be read by who records it, and not replaced (X3). */
export const aangehaaldFouten = (
  { bijdragen, vastleggingen }: CasusDossier,
  invoer: Pick<TweedeWeging, "bijdragen" | "hoorverslagen">,
  leesbaar: Leesbaar,
): readonly Veldfout[] => {
  const leesbare = bijdragen.filter(({ kenmerk }) => leesbaar(kenmerk));
  const vervangers = vervangersVan(leesbare);
  return [
    ...lijstFouten("bijdragen", invoer.bijdragen, (id) => {
      if (!leesbare.some(({ bijdrageId }) => bijdrageId === id)) return "is geen bijdrage aan deze casus";
      return vervangers.has(id) ? "is vervangen door een latere bijdrage; haal die aan" : null;
    }),
    ...lijstFouten("hoorverslagen", invoer.hoorverslagen, (id) =>
      vastleggingen.some(
        ({ soort, vastleggingId, kenmerk }) => soort === "hoorverslag" && vastleggingId === id && leesbaar(kenmerk),
      )
        ? null
        : "is geen hoorverslag van deze casus",
    ),
  ];
};
