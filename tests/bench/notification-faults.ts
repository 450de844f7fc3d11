import { startOmgeving } from "../../infra/local/omgeving.ts";
import { proefStoringen } from "../local-cloud/storingsproef.ts";
import type { Benchmark } from "./cijfer.ts";

const CASUSSEN = 60;

/**
 * Sixty casussen and eight partners on the local cloud, five of whom fail each in its own way, while outbox and deliver are killed
 * and events are offered twice: every partner has all that it had to hear, once and in order.
 */
export const notificationFaults: Benchmark = async () => {
  const omgeving = await startOmgeving("bench-storingen");
  try {
    const meld = (regel: string): void => {
      console.error(regel);
    };
    const uitslag = await proefStoringen(omgeving, { aantal: CASUSSEN, geduldSeconden: 600, meld });
    const { cijfers } = uitslag;
    for (const een of [...uitslag.afwijkingen, ...uitslag.vanEenAnder]) meld(een);
    const geen = (naam: string, lijst: readonly unknown[] | number, eenheid: string) => {
      const waarde = typeof lijst === "number" ? lijst : lijst.length;
      return { naam, waarde, eenheid, belofte: { tekst: "none", gehouden: waarde === 0 } };
    };
    return [
      geen("notifications missing, twice, out of order or of nobody", uitslag.afwijkingen, "notifications"),
      geen("notifications of a casus in which the partner takes no part", uitslag.vanEenAnder, "notifications"),
      geen("healthy partners that waited for the one that was down", uitslag.nietCompleet, "partners"),
      geen("calls of a system that had answered 410", uitslag.tijdensSchorsing, "calls"),
      geen("partners that missed something by webhook after their channel was resumed", uitslag.nietHervat, "partners"),
      geen("deliveries with another signature", uitslag.vervalst, "deliveries"),
      geen("places with personal data", uitslag.lekken, "places"),
      {
        naam: `notifications of ${CASUSSEN} casussen to eight partners`,
        waarde: cijfers.notificaties,
        eenheid: "notifications",
      },
      { naam: "calls of partners' systems", waarde: cijfers.pogingen, eenheid: "calls" },
      { naam: "calls that repeated another", waarde: cijfers.herhalingen, eenheid: "calls" },
      { naam: "notifications that came from the feed", waarde: cijfers.uitDeFeed, eenheid: "notifications" },
      { naam: "processes of outbox and deliver killed", waarde: cijfers.gedood, eenheid: "processes" },
      { naam: "events offered twice", waarde: cijfers.dubbelAangeboden, eenheid: "events" },
      { naam: "time until the healthy were complete", waarde: cijfers.eersteHelftSeconden, eenheid: "s" },
      { naam: "time in all", waarde: cijfers.seconden, eenheid: "s" },
    ];
  } finally {
    await omgeving.stop();
  }
};
