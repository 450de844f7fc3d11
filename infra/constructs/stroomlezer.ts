import { Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { StreamInstelling } from "../environments/schema.ts";
import { acknowledgeWildcard } from "./erkenning.ts";
import type { Ketenfunctie } from "./keten-function.ts";
import type { KetenStack } from "./keten-stack.ts";
import type { Gegevens } from "./tabellen.ts";
import { deadLetterQueue } from "./wachtrij.ts";

/** Fields of an item's new image that a record must have to be handed to the function. */
export type StroomFilter = Readonly<
  Record<string, { readonly S: readonly string[] } | { readonly BOOL: readonly boolean[] }>
>;

/**
 * Lets a function read the table's stream: only the records it asks for, halved when they fail, and after a bounded
 * number of attempts set aside. What reaches the dead-letter queue is Lambda's metadata (shard and sequence numbers),
 * never an image.
 */
export const readStream = (
  scope: KetenStack,
  functie: Ketenfunctie,
  props: { readonly gegevens: Gegevens; readonly filter: StroomFilter; readonly instelling: StreamInstelling },
): sqs.Queue => {
  const { gegevens, filter, instelling } = props;
  const terzijde = deadLetterQueue(scope, `${functie.node.id}Terzijde`);
  const stroom = gegevens.tabel.tableStreamArn;
  if (stroom === undefined) throw new Error("the table of casework has no stream");
  const lezen = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
  functie.addToRolePolicy(new iam.PolicyStatement({ actions: lezen, resources: [stroom] }));
  functie.addToRolePolicy(new iam.PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }));
  functie.addEventSourceMapping("Stroom", {
    eventSourceArn: stroom,
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: instelling.batch,
    maxBatchingWindow: Duration.seconds(instelling.wachtSeconden),
    parallelizationFactor: instelling.parallel,
    retryAttempts: instelling.pogingen,
    bisectBatchOnError: true,
    onFailure: new SqsDlq(terzijde),
    filters: [lambda.FilterCriteria.filter({ eventName: ["INSERT", "MODIFY"], dynamodb: { NewImage: filter } })],
  });
  acknowledgeWildcard(functie.rol, "dynamodb:ListStreams knows no resources; the stream itself is named.", "*");
  return terzijde;
};
