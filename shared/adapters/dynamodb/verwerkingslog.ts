import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Verwerkingslog } from "../../ports/verwerkingslog.ts";
import { logItem, type Loginstellingen } from "./logitems.ts";
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
    for (let van = 0; van < regels.length; van += PER_TRANSACTIE) {
      await stuurTransactie(
        client,
        regels.slice(van, van + PER_TRANSACTIE).map((regel) => ({
          Put: {
            TableName: logtabel,
            Item: logItem(regel, instellingen),
            ConditionExpression: "attribute_not_exists(pk)",
          },
        })),
      );
    }
  },
});
