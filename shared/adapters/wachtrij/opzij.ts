import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Opzij } from "../../ports/opzij.ts";

/** Sets poison records aside in a queue of their own. */
export const maakOpzij = (wachtrijUrl: string, client: SQSClient = new SQSClient()): Opzij => ({
  zet: async ({ sleutels, volgnummer, reden }) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: wachtrijUrl, MessageBody: JSON.stringify({ sleutels, volgnummer, reden }) }),
    );
  },
});
