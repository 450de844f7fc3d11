import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { tijdig } from "../tijdig.ts";

/** One client of the service: connections are kept (the SDK's default). */
const maakClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: tijdig(5_000),
  });

/** The one document client of a function, kept over invocations. Undefined has no place in a record and is refused. */
export const maakDocumentClient = (client: DynamoDBClient = maakClient()): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: false } });
