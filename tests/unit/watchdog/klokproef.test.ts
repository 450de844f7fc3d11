import { expect, it } from "vitest";
import { proefKlok } from "./klokproef.ts";

it("sees to 5,000 due records in small pages, two runs at a time of which some are killed, each reminder once", async () => {
  const uitslag = await proefKlok(5_000);
  expect(uitslag).toMatchObject({ over: 0, gedood: 2, taken: 3_000 });
  expect([...uitslag.herinnerd]).toEqual([[1, 3_000]]);
  expect(uitslag.grootstePagina).toBeLessThanOrEqual(50);
  // Ten of each run.
  expect(uitslag.tegelijk).toBeLessThanOrEqual(20);
  // What was under way when one was killed, and nothing else.
  expect(uitslag.fouten).toBeLessThanOrEqual(2 * 50);
}, 30_000);
