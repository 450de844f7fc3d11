import { BatchGetCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import pRetry from "p-retry";
import type { Sleutel } from "./indexsleutels.ts";
import type { Item } from "./table.ts";

/** The service's limit for one batch of reads. */
const PER_BATCH = 100;

/** The service left keys unread: ask those again. Its own errors the SDK has already retried. */
class NogTeLezen extends Error {}

/** Which attributes are asked of each item; none: all of them. */
export interface Projectie {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
}

/** Items by key, strongly consistent, those that exist, in no order. No key may be there twice: the service refuses that. */
export const leesBatches = async (
  client: DynamoDBDocumentClient,
  tabel: string,
  sleutels: readonly Sleutel[],
  projectie: Projectie = {},
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for (let van = 0; van < sleutels.length; van += PER_BATCH) {
    let over: Sleutel[] = sleutels.slice(van, van + PER_BATCH);
    await pRetry(
      async () => {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({ RequestItems: { [tabel]: { Keys: over, ConsistentRead: true, ...projectie } } }),
        );
        items.push(...((Responses?.[tabel] ?? []) as Item[]));
        over = (UnprocessedKeys?.[tabel]?.Keys ?? []) as Sleutel[];
        if (over.length > 0) throw new NogTeLezen("Not all keys were read");
      },
      {
        retries: 6,
        minTimeout: 25,
        maxTimeout: 1_000,
        randomize: true,
        shouldRetry: ({ error }) => error instanceof NogTeLezen,
      },
    );
  }
  return items;
};
