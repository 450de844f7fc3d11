import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";
import type { CodeBron } from "./constructs/functies.ts";
import type { Environment } from "./environments/schema.ts";
import { addStacks, createApp } from "./keten-app.ts";

/** A folder of this process, gone when it ends. */
export const temporaryFolder = (naam: string): string => {
  const map = mkdtempSync(path.join(tmpdir(), `ketenregie-${naam}-`));
  process.once("exit", () => {
    rmSync(map, { recursive: true, force: true });
  });
  return map;
};

/** A stack as CloudFormation will get it. */
export interface Sjabloon {
  /** `ketenregie-<environment>-<stack>`. */
  readonly stack: string;
  readonly bestand: string;
  readonly inhoud: Record<string, unknown>;
}

/** Templates of an environment, in `map`. Throws, after a report, on what cdk-nag finds. */
export const synthesise = (
  environment: Environment,
  code: CodeBron,
  map = temporaryFolder("synth"),
): readonly Sjabloon[] => {
  const app = createApp({ outdir: map });
  addStacks(app, environment, code);
  return app.synth().stacks.map(({ stackName, templateFullPath, template }) => ({
    stack: stackName,
    bestand: templateFullPath,
    inhoud: z.record(z.string(), z.unknown()).parse(template),
  }));
};
