import type { Overleg } from "../../shared/domain/overleg.ts";
import type { leesOverleg, leesOverlegAgenda } from "../../shared/api/schemas/overleg.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { maakAgendabestand } from "./agendabestand.ts";
import { overlegbeeld, zieOverleggen } from "./zicht.ts";

/** One overleg: ids, times and a place, so no processing line is due. */
export const readOverleg = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesOverleg, Overleg | null> => ({
  vooraf: ({ overlegId }) => afhankelijkheden.casework.overleg(overlegId),
  voerUit: async ({ actor, nu }, overleg) => {
    if (overleg === null) return { weigering: { code: "niet-gevonden" } };
    const zicht = (await zieOverleggen(afhankelijkheden, actor, [overleg], nu)).get(overleg.overlegId);
    return zicht === undefined
      ? { weigering: { code: "niet-gevonden" } }
      : { status: 200, body: overlegbeeld(overleg, zicht) };
  },
});

/** The same for a calendar, for whom it exists. */
export const readOverlegAgenda = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesOverlegAgenda, Overleg | null> => ({
  vooraf: ({ overlegId }) => afhankelijkheden.casework.overleg(overlegId),
  voerUit: async ({ actor, nu }, overleg) => {
    if (overleg === null) return { weigering: { code: "niet-gevonden" } };
    const ziet = await zieOverleggen(afhankelijkheden, actor, [overleg], nu);
    return ziet.has(overleg.overlegId)
      ? { status: 200, body: maakAgendabestand(overleg, afhankelijkheden.regio) }
      : { weigering: { code: "niet-gevonden" } };
  },
});
