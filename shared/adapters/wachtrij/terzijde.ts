import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { OrganisatieCode } from "../../domain/ids.ts";
import type { Terzijde } from "../../ports/sluitend.ts";

/** A dead-letter queue: by which name it is told of, and of which recipient in the compartment it is, if of one. */
export interface Terzijdewachtrij {
  readonly url: string;
  readonly opsporend: OrganisatieCode | null;
}

/** The dead-letter queues in SQS: how many messages lie in each. */
export const maakTerzijde = (
  wachtrijen: Readonly<Record<string, Terzijdewachtrij>>,
  client: SQSClient = new SQSClient(),
): Terzijde => ({
  standen: () =>
    Promise.all(
      Object.entries(wachtrijen).map(async ([naam, { url, opsporend }]) => {
        const { Attributes } = await client.send(
          new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages"] }),
        );
        return { naam, aantal: Number(Attributes?.ApproximateNumberOfMessages ?? 0), opsporend };
      }),
    ),
});
