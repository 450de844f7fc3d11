import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bezorgAlles } from "./bezorgketen.ts";

describe("notifications through outbox, bus, queues, deliver and watchdog", () => {
  it("loses none, whatever is lost, doubled or killed on the way, and gives none to another", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.record({
          verlies: fc.integer({ min: 0, max: 20 }),
          dubbel: fc.integer({ min: 0, max: 30 }),
          uitval: fc.integer({ min: 0, max: 4 }),
          weigering: fc.integer({ min: 0, max: 30 }),
        }),
        async (seed, kansen) => {
          const { pogingen, rondes, opgegeven, ...verkeerd } = await bezorgAlles({ aantal: 120, seed, kansen });
          expect(verkeerd).toEqual({ nietInFeed: 0, gaten: 0, verloren: 0, bijEenAnder: 0, nietAf: 0 });
          expect(pogingen).toBeGreaterThanOrEqual(120);
          expect(rondes).toBeGreaterThan(0);
          // What was given up is told, not lost; it takes a day of attempts that all fail.
          expect(opgegeven).toBeLessThan(12);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("gives up after a day where nothing gets through, leaves it in the feed, and tells who must act", async () => {
    const kansen = { verlies: 0, dubbel: 0, uitval: 0, weigering: 100 };
    const { opgegeven, pogingen: _, rondes: __, ...verkeerd } = await bezorgAlles({ aantal: 40, seed: 1, kansen });
    expect(verkeerd).toEqual({ nietInFeed: 0, gaten: 0, verloren: 0, bijEenAnder: 0, nietAf: 0 });
    // More than was sent: of each channel that gave up, the region's escalation heard as well.
    expect(opgegeven).toBeGreaterThan(40);
  });
});
