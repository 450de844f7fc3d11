import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { aanleveropdrachtSchema, type Aanleveropdracht } from "../../shared/domain/aanlevering.ts";
import { foutvelden, type Log } from "../../shared/runtime/log.ts";

export interface BatchAfhankelijkheden {
  /** Works on a page; answers whether it is done with it. */
  readonly verwerk: (opdracht: Aanleveropdracht) => Promise<"klaar" | "opnieuw">;
  readonly log: Log;
}

/** Works on the pages of a batch, one after the other; those that are not done go back to the queue. */
export const acceptBatch = async (
  { Records }: Pick<SQSEvent, "Records">,
  { verwerk, log }: BatchAfhankelijkheden,
): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId } of Records) {
    try {
      const uitkomst = await verwerk(aanleveropdrachtSchema.parse(JSON.parse(body)));
      if (uitkomst === "opnieuw") batchItemFailures.push({ itemIdentifier: messageId });
    } catch (fout) {
      log("functie-mislukt", foutvelden(fout));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  log("functie-klaar", { aantal: Records.length });
  return { batchItemFailures };
};
