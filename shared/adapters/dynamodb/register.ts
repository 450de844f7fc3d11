import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { RECORDSCHEMAS, type KetenRecord } from "../../domain/records.ts";
import type { ActorRegister } from "../../ports/register.ts";
import { maakLezer } from "./lezen.ts";
import { itemVan, SLEUTELS } from "./table.ts";

/** Our own register of who is who: one key read by `client_id` or `sub`. */
export const maakRegister = (client: DynamoDBDocumentClient, tabel: string): ActorRegister => {
  const { een } = maakLezer(client, tabel);
  return { vind: (aanmeldnaam) => een("actor", SLEUTELS.actor(aanmeldnaam)) };
};

/** Puts records of the register where there are none yet: what somebody changed since stays. For the local cloud's seed. */
export const vulRegister = async (
  client: DynamoDBDocumentClient,
  tabel: string,
  records: readonly KetenRecord[],
): Promise<void> => {
  await Promise.all(
    records.map(async (record) => {
      const Item = itemVan(RECORDSCHEMAS[record.type].parse(record));
      try {
        await client.send(new PutCommand({ TableName: tabel, Item, ConditionExpression: "attribute_not_exists(pk)" }));
      } catch (fout) {
        if (!(fout instanceof ConditionalCheckFailedException)) throw fout;
      }
    }),
  );
};
