import type { Loop } from "../../../shared/domain/loop.ts";
import type { Ketenmachines } from "../../../shared/ports/keten.ts";
import { readMachine, type Machine } from "../../../statemachines/definitie.ts";
import { walk } from "../../statemachines/walk.ts";

/** A time-out of twenty days would keep a timer: terms are data, and the clock of this world acts on them. */
const zonderTijd = ({ States, ...machine }: Machine): Machine => {
  const staten: Machine["States"] = {};
  for (const [naam, staat] of Object.entries(States)) {
    staten[naam] = staat;
    if (staat.Type !== "Task") continue;
    const { TimeoutSeconds: _seconden, ...rest } = staat;
    staten[naam] = rest as typeof staat;
  }
  return { ...machine, States: staten };
};

export interface LopendeMachines extends Ketenmachines {
  /** Whether a machine is at work: not waiting for a token, and not ended. */
  readonly bezig: () => boolean;
  /** Every execution that was started, in order, with its input. */
  readonly gestart: readonly Pick<Loop, "naam" | "invoer">[];
  /** The executions that run. */
  readonly lopend: () => readonly string[];
  /** Whether an execution waits for this token. */
  readonly wacht: (taaktoken: string) => boolean;
  /** It is gone, as when ops stop it, or it failed or timed out: nobody is told, and its token with it. */
  readonly stop: (naam: string) => void;
  /** What it waits for timed out: the machine asks again, with another token. */
  readonly laatVerlopen: (naam: string) => void;
  /** A name that is used by an execution of nobody: one that ended, or one that runs and does nothing. */
  readonly verbruik: (naam: string, hoe?: "geeindigd" | "hangt") => void;
  /** The next such call fails: before it has its effect, or after. */
  readonly valUit: (aanroep: "start" | "meld", wanneer: "ervoor" | "erna") => void;
}

/** The state machines themselves, walked by an interpreter from their files: an execution lives until its record ends it. */
export const maakLopendeMachines = (taken: (opdracht: unknown) => Promise<unknown>): LopendeMachines => {
  const lopend = new Map<string, boolean>();
  const wachtend = new Map<string, PromiseWithResolvers<string> & { readonly naam: string }>();
  const uitval = new Set<string>();
  const storing = (sleutel: string): void => {
    if (uitval.delete(sleutel)) throw new Error(`machine valt uit: ${sleutel}`);
  };
  const tokensVan = (van: string): readonly string[] =>
    [...wachtend].flatMap(([token, { naam }]) => (naam === van ? [token] : []));
  const gestart: Pick<Loop, "naam" | "invoer">[] = [];
  let bezig = 0;
  const loop = async ({ machine, naam, invoer }: Loop): Promise<void> => {
    bezig += 1;
    try {
      await walk({
        definition: zonderTijd(readMachine(machine)),
        input: { n: 0, begin: "", ...invoer },
        onTask: async ({ payload, taaktoken }) => {
          if (taaktoken === undefined) return taken(payload);
          const token = `${naam}/${taaktoken}`;
          const antwoord = Promise.withResolvers<string>();
          wachtend.set(token, { ...antwoord, naam });
          await taken({ ...payload, taaktoken: token });
          bezig -= 1;
          return { uitkomst: await antwoord.promise };
        },
      });
    } finally {
      bezig -= 1;
      lopend.set(naam, false);
    }
  };
  return {
    bezig: () => bezig > 0,
    gestart,
    lopend: () => [...lopend].flatMap(([naam, loopt]) => (loopt ? [naam] : [])),
    wacht: (taaktoken) => wachtend.has(taaktoken),
    stop: (naam) => {
      lopend.set(naam, false);
      for (const token of tokensVan(naam)) wachtend.delete(token);
    },
    laatVerlopen: (naam) => {
      for (const token of tokensVan(naam)) {
        const wacht = wachtend.get(token);
        wachtend.delete(token);
        bezig += 1;
        wacht?.reject(Object.assign(new Error("verlopen"), { name: "States.Timeout" }));
      }
    },
    verbruik: (naam, hoe = "geeindigd") => {
      lopend.set(naam, hoe === "hangt");
    },
    valUit: (aanroep, wanneer) => {
      uitval.add(`${aanroep} ${wanneer}`);
    },
    start: async (een) => {
      await Promise.resolve();
      storing("start ervoor");
      const stand = lopend.get(een.naam);
      if (stand !== undefined) return stand ? "loopt" : "op";
      lopend.set(een.naam, true);
      gestart.push({ naam: een.naam, invoer: een.invoer });
      void loop(een);
      storing("start erna");
      return "loopt";
    },
    loopt: ({ naam }) => Promise.resolve(lopend.get(naam) === true),
    meld: async (token, uitkomst) => {
      await Promise.resolve();
      storing("meld ervoor");
      const wacht = wachtend.get(token);
      if (wacht === undefined) return "weg";
      wachtend.delete(token);
      bezig += 1;
      wacht.resolve(uitkomst);
      storing("meld erna");
      return "gemeld";
    },
  };
};
