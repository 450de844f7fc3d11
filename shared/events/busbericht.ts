import type { Bericht } from "../domain/gebeurtenis.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Busbericht } from "../ports/keten.ts";
import { naarCloudEvent, type CloudEventInstellingen } from "./cloudevent.ts";

/** A line of a feed on its way to the bus: always the same event, however often it is offered. */
export const naarBusbericht = (
  regel: { readonly bericht: Bericht; readonly nummer: number; readonly opgetredenOp: Instant },
  instellingen: CloudEventInstellingen,
): Busbericht => {
  const event = naarCloudEvent(regel.bericht, regel, instellingen);
  return { ontvanger: regel.bericht.ontvanger, soort: event.type, event };
};
