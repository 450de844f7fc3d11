import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Verwerkingslog } from "../../ports/verwerkingslog.ts";
import { logItems, type Loginstellingen } from "./logitems.ts";
import { stuurTransactie } from "./transactie.ts";

/** The service's limit for one transaction. */
const PER_TRANSACTIE = 100;

/** The log table: lines are put and never changed; every put on condition that the line is not there yet. */
export const maakVerwerkingslog = (
  client: DynamoDBDocumentClient,
  logtabel: string,
  instellingen: Loginstellingen,
): Verwerkingslog => ({
  schrijf: async (regels) => {
    const items = logItems(regels, logtabel, instellingen);
    for (let van = 0; van < items.length; van += PER_TRANSACTIE)
      await stuurTransactie(client, items.slice(van, van + PER_TRANSACTIE));
  },
});
