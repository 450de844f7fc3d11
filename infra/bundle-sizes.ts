/**
 * `node infra/bundle-sizes.ts`: bundles every function and prints the size of each (minified ESM) beside its budget in
 * infra/bundle-budget.json, in kilobytes of 1,000 bytes. Exits 1 when one is over. A larger budget is a decision: it
 * is written down there, in a commit of its own.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { FUNCTIES, measureBundles } from "./constructs/functies.ts";

const BESTAND = path.resolve(import.meta.dirname, "bundle-budget.json");
const budget = z.record(z.enum(FUNCTIES), z.number().positive()).parse(JSON.parse(readFileSync(BESTAND, "utf8")));

const kB = (bytes: number) => bytes / 1000;
const regels = [...measureBundles()].map(([functie, bytes]) => ({
  functie,
  grootte: kB(bytes),
  budget: budget[functie],
  past: kB(bytes) <= budget[functie],
}));
for (const { functie, grootte, budget, past } of regels)
  console.log(
    `${functie.padEnd(14)}${grootte.toFixed(1).padStart(9)} kB of ${String(budget).padStart(5)}${past ? "" : "  OVER BUDGET"}`,
  );

const over = regels.filter(({ past }) => !past);
if (over.length > 0) {
  console.error(`over the budget of infra/bundle-budget.json: ${over.map(({ functie }) => functie).join(", ")}`);
  process.exitCode = 1;
}
