import { setTimeout as slaap } from "node:timers/promises";
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import type { Bus, Busbericht } from "../../ports/keten.ts";

/** The service's limits for one call: entries, and bytes of all of them (256 KB, of which some for what is beside their detail). */
const PER_AANROEP = 10;
const BYTES_PER_AANROEP = 240_000;
const RONDES = 3;
const BRON = "ketenregie";

interface Opties {
  readonly client?: EventBridgeClient;
  /** Pause between two rounds, in milliseconds; replaced in tests. */
  readonly wacht?: (ronde: number) => Promise<void>;
}

const metSpreiding = async (ronde: number): Promise<void> => {
  await slaap(2 ** ronde * 50 * (0.5 + Math.random() / 2));
};

/** Puts events on an EventBridge bus; what the bus refuses is offered again a few times and then given back. */
export const maakBus = (busNaam: string, opties: Opties = {}): Bus => {
  const { client = new EventBridgeClient(), wacht = metSpreiding } = opties;
  const regel = ({ ontvanger, soort, event }: Busbericht): PutEventsRequestEntry => ({
    EventBusName: busNaam,
    Source: BRON,
    DetailType: soort,
    Detail: JSON.stringify({ ontvanger, event }),
  });
  /** Calls that the service takes: events of the day of a large organisation are tens of KB each, and all come at the same time. */
  const aanroepen = (berichten: readonly Busbericht[]): readonly (readonly Busbericht[])[] => {
    const delen: { readonly berichten: Busbericht[]; bytes: number }[] = [];
    for (const bericht of berichten) {
      const bytes = Buffer.byteLength(JSON.stringify(regel(bericht)));
      const laatste = delen.at(-1);
      if (
        laatste !== undefined &&
        laatste.berichten.length < PER_AANROEP &&
        laatste.bytes + bytes <= BYTES_PER_AANROEP
      ) {
        laatste.berichten.push(bericht);
        laatste.bytes += bytes;
      } else delen.push({ berichten: [bericht], bytes });
    }
    return delen.map((deel) => deel.berichten);
  };
  const ronde = async (berichten: readonly Busbericht[]): Promise<readonly Busbericht[]> => {
    const geweigerd: Busbericht[] = [];
    for (const deel of aanroepen(berichten)) {
      const antwoord = await client.send(new PutEventsCommand({ Entries: deel.map(regel) }));
      if ((antwoord.FailedEntryCount ?? 0) > 0)
        geweigerd.push(...deel.filter((_, plaats) => antwoord.Entries?.[plaats]?.EventId === undefined));
    }
    return geweigerd;
  };
  return {
    publiceer: async (berichten) => {
      let over = berichten;
      for (let keer = 0; keer < RONDES && over.length > 0; keer++) {
        if (keer > 0) await wacht(keer);
        over = await ronde(over);
      }
      return over;
    },
  };
};
