import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Bijlagenkeuring } from "../../ports/bijlagen.ts";

/** Puts attachments in the queue of who judges them, by their id alone. */
export const maakBijlagenkeuring = (wachtrijUrl: string, client: SQSClient = new SQSClient()): Bijlagenkeuring => ({
  controleer: async (bijlageId) => {
    await client.send(new SendMessageCommand({ QueueUrl: wachtrijUrl, MessageBody: JSON.stringify({ bijlageId }) }));
  },
});
