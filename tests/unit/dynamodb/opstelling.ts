import { DynamoDBClient, TransactionCanceledException, type CancellationReason } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { maakCasework } from "../../../shared/adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../../../shared/adapters/dynamodb/client.ts";

export const LOG = { registerBasis: "urn:ketenregie:nog:verwerking", bewaarDagen: 1_830 };

/** The adapter on a service that answers as the test says; what it does not say is an empty answer. */
export const maakProef = () => {
  const client = maakDocumentClient(new DynamoDBClient({ region: "eu-west-1" }));
  const dienst = mockClient(client);
  return { dienst, client, casework: maakCasework({ client, tabel: "tabel", logtabel: "logtabel", log: LOG }) };
};

/** How the service says that a transaction was not carried out: a reason per item, in their order. */
export const afgebroken = (...redenen: readonly CancellationReason[]): TransactionCanceledException =>
  new TransactionCanceledException({ message: "cancelled", $metadata: {}, CancellationReasons: [...redenen] });
