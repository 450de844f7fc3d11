import { afterAll, beforeAll } from "vitest";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakVerwerkingslog } from "../../shared/adapters/dynamodb/verwerkingslog.ts";
import { caseworkContract } from "../contract/casework.contract.ts";
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
