/**
 * `npm test`: every test, the local cloud's included, and the templates of the environments that `verify` leaves out.
 * Exits 1 when anything fails. With `TESTUITSLAG` set, writes `{"passed":…,"failed":…}` to that file.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";

const WORTEL = path.resolve(import.meta.dirname, "..");

const verslag = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

interface Uitslag {
  readonly passed: number;
  readonly failed: number;
}

const draai = (...argumenten: readonly string[]): boolean =>
  spawnSync(process.execPath, argumenten, { cwd: WORTEL, stdio: ["ignore", "inherit", "inherit"] }).status === 0;

const telVerslag = (bestand: string): Uitslag => {
  if (!existsSync(bestand)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = verslag.parse(JSON.parse(readFileSync(bestand, "utf8")));
  // A file that cannot be loaded has failed without a failed test in it.
  const kapot = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + kapot.length };
};

/** Vitest; arguments of `npm test -- …` are its own: files, or `-t` with a name. */
const draaiTests = (): Uitslag => {
  const map = mkdtempSync(path.join(tmpdir(), "ketenregie-test-"));
  try {
    const bestand = path.join(map, "verslag.json");
    const geslaagd = draai(
      path.join(WORTEL, "node_modules/vitest/vitest.mjs"),
      ...["run", "--reporter=default", "--reporter=json", `--outputFile.json=${bestand}`],
      ...process.argv.slice(2),
    );
    const uitslag = telVerslag(bestand);
    return geslaagd ? uitslag : { ...uitslag, failed: Math.max(uitslag.failed, 1) };
  } finally {
    rmSync(map, { recursive: true, force: true });
  }
};

const keurSjablonen = (): Uitslag =>
  draai(path.join(WORTEL, "infra/check-templates.ts"), "local", "test", "acceptatie")
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1 };

// Chosen tests are all that is asked for.
const uitslagen = process.argv.length > 2 ? [draaiTests()] : [draaiTests(), keurSjablonen()];
const passed = uitslagen.reduce((som, uitslag) => som + uitslag.passed, 0);
const failed = uitslagen.reduce((som, uitslag) => som + uitslag.failed, 0);
const naar = process.env["TESTUITSLAG"];
if (naar !== undefined) writeFileSync(naar, JSON.stringify({ passed, failed }));
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
