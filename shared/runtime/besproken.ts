import type { Besproken } from "../domain/besluiten/overleggen.ts";
import type { Overleg } from "../domain/overleg.ts";
import type { Casework } from "../ports/casework.ts";

/** Whom each casus on the agenda has to be told: its head, and its invitations. */
export const leesBesproken = async (
  casework: Pick<Casework, "casussen" | "uitnodigingen">,
  { agenda }: Pick<Overleg, "agenda">,
): Promise<readonly Besproken[]> => {
  const ids = agenda.map(({ casusId }) => casusId);
  const [casussen, uitnodigingen] = await Promise.all([casework.casussen(ids), casework.uitnodigingen(ids)]);
  return casussen.map((casus) => ({
    casus,
    uitnodigingen: uitnodigingen.filter(({ casusId }) => casusId === casus.casusId),
  }));
};
