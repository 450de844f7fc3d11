/**
 * `node tests/ontvanger/voorbeeld.ts <ontvanger> [poort]`: a partner's own receiver beside a local cloud (`npm run cloud:up`), for
 * an organisation with a system of its own, such as `veilig-thuis`. It keeps what it has beside what that cloud has on disk: stop it,
 * start it, and it goes on where it was.
 */
import path from "node:path";
import { kanaalgeheim } from "../../infra/local/kanaalgeheimen.ts";
import { endpointVan } from "../../infra/local/ministack.ts";
import { apiVan } from "../../infra/local/omgeving.ts";
import { haalToken } from "../../infra/local/token.ts";
import { findWolk, mapVan } from "../../infra/local/wolken.ts";
import { inBestand } from "./bewaarplaats.ts";
import { feedVan } from "./feed.ts";
import { maakOntvanger } from "./ontvanger.ts";
import { startServer } from "./server.ts";

const [wie = "veilig-thuis", poort = "9000"] = process.argv.slice(2);

// Only here the cloud tells where it is and what the secret is. In an account you are given both when your channel is set up.
const wolk = findWolk("cloud");
if (wolk?.ministack == null || wolk.outputs === null) throw new Error("Start eerst de lokale cloud: npm run cloud:up");
const { outputs } = wolk;
const endpoint = endpointVan(wolk.ministack.port);
const map = mapVan("cloud");

const ontvanger = maakOntvanger({
  geheimen: [await kanaalgeheim({ endpoint, outputs })(wie)],
  bewaarplaats: inBestand(path.join(map, `ontvanger-${wie}.ndjson`)),
  // Yours keeps its token while it holds; here each page gets a new one.
  feed: feedVan(apiVan(endpoint, outputs), async () => haalToken(`systeem-${wie}`, { endpoint, outputs, map })),
  verwerk: ({ sequence, type, dataref }) => {
    console.log(sequence, type, dataref ?? "");
    return { type };
  },
});

const server = await startServer({
  ...{ ontvanger, pad: `/${wie}`, oorsprong: null, poort: Number(poort), geduldMs: 5_000 },
  meld: (fout) => {
    console.error(fout);
  },
});
// In an account our regional IT sets the address of your channel; here the receiver of the local cloud passes on what is for you.
const koppeling = new URLSearchParams({ ontvanger: wie, url: server.url });
await fetch(`http://127.0.0.1:${wolk.ontvanger?.port ?? 0}/_koppel?${koppeling.toString()}`, { method: "POST" });
console.log(`luistert op ${server.url}`);
