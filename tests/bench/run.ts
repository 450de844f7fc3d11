/** `npm run bench -- <name>`: prints one JSON line a figure and exits 1 when a promise breaks. */
import type { Benchmark } from "./cijfer.ts";
import { intake } from "./intake.ts";
import { journeys } from "./journeys.ts";
import { matching } from "./matching.ts";

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { intake, journeys, matching };

const naam = process.argv[2] ?? "";
const benchmark = Object.hasOwn(BENCHMARKS, naam) ? BENCHMARKS[naam] : undefined;
if (benchmark === undefined) {
  console.error(`Onbekende benchmark '${naam}'. Kies uit: ${Object.keys(BENCHMARKS).join(", ")}`);
  process.exitCode = 2;
} else {
  process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";
  for (const cijfer of await benchmark()) {
    console.log(JSON.stringify(cijfer));
    if (cijfer.belofte?.gehouden === false) process.exitCode = 1;
  }
}
