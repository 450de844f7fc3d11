import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { isKanaalsein } from "../../shared/events/index.ts";
import { voorElk } from "../../shared/runtime/herhaling.ts";
import { foutvelden } from "../../shared/runtime/log.ts";
import { logVan } from "../../shared/runtime/ontvangerlog.ts";
import { deliverEvent, type BezorgAfhankelijkheden } from "./deliver-event.ts";
import { tellTerugval, type TerugvalAfhankelijkheden } from "./tell-terugval.ts";

export interface BatchAfhankelijkheden extends BezorgAfhankelijkheden, Pick<TerugvalAfhankelijkheden, "post"> {
  /** Queue (ARN) → recipient: each has its own, and the message does not say whose it is. */
  readonly ontvangers: Readonly<Record<string, string>>;
  /** Writes what was counted. */
  readonly schrijfTellingen: () => void;
}

const TEGELIJK = 10;

/** Delivers the messages of a batch; those that failed by a fault of ours go back to their queue, the others are done. */
export const deliverBatch = async (
  event: SQSEvent,
  afhankelijkheden: BatchAfhankelijkheden,
): Promise<SQSBatchResponse> => {
  const { ontvangers, log, schrijfTellingen } = afhankelijkheden;
  const batchItemFailures: { itemIdentifier: string }[] = [];
  await voorElk(event.Records, TEGELIJK, async ({ eventSourceARN, body, messageId }) => {
    try {
      const ontvanger = ontvangers[eventSourceARN];
      if (ontvanger === undefined) throw new Error("A message of a queue that belongs to nobody");
      const zijne = { ...afhankelijkheden, log: logVan(ontvanger, log) };
      if (isKanaalsein(JSON.parse(body))) await tellTerugval(ontvanger, zijne);
      else await deliverEvent(ontvanger, body, zijne);
    } catch (fout) {
      log("functie-mislukt", foutvelden(fout));
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  });
  schrijfTellingen();
  log("functie-klaar", { aantal: event.Records.length });
  return { batchItemFailures };
};
