import { bezorgAlles } from "../unit/deliver/bezorgketen.ts";
import type { Benchmark } from "./cijfer.ts";

const AANTAL = 100_000;
const KANSEN = { verlies: 2, dubbel: 3, uitval: 1, weigering: 5 };

/**
 * A hundred thousand notifications through the real outbox, deliver and watchdog, over ports in memory that lose, double and fail:
 * none is lost, and what each costs of our own code.
 */
export const notifications: Benchmark = async () => {
  const begin = performance.now();
  const uitslag = await bezorgAlles({ aantal: AANTAL, seed: 100_000, kansen: KANSEN });
  const seconden = (performance.now() - begin) / 1000;
  const geen = (naam: string, waarde: number, eenheid: string) => ({
    ...{ naam, waarde, eenheid },
    belofte: { tekst: "none", gehouden: waarde === 0 },
  });
  return [
    geen(`lost, of ${AANTAL} notifications`, uitslag.verloren, "notifications"),
    geen("without a line in the feed, or with two", uitslag.nietInFeed, "notifications"),
    geen("numbers that leave a gap", uitslag.gaten, "numbers"),
    geen("at a system for which it was not meant", uitslag.bijEenAnder, "notifications"),
    geen("of which the delivery did not end", uitslag.nietAf, "notifications"),
    { naam: "given up visibly, to be read in the feed", waarde: uitslag.opgegeven, eenheid: "notifications" },
    { naam: "notifications per second, own code, one process", waarde: AANTAL / seconden, eenheid: "1/s" },
    { naam: "calls of partners' systems per notification", waarde: uitslag.pogingen / AANTAL, eenheid: "calls" },
    { naam: "rounds of the clock until all was done", waarde: uitslag.rondes, eenheid: "rounds" },
    { naam: "memory at its highest, the store included", waarde: process.resourceUsage().maxRSS / 1024, eenheid: "MB" },
  ];
};
