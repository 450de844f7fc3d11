import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

const cruise = (folders: readonly string[]): { readonly ok: boolean; readonly report: string } => {
  try {
    const report = execFileSync(
      process.execPath,
      [
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        ".dependency-cruiser.mjs",
        "--output-type",
        "err",
        ...folders,
      ],
      { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );
    return { ok: true, report };
  } catch (fout) {
    return { ok: false, report: String((fout as { stdout?: unknown }).stdout) };
  }
};

describe("the arrows of the house (design section 3)", () => {
  it("hold in every folder", { timeout: 60_000 }, () => {
    const { ok, report } = cruise(["functions", "infra", "shared", "statemachines"]);
    expect(ok, report).toBe(true);
  });

  // A rule that cannot fail proves nothing: each of these crosses one wall.
  it("notice whoever crosses a wall", { timeout: 60_000 }, () => {
    const kamer = mkdtempSync(join(root, "shared/domain/proef-"));
    const functie = mkdtempSync(join(root, "functions/proef-"));
    try {
      writeFileSync(
        join(kamer, "klok.ts"),
        'import { readFileSync } from "node:fs";\nexport const lees = readFileSync;\n',
      );
      mkdirSync(functie, { recursive: true });
      writeFileSync(
        join(functie, "sluip.ts"),
        [
          'export * from "../casus/env.ts";',
          'export { DynamoDBClient } from "@aws-sdk/client-dynamodb";',
          'export { makeKalender } from "../../shared/adapters/kalender/kalender.ts";',
        ].join("\n"),
      );
      writeFileSync(
        join(functie, "handler.ts"),
        'export { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";\n',
      );
      const { ok, report } = cruise(["functions", "shared"]);
      expect(ok).toBe(false);
      for (const rule of [
        "domain-is-pure",
        "functions-stay-apart",
        "only-adapters-touch-an-sdk",
        "only-wiring-knows-adapters",
        "cedar-only-where-casussen-are-decided",
      ])
        expect(report).toContain(rule);
    } finally {
      rmSync(kamer, { recursive: true });
      rmSync(functie, { recursive: true });
    }
  });
});
