import {
  DeleteItemCommand,
  DynamoDBClient,
  paginateScan,
  PutItemCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import { makeToeval } from "../fixtures/toeval.ts";
import { proefDoden, proefHerstart } from "./herstartproef.ts";
import { zoekVerlies } from "./naloop.ts";

const meld = (): void => undefined;

describe("a cloud that is stopped in the middle of casussen at every kind of activity, and started again", () => {
  let omgeving: Omgeving;
  beforeAll(async () => {
    omgeving = await startOmgeving("test-storingen");
  }, 120_000);
  afterAll(async () => {
    await omgeving.stop();
  });

  /** Past the product: a task is there twice, and the first line of a feed not at all. */
  const richtVerliesAan = async (): Promise<void> => {
    const client = new DynamoDBClient(lokaleClient(omgeving.endpoint));
    const TableName = output(omgeving.outputs, "TabelNaam");
    const items: Record<string, AttributeValue>[] = [];
    for await (const { Items } of paginateScan({ client }, { TableName })) items.push(...(Items ?? []));
    const taak = items.find(({ type, soort }) => type?.S === "taak" && soort?.S === "evaluatie");
    const regel = items.find(({ type, nummer }) => type?.S === "notificatie" && nummer?.N === "1");
    const tweede = { S: randomUUID() };
    await client.send(new PutItemCommand({ TableName, Item: { ...taak, sk: tweede, taakId: tweede } }));
    await client.send(
      new DeleteItemCommand({ TableName, Key: { pk: regel?.["pk"] ?? tweede, sk: regel?.["sk"] ?? tweede } }),
    );
    client.destroy();
  };

  it(
    "brings all to their end, those that ops stopped too, and loses or doubles nothing",
    { timeout: 420_000 },
    async () => {
      const uitslag = await proefHerstart(omgeving, 8, { tegelijk: 6, meld });
      expect(uitslag.gestrand).toEqual([]);
      expect(uitslag.gelopen).toHaveLength(8);
      expect(uitslag.verlies).toEqual([]);
      // It did happen: machines were gone in both ways.
      expect(uitslag.gestopt).toBeGreaterThan(0);
      expect(uitslag.uitvoeringen).toMatchObject({
        ABORTED: uitslag.gestopt,
        FAILED: expect.any(Number) as number,
        SUCCEEDED: expect.any(Number) as number,
      });
      // And what is lost or doubled would have been seen.
      await richtVerliesAan();
      expect((await zoekVerlies(omgeving, uitslag.gelopen)).join("\n")).toMatch(
        /: evaluatie: 2 tasks of 1 [^]*: 0 lines in the feed of [^]*: numbers that skip or repeat/,
      );
    },
  );
});

describe("a cloud of which the power goes", () => {
  it(
    "is cleared, and another starts afresh; on that, functions are killed and every casus closes",
    { timeout: 300_000 },
    async () => {
      const gedood = await startOmgeving("test-gedood");
      await gedood.kill();
      const meldingen: string[] = [];
      const opnieuw = await startOmgeving("test-gedood", { meld: (regel) => void meldingen.push(regel) });
      try {
        expect(meldingen.join()).toContain("resten opgeruimd");
        const uitslag = await proefDoden(opnieuw, 3, makeToeval(3), { tegelijk: 3, meld });
        expect(uitslag.gestrand).toEqual([]);
        expect(uitslag.gelopen).toHaveLength(3);
        expect(uitslag.verlies).toEqual([]);
        expect(uitslag.gedood).toBeGreaterThan(0);
      } finally {
        await opnieuw.stop();
      }
    },
  );
});
