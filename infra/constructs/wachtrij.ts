import { Duration } from "aws-cdk-lib";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { acknowledge } from "./erkenning.ts";
import type { Construct } from "constructs";

/** What every queue of the chain has: encryption at rest, and refusal of callers without TLS. */
const HUIS = { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** A queue for what could not be handled; kept as long as SQS keeps anything. */
export const deadLetterQueue = (scope: Construct, id: string): sqs.Queue => {
  const wachtrij = new sqs.Queue(scope, id, { ...HUIS, retentionPeriod: Duration.days(14) });
  acknowledge(wachtrij, "It is a dead-letter queue, of a rule or a function as well.", "SQS3");
  return wachtrij;
};

/** A work queue: `zichtbaarheid` is how long a message is hidden from others once received. */
export const workQueue = (
  scope: Construct,
  id: string,
  props: {
    readonly zichtbaarheid: Duration;
    readonly maximaalOntvangen: number;
    readonly deadLetterQueue: sqs.IQueue;
  },
): sqs.Queue =>
  new sqs.Queue(scope, id, {
    ...HUIS,
    retentionPeriod: Duration.days(14),
    visibilityTimeout: props.zichtbaarheid,
    deadLetterQueue: { queue: props.deadLetterQueue, maxReceiveCount: props.maximaalOntvangen },
  });
