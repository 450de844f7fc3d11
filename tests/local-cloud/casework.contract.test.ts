import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll } from "vitest";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakLogspoor } from "../../shared/adapters/dynamodb/logspoor.ts";
import { maakSporen } from "../../shared/adapters/dynamodb/sporen.ts";
import type { Item } from "../../shared/adapters/dynamodb/table.ts";
import { maakVerwerkingslog } from "../../shared/adapters/dynamodb/verwerkingslog.ts";
import { caseworkContract } from "../contract/casework.contract.ts";
import { sluitendContract } from "../contract/sluitend.contract.ts";
import { verwerkingslogContract } from "../contract/verwerkingslog.contract.ts";
import { startKaleCloud, type KaleCloud } from "./kale-tabellen.ts";

const LOG = { registerBasis: "urn:ketenregie:proef:verwerking", bewaarDagen: 1_830 };

let cloud: KaleCloud | undefined;
const loopt = (): KaleCloud => {
  if (cloud === undefined) throw new Error("The emulator does not run yet");
  return cloud;
};
beforeAll(async () => {
  cloud = await startKaleCloud("contract");
}, 90_000);
afterAll(async () => {
  await cloud?.stop();
}, 60_000);

caseworkContract("DynamoDB", async () => {
  const { client, maakTabellen } = loopt();
  const { tabel, logtabel, gelogd, verwijder } = await maakTabellen();
  return { casework: maakCasework({ client, tabel, logtabel, log: LOG }), gelogd, opruimen: verwijder };
});

verwerkingslogContract("DynamoDB", async () => {
  const { client, maakTabellen } = loopt();
  const { logtabel, gelogd, verwijder } = await maakTabellen();
  return { verwerkingslog: maakVerwerkingslog(client, logtabel, LOG), gelogd, opruimen: verwijder };
});

sluitendContract("DynamoDB", async () => {
  const { client, maakTabellen } = loopt();
  const { tabel, logtabel, verwijder } = await maakTabellen();
  const item = async (Key: Pick<Item, "pk" | "sk">): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName: tabel, Key, ConsistentRead: true }))).Item as Item | undefined;
  return {
    casework: maakCasework({ client, tabel, logtabel, log: LOG }),
    sporen: maakSporen(client, tabel, () => "2026-11-24T10:00:00.000Z"),
    logspoor: maakLogspoor(client, logtabel),
    item,
    verander: async (sleutel, zet, weg = []) => {
      const nieuw = { ...(await item(sleutel)), ...zet, ...sleutel };
      const Item = Object.fromEntries(Object.entries(nieuw).filter(([naam]) => !weg.includes(naam)));
      await client.send(new PutCommand({ TableName: tabel, Item }));
    },
    opruimen: verwijder,
  };
});
