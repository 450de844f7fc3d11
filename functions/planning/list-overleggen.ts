import type { leesOverleggen } from "../../shared/api/schemas/overleg.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { overlegbeeld, zieOverleggen, type Overlegzicht } from "./zicht.ts";

/** The overleggen to come that exist for the actor, the first one first. */
export const listOverleggen =
  (afhankelijkheden: Toegangsafhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesOverleggen>): Promise<AntwoordVan<typeof leesOverleggen>> => {
    const query = verzoek.query();
    if (!query.ok) return { weigering: query.fout };
    const { actor, nu } = verzoek;
    const { vanaf = nu, cursor = null, aantal } = query.waarde;
    const gezien = new Map<string, Overlegzicht>();
    const { items, volgende } = await afhankelijkheden.casework.overleggen(
      vanaf,
      cursor,
      aantal,
      async (overleggen) => {
        const zicht = await zieOverleggen(afhankelijkheden, actor, overleggen, nu);
        for (const [overlegId, een] of zicht) gezien.set(overlegId, een);
        return overleggen.filter(({ overlegId }) => zicht.has(overlegId));
      },
    );
    const resultaten = items.flatMap((overleg) => {
      const zicht = gezien.get(overleg.overlegId);
      return zicht === undefined ? [] : [overlegbeeld(overleg, zicht)];
    });
    return { status: 200, body: { resultaten, volgende } };
  };
