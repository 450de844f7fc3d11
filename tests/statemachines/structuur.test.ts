import aslValidator from "asl-validator";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STAPPEN } from "../../shared/domain/pad.ts";
import { TRAJECTSTAPPEN } from "../../shared/domain/trajectpad.ts";
import { MACHINES, readMachine, readMachineText, type MachineNaam } from "../../statemachines/definitie.ts";
import { ALLE_MACHINES, afwijkingen } from "./afwijkingen.ts";

test("the folder holds the machine of each hoofdstap, those beside the path, and no other", () => {
  const bestanden = readdirSync(new URL("../../statemachines/", import.meta.url)).filter((b) => b.endsWith(".json"));
  expect(bestanden.sort()).toEqual(Object.values(MACHINES).sort());
});

describe.each(ALLE_MACHINES)("the machine %s", (hoofdstap) => {
  test("is valid ASL", () => {
    const { isValid, errorsText } = aslValidator(JSON.parse(readMachineText(hoofdstap)));
    expect(isValid, errorsText("\n")).toBe(true);
  });

  test("would not be valid with a transition to nowhere", () => {
    const kapot = readMachineText(hoofdstap).replaceAll('"Next": "Ingehaald door het dossier"', '"Next": "Nergens"');
    expect(aslValidator(JSON.parse(kapot)).isValid).toBe(false);
  });

  test("can be read on a few screens", () => {
    expect(readMachineText(hoofdstap).split("\n").length).toBeLessThan(300);
  });

  test("names its states in plain characters, at most 80", () => {
    for (const naam of Object.keys(readMachine(hoofdstap).States)) expect(naam).toMatch(/^[A-Za-z0-9 .,-]{1,80}$/);
  });
});

test("the machines and PAD say the same, both ways", () => {
  const lees = (machine: MachineNaam): unknown => JSON.parse(readMachineText(machine));
  const gelezen = {
    ...{ 2: lees(2), 3: lees(3), 4: lees(4), 5: lees(5), interventie: lees("interventie") },
    "strafrechtelijk-traject": lees("strafrechtelijk-traject"),
  };
  expect(afwijkingen(gelezen)).toEqual([]);
});

test("every step of PAD and of a criminal track is one Task state, an intervention has one, and there are no others", () => {
  const staten = ALLE_MACHINES.flatMap((hoofdstap) => Object.values(readMachine(hoofdstap).States));
  expect(staten.filter((staat) => staat.Type === "Task")).toHaveLength(STAPPEN.length + 1 + TRAJECTSTAPPEN.length);
});
