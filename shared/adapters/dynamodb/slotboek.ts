import type { Slotboek } from "../../ports/sluitend.ts";
import type { maakLezer } from "./lezen.ts";
import { recordAls, SLEUTELS } from "./table.ts";

/** What the reconciliation keeps, on DynamoDB. */
export const maakSlotboek = ({ een, bladzijde }: ReturnType<typeof maakLezer>): Slotboek => ({
  slotronde: () => een("slotronde", SLEUTELS.slotronde()),
  bevinding: (kant, bevindingId) => een("bevinding", SLEUTELS.bevinding(kant, bevindingId)),
  bevindingen: async (kant, na, aantal) => {
    const { pk, sk } = SLEUTELS.bevinding(kant, na ?? "");
    const { items, meer } = await bladzijde({
      KeyConditionExpression: "pk = :pk AND sk > :na",
      ExpressionAttributeValues: { ":pk": pk, ":na": sk },
      ...{ ConsistentRead: true, Limit: aantal },
    });
    const gelezen = items.map((item) => recordAls("bevinding", item));
    return { items: gelezen, volgende: meer ? (gelezen.at(-1)?.bevindingId ?? null) : null };
  },
});
