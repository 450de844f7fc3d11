import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { foutvelden } from "../../shared/runtime/log.ts";
import { leesBericht } from "./berichten.ts";
import { checkBijlage, judgeBijlage, receiveUpload, type KeuringAfhankelijkheden } from "./judge-bijlage.ts";

const handelAf = (body: string, afhankelijkheden: KeuringAfhankelijkheden): Promise<void> => {
  const bericht = leesBericht(body);
  switch (bericht.soort) {
    case "aangekomen":
      return receiveUpload(bericht.bijlageId, afhankelijkheden);
    case "oordeel":
      return judgeBijlage(bericht, afhankelijkheden);
    case "controle":
      return checkBijlage(bericht.bijlageId, afhankelijkheden);
    case "niets":
      return Promise.resolve();
  }
};

/** Handles the messages of a batch, one after the other: each file is in memory whole. What fails goes back to the queue. */
export const handleBerichten = async (
  event: SQSEvent,
  afhankelijkheden: KeuringAfhankelijkheden,
): Promise<SQSBatchResponse> => {
  const { log } = afhankelijkheden;
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId } of event.Records) {
    try {
      await handelAf(body, afhankelijkheden);
    } catch (fout) {
      log("functie-mislukt", foutvelden(fout));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  log("functie-klaar", { aantal: event.Records.length });
  return { batchItemFailures };
};
