/**
 * `npm run deploy -- <environment> [--yes]`: checks, synth, diff and deploy of an environment, in that order and with
 * the same templates. Without credentials of an account it stops, successfully, after what needs none.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { SFNClient } from "@aws-sdk/client-sfn";
import { loadEnvironment } from "./environments/index.ts";
import { temporaryFolder } from "./synth.ts";

const WORTEL = path.resolve(import.meta.dirname, "..");
const BIN = path.join(WORTEL, "node_modules/.bin");

const run = (titel: string, commando: string, argumenten: readonly string[]): boolean => {
  console.log(`\n— ${titel}`);
  const { status } = spawnSync(path.join(BIN, commando), argumenten, {
    cwd: WORTEL,
    stdio: "inherit",
    env: {
      ...process.env,
      AWS_REGION: environment.awsRegio,
      PATH: `${BIN}${path.delimiter}${process.env["PATH"] ?? ""}`,
    },
  });
  return status === 0;
};

/** Whether the machine knows an account at all; whether it is the right one, the diff tells. */
const hasCredentials = async (): Promise<boolean> => {
  try {
    await new SFNClient({ region: environment.awsRegio }).config.credentials();
    return true;
  } catch {
    return false;
  }
};

const stop = (reden: string, code: 0 | 1): never => {
  console.log(`\n${reden}`);
  process.exit(code);
};

const [naam, ...opties] = process.argv.slice(2);
const environment = loadEnvironment(naam);
if (environment.naam === "local") stop("The local cloud is deployed by `npm run cloud:up`.", 1);

if (!run("types", "tsc", ["--noEmit", "-p", "."])) stop("The types do not check.", 1);
if (!run("cdk-nag and cfn-lint", "node", ["infra/check-templates.ts", environment.naam]))
  stop("The templates do not pass.", 1);
if (!run("size of the bundles", "node", ["infra/bundle-sizes.ts"])) stop("A bundle is over its budget.", 1);

const uitvoer = temporaryFolder("deploy");
const synth = ["synth", "-c", `environment=${environment.naam}`, "--quiet", "--output", uitvoer];
if (!run("synth", "cdk", synth)) stop("The synth failed.", 1);

// What was checked is what is deployed: from here on the app is the folder with templates and bundles.
const app = ["--app", uitvoer];
if (!(await hasCredentials()))
  stop(
    `Checked and synthesised. Without credentials of an AWS account it ends here; with them, this command shows the
difference with what is deployed, asks, and deploys (infra/README.md, "To an account").`,
    0,
  );
if (!run("what changes", "cdk", ["diff", ...app])) stop("The diff failed: is the account bootstrapped?", 1);
if (!opties.includes("--yes")) {
  const vraag = createInterface({ input: process.stdin, output: process.stdout });
  const antwoord = await vraag.question(`\nDeploy this to ${environment.naam}? (yes/no) `);
  vraag.close();
  if (antwoord.trim() !== "yes") stop("Nothing was deployed.", 0);
}
if (!run("deploy", "cdk", ["deploy", "--all", "--require-approval", "never", ...app]))
  stop("The deploy failed; CloudFormation rolled the failing stack back.", 1);
