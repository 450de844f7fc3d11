import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { output, outputVan } from "../../infra/local/outputs.ts";
import type { makeToeval } from "../fixtures/toeval.ts";

type Toeval = ReturnType<typeof makeToeval>;

/** Offers what was delivered a second time, by the bus or on the recipient's queue; begins anew until stopped. */
export const biedDubbelAan = (omgeving: Omgeving, toeval: Toeval, ontvangers: readonly string[]) => {
  const sqs = new SQSClient(lokaleClient(omgeving.endpoint));
  const bus = new EventBridgeClient(lokaleClient(omgeving.endpoint));
  let aantal = 0;
  const bied = async (): Promise<void> => {
    const alles = omgeving.ontvanger.ontvangen().filter(({ ontvanger }) => ontvangers.includes(ontvanger));
    const gekozen = alles[toeval.geheel(Math.max(1, alles.length))];
    if (gekozen === undefined) return;
    const { ontvanger, event } = gekozen;
    aantal += 1;
    if (toeval.kans(50)) {
      const QueueUrl = outputVan(omgeving.outputs, "Wachtrij", ontvanger);
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
      return;
    }
    const DetailType = z.looseObject({ type: z.string() }).parse(event).type;
    const regel = { Source: "ketenregie", DetailType, Detail: JSON.stringify({ ontvanger, event }) };
    await bus.send(
      new PutEventsCommand({ Entries: [{ EventBusName: output(omgeving.outputs, "BusNaam"), ...regel }] }),
    );
  };
  const klok = setInterval(() => void bied().catch(() => undefined), 250);
  return {
    aantal: () => aantal,
    stop: () => {
      clearInterval(klok);
    },
  };
};

/** Kills outbox and deliver at random, in the middle of whatever they do, while it does not rest. */
export const maakDoder = (omgeving: Omgeving, toeval: Toeval) => {
  let gedood = 0;
  let klok: NodeJS.Timeout | undefined;
  const kies = (): boolean => {
    const raak = toeval.kans(8);
    if (raak) gedood += 1;
    return raak;
  };
  const begin = (): void => {
    klok = setInterval(() => {
      omgeving.killFuncties(kies, ["Outbox", "Deliver"]);
    }, 500);
  };
  begin();
  return {
    begin,
    rust: (): void => {
      clearInterval(klok);
    },
    gedood: () => gedood,
  };
};
