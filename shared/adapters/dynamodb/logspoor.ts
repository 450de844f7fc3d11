import { QueryCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Logspoor } from "../../ports/sluitend.ts";
import { auditPkVan, AUDIT_SHARDS, betrokkenePkVan } from "./logitems.ts";

const auditSchema = z.object({ object: z.string(), resultaat: z.string() });

/** The log on DynamoDB, by its keys and by what its audit lines say that they are of. */
export const maakLogspoor = (client: DynamoDBDocumentClient, logtabel: string): Logspoor => ({
  auditdelen: AUDIT_SHARDS,
  heeftRegel: async (betrokkene, op) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: logtabel,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :op)",
        ExpressionAttributeValues: { ":pk": betrokkenePkVan(betrokkene), ":op": `${op}#` },
        ...{ Limit: 1, ConsistentRead: true, Select: "SPECIFIC_ATTRIBUTES", ProjectionExpression: "pk, sk" },
      }),
    );
    return (Items ?? []).length > 0;
  },
  auditregels: async (dag, deel, cursor, aantal) => {
    const pk = auditPkVan(dag, deel);
    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: logtabel,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ...{ Limit: aantal, ConsistentRead: true, Select: "SPECIFIC_ATTRIBUTES" },
        ...{ ProjectionExpression: "pk, sk, #object, resultaat", ExpressionAttributeNames: { "#object": "object" } },
        ...(cursor === null ? {} : { ExclusiveStartKey: { pk, sk: cursor } }),
      }),
    );
    return {
      items: (Items ?? []).map((item) => auditSchema.parse(item)),
      volgende: LastEvaluatedKey === undefined ? null : String(LastEvaluatedKey["sk"]),
    };
  },
});
