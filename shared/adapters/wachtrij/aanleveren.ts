import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Aanleverwachtrij } from "../../ports/aanleverwachtrij.ts";

/** The service's limit for one batch of messages. */
const PER_BATCH = 10;

/** The queue of pages on SQS. */
export const maakAanleverwachtrij = (wachtrijUrl: string, client: SQSClient = new SQSClient()): Aanleverwachtrij => ({
  zet: async (opdrachten) => {
    for (let van = 0; van < opdrachten.length; van += PER_BATCH) {
      const Entries = opdrachten.slice(van, van + PER_BATCH).map(({ aanleveringId, pagina }) => ({
        Id: String(pagina),
        MessageBody: JSON.stringify({ aanleveringId, pagina }),
      }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: wachtrijUrl, Entries }));
      if (Failed.length > 0) throw new Error(`The queue refused ${Failed.length} pages`);
    }
  },
});
