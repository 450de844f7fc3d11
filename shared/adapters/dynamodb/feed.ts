import type { Feeds } from "../../ports/feed.ts";
import type { maakLezer } from "./lezen.ts";
import { recordAls, SLEUTELS } from "./table.ts";

/** The feeds of recipients on DynamoDB. */
export const maakFeeds = ({ een, vele, ineens, bladzijde }: ReturnType<typeof maakLezer>): Feeds => ({
  feed: async (ontvanger, na, aantal) => {
    const { items } = await bladzijde({
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :van AND :tot",
      ExpressionAttributeValues: {
        ":pk": SLEUTELS["feed-teller"](ontvanger).pk,
        ":van": SLEUTELS.notificatie(ontvanger, na + 1).sk,
        ":tot": "NUMMER#\uFFFF",
      },
      ConsistentRead: true,
      Limit: aantal,
    });
    return items.map((item) => recordAls("notificatie", item));
  },
  notificatie: (ontvanger, nummer) => een("notificatie", SLEUTELS.notificatie(ontvanger, nummer)),
  feedNummers: async (ontvanger, berichtIds) => {
    const nummers = await vele(
      "feed-nummer",
      berichtIds.map((berichtId) => SLEUTELS["feed-nummer"](ontvanger, berichtId)),
    );
    return new Map(nummers.map(({ berichtId, nummer }) => [berichtId, nummer]));
  },
  feedStand: (ontvanger) => een("feed-teller", SLEUTELS["feed-teller"](ontvanger)),
  kanaal: (ontvanger) => een("kanaal", SLEUTELS.kanaal(ontvanger)),
  kanalen: async (ontvangers) => {
    const [kanalen, tellers] = await Promise.all([
      vele("kanaal", ontvangers.map(SLEUTELS.kanaal)),
      vele("feed-teller", ontvangers.map(SLEUTELS["feed-teller"])),
    ]);
    return ontvangers.map((ontvanger) => ({
      ontvanger,
      kanaal: kanalen.find((een) => een.ontvanger === ontvanger) ?? null,
      teller: tellers.find((een) => een.ontvanger === ontvanger) ?? null,
    }));
  },
  isRegelWeg: async (ontvanger, nummer) => {
    const gelezen = await ineens([SLEUTELS["feed-teller"](ontvanger), SLEUTELS.notificatie(ontvanger, nummer)]);
    const teller = gelezen?.[0];
    if (gelezen == null || teller === undefined || gelezen[1] !== undefined) return false;
    return recordAls("feed-teller", teller).laatste >= nummer;
  },
  herleveringwijzer: (ontvanger) => een("herleveringwijzer", SLEUTELS.herleveringwijzer(ontvanger)),
  herlevering: (ontvanger, id) => een("herlevering", SLEUTELS.herlevering(ontvanger, id)),
  bundel: (ontvanger, dag) => een("bundel", SLEUTELS.bundel(ontvanger, dag)),
});
