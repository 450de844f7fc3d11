import { Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { StreamInstelling } from "../environments/schema.ts";
import { acknowledgeWildcard } from "./erkenning.ts";
import type { Ketenfunctie } from "./keten-function.ts";
import type { Gegevens } from "./tabellen.ts";

/** Fields of an item's new image that a record must have to be handed to the function. */
type StroomFilter = Readonly<Record<string, { readonly S: readonly string[] } | { readonly BOOL: readonly boolean[] }>>;

/**
 * Lets a function read the table's stream: only the records it asks for, halved when they fail, and after a bounded
 * number of attempts set aside. In the dead-letter queue lies what Lambda tells of a batch (shard and sequence
 * numbers) and what the function itself puts there of a record (keys and a reason), never an image.
 */
export const readStream = (
  functie: Ketenfunctie,
  props: {
    readonly gegevens: Gegevens;
    /** A record that fits one of these is handed over. */
    readonly filters: readonly StroomFilter[];
    readonly instelling: StreamInstelling;
    readonly terzijde: sqs.Queue;
  },
): void => {
  const { gegevens, filters, instelling, terzijde } = props;
  const stroom = gegevens.tabel.tableStreamArn;
  if (stroom === undefined) throw new Error("the table of casework has no stream");
  const lezen = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
  functie.addToRolePolicy(new iam.PolicyStatement({ actions: lezen, resources: [stroom] }));
  functie.addToRolePolicy(new iam.PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }));
  terzijde.grantSendMessages(functie);
  functie.addEventSourceMapping("Stroom", {
    eventSourceArn: stroom,
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: instelling.batch,
    maxBatchingWindow: Duration.seconds(instelling.wachtSeconden),
    parallelizationFactor: instelling.parallel,
    retryAttempts: instelling.pogingen,
    bisectBatchOnError: true,
    onFailure: new SqsDlq(terzijde),
    filters: filters.map((filter) =>
      lambda.FilterCriteria.filter({ eventName: ["INSERT", "MODIFY"], dynamodb: { NewImage: filter } }),
    ),
  });
  acknowledgeWildcard(functie.rol, "dynamodb:ListStreams knows no resources; the stream itself is named.", "*");
};
