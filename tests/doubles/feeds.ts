import { SLEUTELS } from "../../shared/adapters/dynamodb/table.ts";
import type { Feeds } from "../../shared/ports/feed.ts";
import type { Lezer } from "./trajecten.ts";
import { leesAls } from "./lezen.ts";

/** Feeds of recipients in memory. */
export const maakFeedsDouble = ({ een, partitie, beurt }: Pick<Lezer, "een" | "partitie" | "beurt">): Feeds => ({
  feed: async (ontvanger, na, aantal) => {
    await beurt();
    return partitie(SLEUTELS["feed-teller"](ontvanger).pk, "NUMMER#")
      .map((item) => leesAls("notificatie", item))
      .filter(({ nummer }) => nummer > na)
      .slice(0, aantal);
  },
  notificatie: (ontvanger, nummer) => een("notificatie", SLEUTELS.notificatie(ontvanger, nummer)),
  feedNummers: async (ontvanger, berichtIds) => {
    const gevonden = new Map<string, number>();
    for (const berichtId of berichtIds) {
      const nummer = await een("feed-nummer", SLEUTELS["feed-nummer"](ontvanger, berichtId));
      if (nummer !== null) gevonden.set(berichtId, nummer.nummer);
    }
    return gevonden;
  },
  feedStand: (ontvanger) => een("feed-teller", SLEUTELS["feed-teller"](ontvanger)),
  kanaal: (ontvanger) => een("kanaal", SLEUTELS.kanaal(ontvanger)),
  kanalen: (ontvangers) =>
    Promise.all(
      ontvangers.map(async (ontvanger) => ({
        ontvanger,
        kanaal: await een("kanaal", SLEUTELS.kanaal(ontvanger)),
        teller: await een("feed-teller", SLEUTELS["feed-teller"](ontvanger)),
      })),
    ),
  isRegelWeg: async (ontvanger, nummer) => {
    const regel = await een("notificatie", SLEUTELS.notificatie(ontvanger, nummer));
    const teller = await een("feed-teller", SLEUTELS["feed-teller"](ontvanger));
    return regel === null && teller !== null && teller.laatste >= nummer;
  },
  herleveringwijzer: (ontvanger) => een("herleveringwijzer", SLEUTELS.herleveringwijzer(ontvanger)),
  herlevering: (ontvanger, id) => een("herlevering", SLEUTELS.herlevering(ontvanger, id)),
  bundel: (ontvanger, dag) => een("bundel", SLEUTELS.bundel(ontvanger, dag)),
});
