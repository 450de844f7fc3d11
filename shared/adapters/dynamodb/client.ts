import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The one document client of a function: kept over invocations, its connections too. */
export const maakDocumentClient = (
  client: DynamoDBClient = new DynamoDBClient({ maxAttempts: 5 }),
): DynamoDBDocumentClient => DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
