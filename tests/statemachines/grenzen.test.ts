import { describe, expect, it } from "vitest";
import { BEURTEN_PER_UITVOERING } from "../../shared/domain/loopstand.ts";
import { readMachine, type Machine, type MachineNaam, type TaskStaat } from "../../statemachines/definitie.ts";
import { ALLE_MACHINES } from "./afwijkingen.ts";
import { gebeurtenissenVan } from "./levensloop.ts";
import { walk } from "./walk.ts";

/*
 * What Step Functions takes of a Standard execution, and how far every machine of ours stays below it: counted from the files, and
 * held against the interpreter that walks them.
 */

/** Events that an execution may have; days that it may run ("quotas of Standard workflows"). */
const GRENS = { gebeurtenissen: 25_000, dagen: 365 } as const;
/** The longest that `uitvoeringDagen` can be set to, and a time-out of a step: who missed the word ends by then. */
const LANGST_DAGEN = 300;
/** Pages of acties: those of the largest plan, and as many of the version before it. */
const PAGINAS = 2 * Math.ceil(100 / 15);

/** Entered, scheduled, started, submitted, done, exited; without a token nothing is submitted. */
const TAAK_MET_TOKEN = 6;
const TAAK = 5;
const ANDERE_STAAT = 2;

const isToken = (staat: TaskStaat): boolean => staat.Resource.endsWith(".waitForTaskToken");
const taken = ({ States }: Machine) =>
  Object.entries(States).flatMap(([naam, staat]) => (staat.Type === "Task" ? [[naam, staat] as const] : []));

/** States at which each next one can be, from here up to and with the next Task or the end: the longest such way, in events. */
const langsteTotTaak = (machine: Machine, vanaf: string, gezien: readonly string[] = []): number => {
  if (gezien.includes(vanaf)) throw new Error(`${vanaf}: a circle without a Task in it never ends`);
  const staat = machine.States[vanaf];
  const verder = (...naar: readonly string[]): number =>
    ANDERE_STAAT + Math.max(0, ...naar.map((een) => langsteTotTaak(machine, een, [...gezien, vanaf])));
  switch (staat?.Type) {
    case undefined:
      throw new Error(`${vanaf} is no state`);
    case "Task":
      return 0;
    case "Choice":
      return verder(staat.Default, ...staat.Choices.map(({ Next }) => Next));
    case "Wait":
      return verder(staat.Next);
    case "Succeed":
    case "Fail":
      return ANDERE_STAAT;
  }
};

/** The most events that one turn can cost: of an outcome, of a time-out, of a page of what goes by itself. */
const kosten = (machine: Machine) => {
  const wachtend = taken(machine).filter(([, staat]) => isToken(staat));
  const vanzelf = taken(machine).filter(([, staat]) => !isToken(staat));
  const na = (staat: TaskStaat) => langsteTotTaak(machine, staat.Next);
  const naFout = ({ Catch }: TaskStaat) => langsteTotTaak(machine, Catch[0].Next);
  return {
    uitkomst: Math.max(...wachtend.map(([, staat]) => TAAK_MET_TOKEN + na(staat))),
    timeout: Math.max(...wachtend.map(([, staat]) => TAAK_MET_TOKEN + naFout(staat))),
    timeoutDagen: Math.min(...wachtend.map(([, staat]) => staat.TimeoutSeconds / 86_400)),
    // A retry is scheduled, started and failed.
    pagina: Math.max(0, ...vanzelf.map(([, staat]) => TAAK + 3 * (staat.Retry?.[0].MaxAttempts ?? 0) + na(staat))),
    /** Of a fault that lasts, each hour. */
    storingPerUur: Math.max(
      ...taken(machine).map(([, staat]) => {
        const wacht = machine.States[staat.Catch[0].Next];
        if (wacht?.Type !== "Wait") throw new Error("after a fault a pause");
        const pogingen = staat.Retry?.[0].MaxAttempts ?? 0;
        return (3600 / wacht.Seconds) * (TAAK + 3 * pogingen + naFout(staat));
      }),
    ),
  };
};

/** The start and the end, and what lies before the first Task. */
const begin = (machine: Machine): number => 2 + langsteTotTaak(machine, machine.StartAt);

const meeste = (machine: Machine): number => {
  const { uitkomst, timeout, timeoutDagen, pagina } = kosten(machine);
  const timeouts = Math.ceil((LANGST_DAGEN + timeoutDagen) / timeoutDagen);
  return begin(machine) + BEURTEN_PER_UITVOERING * uitkomst + timeouts * timeout + PAGINAS * pagina;
};

describe.each(ALLE_MACHINES)("machine %s", (naam: MachineNaam) => {
  const machine = readMachine(naam);

  it("stays below a seventh of the events that Step Functions takes, whatever is answered", () => {
    const aantal = meeste(machine);
    expect(aantal).toBeLessThan(GRENS.gebeurtenissen / 7);
    // The count counts: outcomes are the most of it.
    expect(aantal).toBeGreaterThan(BEURTEN_PER_UITVOERING * TAAK_MET_TOKEN);
  });

  it("survives a fault of a working day on top of that; of a longer one the watchdog relieves it", () => {
    expect(meeste(machine) + 8 * kosten(machine).storingPerUur).toBeLessThan(GRENS.gebeurtenissen);
  });

  it("is relieved, and hears so, within the year", () => {
    expect(LANGST_DAGEN + kosten(machine).timeoutDagen).toBeLessThan(GRENS.dagen);
  });

  it("costs, walked for as long as it can be told to, what is counted of the files", async () => {
    let gehoord = 0;
    // From every step, the longest way that the machine knows: back to a step, as often as the record lets it.
    for (const { StringEquals: ingang } of ingangen(machine)) {
      gehoord = 0;
      const gelopen = await walk({
        definition: machine,
        input: { casusId: "c", interventieId: "i", trajectId: "t", hoofdstap: 2, n: 1, begin: ingang },
        onTask: ({ state }) => {
          gehoord += 1;
          return { uitkomst: gehoord >= BEURTEN_PER_UITVOERING ? "ingehaald" : langs(machine, state) };
        },
      });
      const geteld = gebeurtenissenVan({ calls: [...gelopen.calls], gelopen }, machine);
      expect(gelopen.ended).toBe("succeeded");
      expect(geteld).toBeLessThanOrEqual(meeste(machine));
    }
  });
});

const ingangen = (machine: Machine) => {
  const eerste = machine.States[machine.StartAt];
  if (eerste?.Type !== "Choice") throw new Error("a machine begins with its ways in");
  return eerste.Choices;
};

/** The outcome that keeps the machine going: back to a step when there is one, else on to the next. */
const langs = (machine: Machine, taak: string): string => {
  const staat = machine.States[taak];
  const keuze = staat?.Type === "Task" ? machine.States[staat.Next] : undefined;
  if (keuze?.Type !== "Choice") throw new Error("after a Task a choice");
  const verder = keuze.Choices.filter(({ Next }) => machine.States[Next]?.Type === "Task");
  // States are in the order of the chain: the first is the furthest back. What goes by itself would go round for ever.
  const namen = Object.keys(machine.States);
  const [terug] = verder
    .filter(({ StringEquals }) => StringEquals !== "verder")
    .toSorted((een, ander) => namen.indexOf(een.Next) - namen.indexOf(ander.Next));
  return terug?.StringEquals ?? keuze.Choices.at(0)?.StringEquals ?? "";
};
