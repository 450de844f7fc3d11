import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/**
 * One client of the service: connections are kept (the SDK's default), and a request that hangs is given up well within a
 * function's own time limit, to be sent again. Without `throwOnRequestTimeout` the SDK would only warn.
 */
const maakClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });

/** The one document client of a function, kept over invocations. Undefined has no place in a record and is refused. */
export const maakDocumentClient = (client: DynamoDBClient = maakClient()): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: false } });
