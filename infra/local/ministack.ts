import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Socket } from "node:net";
import path from "node:path";
import * as z from "zod";
import { findProces, leeft, processenMet, sein, wachtTot } from "./processen.ts";
import { bewaarWolk, mapVan, WORTEL } from "./wolken.ts";
import type { Wolk } from "./wolken.ts";

export const AWS_REGIO = "eu-west-1";

/** What the emulator takes for credentials. */
export const AWS_OMGEVING = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: AWS_REGIO,
  AWS_DEFAULT_REGION: AWS_REGIO,
} as const;

const BIN = path.join(WORTEL, "node_modules/.bin");

/** Below what systems hand out to outgoing connections, so that nobody takes the port between a stop and a start. */
const POORTEN = { van: 20_000, aantal: 10_000 } as const;

const isVrij = async (port: number): Promise<boolean> =>
  new Promise((klaar) => {
    const server = createServer();
    server.once("error", () => {
      klaar(false);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () =>
      server.close(() => {
        klaar(true);
      }),
    );
  });

/** A port that nobody listens on. Picked at random, so that two that look at the same moment do not find the same. */
export const vrijePoort = async (): Promise<number> => {
  for (let poging = 0; poging < 200; poging += 1) {
    const port = POORTEN.van + Math.floor(Math.random() * POORTEN.aantal);
    if (await isVrij(port)) return port;
  }
  throw new Error(`no free port between ${POORTEN.van} and ${POORTEN.van + POORTEN.aantal}`);
};

export const endpointVan = (port: number): string => `http://127.0.0.1:${port}`;

const gezond = async (port: number): Promise<boolean> => {
  try {
    const antwoord = await fetch(`${endpointVan(port)}/_ministack/health`, { signal: AbortSignal.timeout(2_000) });
    await antwoord.body?.cancel();
    return antwoord.ok;
  } catch {
    return false;
  }
};

const logboekVan = (naam: string): string => path.join(mapVan(naam), "ministack.log");

const tmpVan = ({ tijdelijk }: Wolk): string => path.join(tijdelijk, "tmp");
const toestandVan = ({ tijdelijk }: Wolk): string => path.join(tijdelijk, "toestand");

/** Nothing of whoever starts it: Lambdas inherit the environment of the emulator whole. */
const omgevingVan = (wolk: Wolk, port: number): NodeJS.ProcessEnv => ({
  PATH: [BIN, "/usr/local/bin", "/usr/bin", "/bin"].join(path.delimiter),
  HOME: wolk.tijdelijk,
  TMPDIR: tmpVan(wolk),
  LANG: "C.UTF-8",
  TZ: "UTC",
  GATEWAY_PORT: String(port),
  BIND_HOST: "127.0.0.1",
  IOT_MTLS_ENABLED: "0",
  SFTP_ENABLED: "0",
  LAMBDA_EXECUTOR: "local",
  MINISTACK_REGION: AWS_REGIO,
  PERSIST_STATE: "1",
  S3_PERSIST: "1",
  STATE_DIR: toestandVan(wolk),
  S3_DATA_DIR: path.join(wolk.tijdelijk, "s3"),
});

const staartVan = (bestand: string): string =>
  existsSync(bestand) ? readFileSync(bestand, "utf8").split("\n").slice(-20).join("\n") : "";

/** Processes of which we hold the lifeline: when this process goes, so do they. */
const levenslijnen = new Map<string, ChildProcess>();

const startOp = async (wolk: Wolk, port: number, blijft: boolean): Promise<Wolk> => {
  const python = path.join(WORTEL, ".venv/bin/python");
  if (!existsSync(python)) throw new Error("no .venv: start this through node infra/local/setup.mjs");
  mkdirSync(tmpVan(wolk), { recursive: true });
  const log = openSync(logboekVan(wolk.naam), "a");
  const argumenten = [
    path.join(import.meta.dirname, "start_ministack.py"),
    wolk.tijdelijk,
    ...(blijft ? [] : ["volg"]),
  ];
  const kind = spawn(python, argumenten, {
    cwd: wolk.tijdelijk,
    env: omgevingVan(wolk, port),
    stdio: [blijft ? "ignore" : "pipe", log, log],
    // A session of its own: Ctrl-C is for whoever started it, who then stops it gracefully.
    detached: true,
  });
  closeSync(log);
  let fout: unknown;
  kind.once("error", (reden) => {
    fout = reden;
  });
  kind.unref();
  if (kind.stdin instanceof Socket) kind.stdin.unref();
  const af = () => fout !== undefined || kind.exitCode !== null || kind.signalCode !== null;
  const op = await wachtTot(async () => af() || (await gezond(port)), 60_000, 25);
  const proces = kind.pid === undefined ? null : findProces(kind.pid);
  if (!op || af() || proces === null) {
    if (kind.pid !== undefined) sein(kind.pid, "SIGKILL");
    throw new Error(`MiniStack does not start:\n${staartVan(logboekVan(wolk.naam))}`, { cause: fout });
  }
  levenslijnen.set(wolk.naam, kind);
  return bewaarWolk({ ...wolk, ministack: { ...proces, port } });
};

/**
 * Starts the emulator of a cloud, on a free port, with folders of its own.
 * @param blijft whether it stays when this process ends
 */
export const startMinistack = async (wolk: Wolk, { blijft }: { readonly blijft: boolean }): Promise<Wolk> => {
  for (let poging = 1; ; poging += 1) {
    try {
      return await startOp(wolk, await vrijePoort(), blijft);
    } catch (fout) {
      // Somebody else may have taken the port since we looked.
      if (poging === 3 || !(fout instanceof Error && fout.message.includes("already in use"))) throw fout;
    }
  }
};

/**
 * Stops the emulator, which writes down its state and takes its workers along.
 * @param maximaalMs after which it is killed; its state is then lost
 * @returns whether it ended by itself
 */
export const stopMinistack = async (wolk: Wolk, maximaalMs = 30_000): Promise<boolean> => {
  const { ministack } = wolk;
  if (ministack === null || !leeft(ministack)) return false;
  sein(ministack.pid, "SIGTERM");
  const vanzelf = await wachtTot(() => !leeft(ministack), maximaalMs);
  if (!vanzelf) await killMinistack(wolk);
  // Workers see their input end; one that is still busy is not waited for.
  const workers = () => processenMet(wolk.tijdelijk).filter((pid) => pid !== wolk.ontvanger?.pid);
  if (!(await wachtTot(() => workers().length === 0, 2_000))) for (const pid of workers()) sein(pid, "SIGKILL");
  return vanzelf;
};

/** The power goes: nothing is written down, workers and files are left behind. */
export const killMinistack = async ({ ministack }: Wolk): Promise<void> => {
  if (ministack === null || !leeft(ministack)) return;
  sein(ministack.pid, "SIGKILL");
  await wachtTot(() => !leeft(ministack), 5_000);
};

/**
 * Kills the processes in which functions of this cloud run, whatever each is doing: who invoked one gets an error, and the next
 * invocation starts another.
 * @param kies which of them
 * @param namen only functions with one of these texts in their name, such as `Outbox`; all when left out
 */
export const killFuncties = (wolk: Wolk, kies: (pid: number) => boolean, namen?: readonly string[]): void => {
  const genoemd = namen === undefined ? null : new Set(namen.flatMap((naam) => processenMet(naam)));
  for (const pid of processenMet(`${tmpVan(wolk)}${path.sep}`))
    if ((genoemd === null || genoemd.has(pid)) && kies(pid)) sein(pid, "SIGKILL");
};

const lambdaToestand = z.looseObject({ payload: z.looseObject({ dynamodb_stream_positions: z.unknown() }) });

/**
 * After a restart MiniStack has no stream records any more but still its place among them, so that consumers get
 * nothing until as much was written again. Without a place they begin at the first new record.
 */
const vergeetStroomposities = (wolk: Wolk): void => {
  const bestand = path.join(toestandVan(wolk), "lambda.json");
  if (!existsSync(bestand)) return;
  const toestand = lambdaToestand.parse(JSON.parse(readFileSync(bestand, "utf8")));
  const payload = { ...toestand.payload, dynamodb_stream_positions: { __account_region_scoped__: true, data: {} } };
  writeFileSync(bestand, JSON.stringify({ ...toestand, payload }));
};

/**
 * Stops the emulator gracefully and starts it again with what it wrote down, on the same port. Running executions are
 * then FAILED and their tokens gone, messages in flight visible again, stream records that nobody read lost.
 */
export const restartMinistack = async (wolk: Wolk, { blijft }: { readonly blijft: boolean }): Promise<Wolk> => {
  const port = wolk.ministack?.port;
  if (port === undefined || !(await stopMinistack(wolk)))
    throw new Error(`the local cloud "${wolk.naam}" did not stop by itself: its state is lost`);
  vergeetStroomposities(wolk);
  // The folders of its workers pile up.
  rmSync(tmpVan(wolk), { recursive: true, force: true });
  return startOp(wolk, port, blijft);
};
