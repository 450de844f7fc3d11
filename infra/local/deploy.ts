import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { AWS_OMGEVING, AWS_REGIO } from "./ministack.ts";
import type { Outputs } from "./outputs.ts";
import { WORTEL } from "./wolken.ts";

const BIN = path.join(WORTEL, "node_modules/.bin");

/** Where to deploy to. */
export interface Deploydoel {
  /** Address of the emulator. */
  readonly endpoint: string;
  /** Address of the webhook receiver, which becomes part of the templates. */
  readonly ontvanger: string;
  /** Folder of temporary files of this cloud: what is synthesised for it is nobody else's. */
  readonly tijdelijk: string;
}

/** Runs a command of CDK; its output is shown only when it fails. */
const cdk = async (doel: Deploydoel, map: string, ...argumenten: readonly string[]): Promise<void> => {
  const kind = spawn(path.join(BIN, "node"), [path.join(BIN, "cdk"), ...argumenten], {
    cwd: map,
    env: {
      ...AWS_OMGEVING,
      PATH: `${BIN}${path.delimiter}${process.env["PATH"] ?? ""}`,
      // CDK keeps a cache at home, which copies would share.
      HOME: doel.tijdelijk,
      TMPDIR: doel.tijdelijk,
      CI: "true",
      CDK_DISABLE_CLI_TELEMETRY: "true",
      AWS_ENDPOINT_URL: doel.endpoint,
      KETENREGIE_LOCAL_ENDPOINT: doel.endpoint,
      KETENREGIE_LOCAL_ONTVANGER: doel.ontvanger,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const regels: Buffer[] = [];
  for (const stroom of [kind.stdout, kind.stderr]) stroom.on("data", (deel: Buffer) => regels.push(deel));
  const code = await new Promise<number | null>((klaar, mis) => {
    kind.once("error", mis);
    kind.once("close", klaar);
  });
  if (code !== 0)
    throw new Error(
      `cdk ${argumenten[0] ?? ""} ended with ${code ?? "a signal"}:\n${Buffer.concat(regels).toString("utf8")}`,
    );
};

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Deploys every stack of the environment `local` to an emulator, and gives their outputs. */
export const deployLocal = async (doel: Deploydoel): Promise<Outputs> => {
  const map = mkdtempSync(path.join(doel.tijdelijk, "deploy-"));
  const assembly = path.join(map, "cdk.out");
  const uitvoer = path.join(map, "outputs.json");
  const stil = ["--no-notices", "--no-version-reporting"];
  await Promise.all([
    // In a folder without an app, which it would otherwise run as well.
    cdk(doel, map, "bootstrap", `aws://000000000000/${AWS_REGIO}`, ...stil),
    cdk(doel, WORTEL, "synth", "--quiet", "-c", "environment=local", "--output", assembly, ...stil),
  ]);
  const opties = ["--method", "direct", "--concurrency", "6", "--require-approval", "never"];
  await cdk(doel, WORTEL, "deploy", "--all", "--app", assembly, "--outputs-file", uitvoer, ...opties, ...stil);
  const perStack = outputsSchema.parse(JSON.parse(readFileSync(uitvoer, "utf8")));
  return Object.fromEntries(Object.values(perStack).flatMap((outputs) => Object.entries(outputs)));
};
