import type { Feeds } from "../../ports/feed.ts";
import type { maakLezer } from "./lezen.ts";
import { recordAls, SLEUTELS } from "./table.ts";

/** The feeds of recipients on DynamoDB. */
export const maakFeeds = ({ een, vele, bladzijde }: ReturnType<typeof maakLezer>): Feeds => ({
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
  herlevering: (ontvanger, id) => een("herlevering", SLEUTELS.herlevering(ontvanger, id)),
  bundel: (ontvanger, dag) => een("bundel", SLEUTELS.bundel(ontvanger, dag)),
});
