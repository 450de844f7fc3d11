import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readMachine } from "../../statemachines/definitie.ts";
import { diagramVan, withDiagrams } from "../../statemachines/diagram.ts";
import { ALLE_MACHINES } from "./afwijkingen.ts";

const readme = readFileSync(new URL("../../statemachines/README.md", import.meta.url), "utf8");

test("the diagrams in the README are those of the files (else: node statemachines/diagram.ts)", () => {
  expect(withDiagrams(readme)).toBe(readme);
});

test("a diagram changes with its machine", () => {
  const machine = structuredClone(readMachine(2));
  const keuze = machine.States["2.3 Eerste weging en kwalificatie - uitkomst"];
  if (keuze?.Type !== "Choice") throw new Error("no choice to alter");
  keuze.Choices.shift();
  expect(diagramVan(machine)).not.toBe(diagramVan(readMachine(2)));
});

test("the error table knows every error that a machine can end with", () => {
  const fouten = ALLE_MACHINES.flatMap((hoofdstap) =>
    Object.values(readMachine(hoofdstap).States).flatMap((staat) => (staat.Type === "Fail" ? [staat.Error] : [])),
  );
  expect(new Set(fouten).size).toBe(2);
  for (const fout of fouten) expect(readme).toContain(`| \`${fout}\``);
});
