import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import type { Uiting } from "./uitingen.ts";

/** The queue of who listens: what is on it was on the bus. */
export const PROEFWACHTRIJ = "proef-alles-op-de-bus";

/** Puts an extra queue behind the bus, that keeps every event on it; answers how to read them all. */
export const luisterOpBus = async ({
  endpoint,
  outputs,
}: Pick<Omgeving, "endpoint" | "outputs">): Promise<() => Promise<readonly Uiting[]>> => {
  const sqs = new SQSClient(lokaleClient(endpoint));
  const bus = new EventBridgeClient(lokaleClient(endpoint));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: PROEFWACHTRIJ }));
  const EventBusName = outputs["BusNaam"];
  await bus.send(
    new PutRuleCommand({ Name: "proef-alles", EventBusName, EventPattern: JSON.stringify({ source: ["ketenregie"] }) }),
  );
  const Arn = `arn:aws:sqs:eu-west-1:000000000000:${PROEFWACHTRIJ}`;
  await bus.send(new PutTargetsCommand({ Rule: "proef-alles", EventBusName, Targets: [{ Id: "proef", Arn }] }));
  const uitingen: Uiting[] = [];
  return async () => {
    for (let leeg = 0; leeg < 3;) {
      const { Messages } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0, VisibilityTimeout: 600 }),
      );
      leeg = (Messages ?? []).length === 0 ? leeg + 1 : 0;
      for (const { Body } of Messages ?? []) uitingen.push({ waar: "bus", tekst: Body ?? "" });
    }
    return [...uitingen];
  };
};
