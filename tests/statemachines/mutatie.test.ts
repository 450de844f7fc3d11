import { describe, expect, test } from "vitest";
import * as z from "zod";
import { readMachine, readMachineText, type MachineNaam } from "../../statemachines/definitie.ts";
import { ALLE_MACHINES, afwijkingen } from "./afwijkingen.ts";

type Staat = Record<string, unknown>;
type Staten = Record<string, Staat>;
const losSchema = z.looseObject({ States: z.record(z.string(), z.record(z.string(), z.unknown())) });
const lees = (hoofdstap: MachineNaam) => losSchema.parse(JSON.parse(readMachineText(hoofdstap)));

/** Copies of the machines, one of them altered in one place. */
const veranderd = (hoofdstap: MachineNaam, naam: string, verander: (staat: Staat, staten: Staten) => void) => {
  const machines = {
    ...{ 2: lees(2), 3: lees(3), 4: lees(4), 5: lees(5), interventie: lees("interventie") },
    "strafrechtelijk-traject": lees("strafrechtelijk-traject"),
  };
  const staat = machines[hoofdstap].States[naam];
  if (staat === undefined) throw new Error(`no state ${naam}`);
  verander(staat, machines[hoofdstap].States);
  return machines;
};

describe("the check notices", () => {
  /** Every alteration of one place in one machine, each on its own fresh copy. */
  const alteraties = ALLE_MACHINES.flatMap((hoofdstap) => {
    const alles = Object.entries(readMachine(hoofdstap).States);
    const op = (wat: string, naam: string, verander: (staat: Staat, staten: Staten) => void) => ({
      titel: `${String(hoofdstap)}, ${naam}: ${wat}`,
      machines: () => veranderd(hoofdstap, naam, verander),
    });
    const weg = (veld: string, naam: string) =>
      op(`zonder ${veld}`, naam, (staat) => Reflect.deleteProperty(staat, veld));
    const met = (naam: string, velden: Record<string, unknown>) =>
      op(`met ${JSON.stringify(velden)}`, naam, (staat) => Object.assign(staat, velden));
    return alles.flatMap(([naam, staat]) => {
      const staatWeg = op("staat weg", naam, (_, staten) => Reflect.deleteProperty(staten, naam));
      if (staat.Type === "Choice") {
        const takken = staat.Choices;
        return [
          staatWeg,
          ...takken.map((tak) => met(naam, { Choices: takken.filter((ander) => ander !== tak) })),
          ...takken.map((tak, i) =>
            met(naam, { Choices: takken.with(i, { ...tak, StringEquals: `${tak.StringEquals}x` }) }),
          ),
          ...takken.flatMap((een, i) =>
            takken.flatMap((ander, j) =>
              i < j && een.Next !== ander.Next
                ? [
                    met(naam, {
                      Choices: takken.with(i, { ...een, Next: ander.Next }).with(j, { ...ander, Next: een.Next }),
                    }),
                  ]
                : [],
            ),
          ),
          met(naam, { Choices: [...takken, { Variable: "$.n", StringEquals: "nieuw", Next: takken[0]?.Next }] }),
          met(naam, { Default: takken[0]?.Next }),
        ];
      }
      if (staat.Type === "Task") {
        const { Parameters: parameters } = staat;
        const payload = (extra: Record<string, string>) => ({
          ...parameters,
          Payload: { ...parameters.Payload, ...extra },
        });
        return [
          staatWeg,
          ...["TimeoutSeconds", "ResultSelector", "ResultPath", "Catch", "Next"].map((veld) => weg(veld, naam)),
          staat.Retry ? weg("Retry", naam) : met(naam, { Retry: [{ ErrorEquals: ["States.ALL"] }] }),
          met(naam, { Parameters: payload({ "alles.$": "$" }) }),
          met(naam, { Parameters: payload({ "n.$": "$.casusId" }) }),
          met(naam, { Parameters: payload({ stap: "evaluatie-x" }) }),
          met(naam, { Parameters: { ...parameters, "Payload.$": "$" } }),
          met(naam, { Catch: [{ ErrorEquals: ["States.ALL"], Next: staat.Catch[0].Next }] }),
          met(naam, { OutputPath: "$.resultaat" }),
        ];
      }
      if (staat.Type === "Wait")
        return [staatWeg, met(naam, { Seconds: 3000 }), met(naam, { Next: "Ingehaald door het dossier" })];
      if (staat.Type === "Fail") return [staatWeg, met(naam, { Error: "Fout" }), met(naam, { Type: "Succeed" })];
      return [staatWeg];
    });
  });

  test("many alterations were made", () => {
    expect(alteraties.length).toBeGreaterThan(300);
  });

  test("each of them", () => {
    const ongemerkt = alteraties
      .filter(({ machines }) => afwijkingen(machines()).length === 0)
      .map(({ titel }) => titel);
    expect(ongemerkt).toEqual([]);
  });

  test("and says what is wrong", () => {
    const zonderTak = veranderd(2, "2.3 Eerste weging en kwalificatie - uitkomst", (staat) => {
      staat["Choices"] = z.array(z.unknown()).parse(staat["Choices"]).slice(1);
    });
    expect(afwijkingen(zonderTak)).toEqual([
      "hoofdstap 2: Verder met hoofdstap 3 wordt nooit bereikt",
      "weging-1 wijkt af van PAD",
    ]);
    const dubbel = veranderd(5, "5.2 Evalueren", (staat, staten) => {
      staten["5.4 Nog eens evalueren"] = structuredClone(staat);
    });
    expect(afwijkingen(dubbel)).toContain("evaluatie staat in 2 staten");
  });
});
