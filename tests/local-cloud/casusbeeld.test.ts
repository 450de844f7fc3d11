import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { meetCasusbeeld } from "./casusbeeldmeting.ts";
import { startKaleCloud, type KaleCloud } from "./kale-tabellen.ts";

let cloud: KaleCloud | undefined;
beforeAll(async () => {
  cloud = await startKaleCloud("casusbeeld");
}, 90_000);
afterAll(async () => {
  await cloud?.stop();
}, 60_000);

describe("a casus of eight partners, three dossiers and sixty contributions of the largest size", () => {
  it("reads as one casusbeeld in at most three calls of the store, and who reads nothing of them pays for none", async () => {
    if (cloud === undefined) throw new Error("The emulator does not run yet");
    const metingen = await meetCasusbeeld(cloud);
    for (const { naam, status, vragen } of metingen) {
      expect([naam, status]).toEqual([naam, 200]);
      expect(vragen.length, naam).toBeLessThanOrEqual(3);
    }
    const van = (naam: string) => metingen.find((een) => een.naam === naam);
    expect(van("zetel")?.vragen.map(({ opdracht, items }) => [opdracht, items.length])).toEqual(
      expect.arrayContaining([
        ["GetItemCommand", 1],
        ["BatchGetItemCommand", 60],
      ]),
    );
    for (const naam of ["opsporing", "noodtoegang"])
      expect(
        van(naam)
          ?.vragen.map(({ opdracht }) => opdracht)
          .toSorted(),
      ).toEqual(["GetItemCommand", "QueryCommand"]);
    // What everybody pays of what they may not see: that it is there, some hundreds of bytes each.
    const gevraagd = van("opsporing")?.vragen.find(({ opdracht }) => opdracht === "QueryCommand")?.items ?? [];
    expect(gevraagd.reduce((som, een) => som + een, 0)).toBeLessThan(100_000);
  }, 60_000);
});
