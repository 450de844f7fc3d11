import { readFileSync, writeFileSync } from "node:fs";
import { MACHINES, readMachine, type Machine } from "./definitie.ts";

const README = new URL("README.md", import.meta.url);

/** The states that every step shares; the README tells of them once, the diagrams leave them out. */
const OVERAL = new Set(["Ingehaald door het dossier", "Onbekende ingang", "Onbekende uitkomst"]);

/** A machine as a mermaid flowchart: activities, their outcomes, where the execution ends. */
export const diagramVan = (machine: Machine): string => {
  const namen = Object.keys(machine.States);
  const id = (naam: string): string => `s${String(namen.indexOf(naam))}`;
  const regels = Object.entries(machine.States).flatMap(([naam, staat]) => {
    if (OVERAL.has(naam)) return [];
    if (naam === machine.StartAt && staat.Type === "Choice") {
      return [
        `  ${id(naam)}{"${naam}"}`,
        ...staat.Choices.map((keuze) => `  ${id(naam)} -. "${keuze.StringEquals}" .-> ${id(keuze.Next)}`),
      ];
    }
    if (staat.Type === "Succeed") return [`  ${id(naam)}(["${naam}"])`];
    if (staat.Type !== "Task") return [];
    const uitkomst = machine.States[staat.Next];
    const pijlen = uitkomst?.Type === "Choice" ? uitkomst.Choices.filter((keuze) => !OVERAL.has(keuze.Next)) : [];
    return [
      `  ${id(naam)}["${naam}"]`,
      ...pijlen.map((keuze) => `  ${id(naam)} -- "${keuze.StringEquals}" --> ${id(keuze.Next)}`),
    ];
  });
  return ["```mermaid", "flowchart TD", ...regels, "```"].join("\n");
};

/** `tekst` with the diagram of every machine put between its two markers; throws when a marker is missing. */
export const withDiagrams = (tekst: string): string =>
  ([2, 3, 4, 5, "interventie", "strafrechtelijk-traject"] as const).reduce((readme, naam) => {
    const open = `<!-- diagram ${MACHINES[naam]} -->`;
    const sluit = `<!-- /diagram ${MACHINES[naam]} -->`;
    const [voor, rest] = readme.split(open);
    const na = rest?.split(sluit)[1];
    if (voor === undefined || na === undefined) throw new Error(`README.md has no ${open} … ${sluit}`);
    return `${voor}${open}\n\n${diagramVan(readMachine(naam))}\n\n${sluit}${na}`;
  }, tekst);

if (import.meta.main) writeFileSync(README, withDiagrams(readFileSync(README, "utf8")));
