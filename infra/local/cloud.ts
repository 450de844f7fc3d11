/**
 * `npm run cloud:up` and `npm run cloud:down`: the local cloud alone, deployed, until it is taken down. `up` ends with
 * one line of JSON on stdout and tells the rest on stderr; with a cloud that runs already it deploys what changed.
 */
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { AWS_OMGEVING, endpointVan, startMinistack, vrijePoort } from "./ministack.ts";
import { beschrijving, richtIn } from "./omgeving.ts";
import { findProces, leeft, wachtTot } from "./processen.ts";
import { metSlot } from "./slot.mjs";
import { bewaarWolk, findWolk, mapVan, neemWolk, ruimRestenOp, verwijderWolk } from "./wolken.ts";
import type { Wolk } from "./wolken.ts";

const NAAM = "cloud";

const meld = (regel: string): void => {
  console.error(`· ${regel}`);
};

const luistert = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_ontvangen?ontvanger=-`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};

/** The receiver at the address that the templates have, if they were deployed already. */
const startOntvanger = async (wolk: Wolk): Promise<Wolk> => {
  if (wolk.ontvanger !== null && leeft(wolk.ontvanger)) return wolk;
  const port = wolk.ontvanger?.port ?? (await vrijePoort());
  const log = openSync(path.join(mapVan(wolk.naam), "ontvanger.log"), "a");
  const script = path.join(import.meta.dirname, "receiver-proces.ts");
  const kind = spawn(process.execPath, [script, wolk.naam, wolk.tijdelijk, String(port)], {
    env: { ...AWS_OMGEVING, PATH: process.env["PATH"] },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  kind.unref();
  const op = await wachtTot(async () => kind.exitCode !== null || (await luistert(endpointVan(port))), 20_000);
  const proces = kind.pid === undefined ? null : findProces(kind.pid);
  if (!op || proces === null) throw new Error(`the webhook receiver does not start; see ${wolk.naam}/ontvanger.log`);
  return bewaarWolk({ ...wolk, ontvanger: { ...proces, port } });
};

const up = async (): Promise<void> => {
  for (const rest of await ruimRestenOp()) meld(`resten opgeruimd van '${rest}'`);
  const bestaand = findWolk(NAAM);
  let wolk = bestaand ?? neemWolk(NAAM, { alleenDeze: true });
  // Whoever is cut off half-way leaves nothing running; a cloud that ran already stays.
  const breekAf = async (): Promise<void> => (bestaand === null ? verwijderWolk(NAAM) : undefined);
  for (const signaal of ["SIGINT", "SIGTERM"] as const)
    process.once(signaal, () => void breekAf().finally(() => process.exit(1)));
  try {
    if (bestaand === null) {
      meld("MiniStack starten");
      wolk = await startMinistack(wolk, { blijft: true });
    }
    wolk = await startOntvanger(wolk);
    const endpoint = endpointVan(wolk.ministack?.port ?? 0);
    wolk = await richtIn(wolk, endpointVan(wolk.ontvanger?.port ?? 0), meld);
    wolk = bewaarWolk({ ...wolk, eigenaar: null });
    console.log(JSON.stringify(beschrijving(endpoint, wolk.outputs ?? {})));
  } catch (fout) {
    await breekAf();
    throw fout;
  }
};

const down = async (): Promise<void> => {
  const wolk = findWolk(NAAM);
  if (wolk === null) meld("er draait geen lokale cloud van cloud:up");
  else await verwijderWolk(NAAM);
  for (const rest of await ruimRestenOp()) meld(`resten opgeruimd van '${rest}'`);
};

const COMMANDOS: Readonly<Record<string, () => Promise<void>>> = { up, down };

const commando = COMMANDOS[process.argv[2] ?? ""];
if (commando === undefined) throw new Error("usage: cloud.ts up|down");
await metSlot("cloud", commando, () => {
  meld("wachten op een ander cloud-commando in deze map");
});
