import { GENOEMD_MAXIMAAL, type Actiedoel, type Doelkennis } from "../../shared/domain/actiedoel.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { GidsId, PlekId } from "../../shared/domain/ids.ts";
import type { Kenmerk } from "../../shared/domain/kenmerk.ts";
import type { Casework } from "../../shared/ports/casework.ts";

const verschillend = <T>(ids: readonly (T | null)[]): readonly T[] => [
  ...new Set(ids.flatMap((id) => (id === null ? [] : [id]))),
];

/**
 * What the plekken and entries of the guide are that a command names: one query for each plek, one read for each entry, as many as it
 * may name. A plek counts when a melding of this casus named it, and who names it reads that.
 */
export const leesDoelkennis = async (
  { casework }: { readonly casework: Pick<Casework, "plekMeldingen" | "gidsregel"> },
  { casus }: Pick<CasusDossier, "casus">,
  doelen: readonly Pick<Actiedoel, "plekId" | "interventieId">[],
  leesbaar: (kenmerk: Kenmerk) => boolean,
): Promise<Doelkennis> => {
  const plekIds: readonly PlekId[] = verschillend(doelen.map(({ plekId }) => plekId)).slice(0, GENOEMD_MAXIMAAL);
  const gidsIds: readonly GidsId[] = verschillend(doelen.map(({ interventieId }) => interventieId)).slice(
    0,
    GENOEMD_MAXIMAAL,
  );
  const [plekken, regels] = await Promise.all([
    Promise.all(
      plekIds.map(async (plekId) => {
        const gemeld = await casework.plekMeldingen(plekId);
        const hier = gemeld.find(({ casusIds, kenmerk }) => casusIds.includes(casus.casusId) && leesbaar(kenmerk));
        return hier === undefined ? [] : [[plekId, hier.omschrijving.soort] as const];
      }),
    ),
    Promise.all(gidsIds.map((gidsId) => casework.gidsregel("interventie", gidsId))),
  ]);
  return {
    plekken: new Map(plekken.flat()),
    interventies: new Set(regels.flatMap((regel) => (regel?.status === "geldig" ? [regel.gidsId] : []))),
  };
};
