/**
 * `node infra/check-templates.ts <environment…>`: synthesises each environment, lets cdk-nag judge it, and hands the
 * templates to cfn-lint. Exits 1 on any finding.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { bundledCode } from "./constructs/functies.ts";
import { loadEnvironment } from "./environments/index.ts";
import { synthesise } from "./synth.ts";

const LINTER = process.env["CFN_LINT"] ?? path.resolve(import.meta.dirname, "../.venv/bin/cfn-lint");

/** W3005: CDK writes out that a function waits for its role, which a reference to the role says already. */
const ZONDER = ["W3005"];

const namen = process.argv.slice(2);
if (namen.length === 0) throw new Error("usage: node infra/check-templates.ts <environment…>");

const code = bundledCode();
const bestanden = namen.flatMap((naam) => {
  const sjablonen = synthesise(loadEnvironment(naam), code);
  console.log(`${naam}: ${sjablonen.length} templates, cdk-nag clean`);
  return sjablonen.map(({ bestand }) => bestand);
});

const { status, error } = spawnSync(LINTER, ["--ignore-checks", ...ZONDER, "--template", ...bestanden], {
  stdio: "inherit",
});
if (error !== undefined) throw new Error(`cfn-lint does not run: ${LINTER}`, { cause: error });
if (status === 0) console.log(`cfn-lint: ${bestanden.length} templates clean`);
process.exitCode = status ?? 1;
