import { randomUUID } from "node:crypto";
import {
  TransactionCanceledException,
  TransactionInProgressException,
  type CancellationReason,
} from "@aws-sdk/client-dynamodb";
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import pRetry from "p-retry";

export type Schrijfitem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Reasons that pass by themselves; the SDK does not retry a cancelled transaction. */
const VOORBIJGAAND = new Set(["ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded"]);

/** Why a transaction was cancelled, one reason per item in their order; empty for any other error. */
export const redenenVan = (fout: unknown): readonly CancellationReason[] =>
  fout instanceof TransactionCanceledException ? (fout.CancellationReasons ?? []) : [];

const gaatVoorbij = (fout: unknown): boolean => {
  if (fout instanceof TransactionInProgressException) return true;
  const redenen = redenenVan(fout).filter(({ Code }) => Code !== undefined && Code !== "None");
  return redenen.length > 0 && redenen.every(({ Code }) => VOORBIJGAAND.has(Code ?? ""));
};

/**
 * Sends one transaction, again with jitter while only throughput stood in its way. A cancelled attempt wrote nothing, so
 * the next is a request of its own. An attempt of which the outcome is not known goes again under the same token, as the
 * SDK's own repetitions do: so that our own write is not mistaken for somebody else's.
 */
export const stuurTransactie = async (client: DynamoDBDocumentClient, items: readonly Schrijfitem[]): Promise<void> => {
  let token = randomUUID();
  const poging = async (): Promise<void> => {
    await client.send(new TransactWriteCommand({ TransactItems: [...items], ClientRequestToken: token }));
  };
  await pRetry(poging, {
    retries: 5,
    minTimeout: 25,
    maxTimeout: 1_000,
    randomize: true,
    shouldRetry: ({ error }) => gaatVoorbij(error),
    onFailedAttempt: ({ error }) => {
      if (error instanceof TransactionCanceledException) token = randomUUID();
    },
  });
};
