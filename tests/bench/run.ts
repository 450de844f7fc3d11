/** `npm run bench -- <name>`: prints one JSON line a figure and exits 1 when a promise breaks. */
import type { Benchmark } from "./cijfer.ts";

// Before the functions are loaded: their log reads it then. The figures are what a benchmark says.
process.env["POWERTOOLS_LOG_LEVEL"] ??= "SILENT";

const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  aanlevering: async () => (await import("./aanlevering.ts")).aanlevering,
  casusbeeld: async () => (await import("./casusbeeld.ts")).casusbeeld,
  intake: async () => (await import("./intake.ts")).intake,
  "intake-race": async () => (await import("./intake-race.ts")).intakeRace,
  journeys: async () => (await import("./journeys.ts")).journeys,
  "notification-faults": async () => (await import("./notification-faults.ts")).notificationFaults,
  notifications: async () => (await import("./notifications.ts")).notifications,
  simulation: async () => (await import("./simulation.ts")).simulation,
  watchdog: async () => (await import("./watchdog.ts")).watchdog,
  matching: async () => (await import("./matching.ts")).matching,
  restarts: async () => (await import("./restarts.ts")).restarts,
};

const naam = process.argv[2] ?? "";
const laad = Object.hasOwn(BENCHMARKS, naam) ? BENCHMARKS[naam] : undefined;
if (laad === undefined) {
  console.error(`Onbekende benchmark '${naam}'. Kies uit: ${Object.keys(BENCHMARKS).join(", ")}`);
  process.exitCode = 2;
} else {
  const benchmark = await laad();
  for (const cijfer of await benchmark()) {
    console.log(JSON.stringify(cijfer));
    if (cijfer.belofte?.gehouden === false) process.exitCode = 1;
  }
}
