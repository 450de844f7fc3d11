import type { Loop, Machinenaam } from "../../../shared/domain/loop.ts";
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

/** Each machine read once: a run of many executions reads them as often. */
const gelezen = new Map<Machinenaam, Machine>();
const machineVan = (naam: Machinenaam): Machine => {
  const machine = gelezen.get(naam) ?? zonderTijd(readMachine(naam));
  gelezen.set(naam, machine);
  return machine;
};

export interface LopendeMachines extends Ketenmachines {
  /** Whether a machine is at work: not waiting for a token, and not ended. */
  readonly bezig: () => boolean;
  /** Every execution that was started, in order, with its input. */
  readonly gestart: readonly Pick<Loop, "naam" | "invoer">[];
  /** The names of what runs. */
  readonly lopend: () => readonly string[];
  /** The tokens on which is waited, each with the name of who waits. */
  readonly wachtend: () => ReadonlyMap<string, string>;
  /** Whether an execution waits for this token. */
  readonly wacht: (taaktoken: string) => boolean;
  /** What an interpreter tripped over: never a fault of what it called. */
  readonly fouten: readonly unknown[];
  /** It is gone, as when ops stop it, or it failed or timed out: nobody is told, and its token with it. */
  readonly stop: (naam: string) => void;
  /** What it waits for timed out: the machine asks again, with another token. */
  readonly laatVerlopen: (naam: string) => void;
  /** A name that is used by an execution of nobody: one that ended, or one that runs and does nothing. */
  readonly verbruik: (naam: string, hoe?: "geeindigd" | "hangt") => void;
  /** The next such call fails: before it has its effect, or after. */
  readonly valUit: (aanroep: "start" | "meld", wanneer: "ervoor" | "erna") => void;
}

interface Wacht {
  readonly naam: string;
  readonly antwoord: (uitkomst: string) => void;
  readonly breekAf: (fout: Error) => void;
}

/**
 * The state machines themselves, walked by an interpreter from their files: an execution lives until its record ends it. A name can be
 * used once; a token is answered once, and is gone when its execution ended, timed out or when what it was handed to failed.
 */
export const maakLopendeMachines = (taken: (opdracht: unknown) => Promise<unknown>): LopendeMachines => {
  const lopend = new Map<string, boolean>();
  const wachtend = new Map<string, Wacht>();
  const uitval = new Set<string>();
  const storing = (sleutel: string): void => {
    if (uitval.delete(sleutel)) throw new Error(`machine valt uit: ${sleutel}`);
  };
  const tokensVan = (van: string): readonly string[] =>
    [...wachtend].flatMap(([token, { naam }]) => (naam === van ? [token] : []));
  const gestart: Pick<Loop, "naam" | "invoer">[] = [];
  /** At work: not waiting for a token, and not ended. */
  const bezig = new Set<string>();
  const fouten: unknown[] = [];
  const nooit = new Promise<never>(() => undefined);
  /** What a machine is told that was stopped meanwhile: nothing, ever. */
  const tenzijGestopt = async <T>(naam: string, antwoord: Promise<T>): Promise<T> => {
    const uitkomst = await antwoord.then(
      (waarde) => () => waarde,
      (fout: unknown) => () => {
        throw fout;
      },
    );
    return lopend.get(naam) === true ? uitkomst() : nooit;
  };
  const loop = async ({ machine, naam, invoer }: Loop): Promise<void> => {
    bezig.add(naam);
    await walk({
      definition: machineVan(machine),
      input: { n: 0, begin: "", ...invoer },
      onTask: async ({ payload, taaktoken }) => {
        if (taaktoken === undefined) return tenzijGestopt(naam, taken(payload));
        const token = `${naam}/${taaktoken}`;
        const { promise, resolve, reject } = Promise.withResolvers<string>();
        // It may time out before anybody waits for it.
        promise.catch(() => undefined);
        wachtend.set(token, { naam, antwoord: resolve, breekAf: reject });
        try {
          await tenzijGestopt(naam, taken({ ...payload, taaktoken: token }));
        } catch (fout) {
          // The token is dead with what it was handed to, unless it was answered by then.
          if (wachtend.delete(token)) throw fout;
        }
        if (wachtend.has(token)) bezig.delete(naam);
        return { uitkomst: await promise };
      },
    });
    bezig.delete(naam);
    lopend.set(naam, false);
  };
  const vergeet = (taaktoken: string): Wacht | undefined => {
    const wacht = wachtend.get(taaktoken);
    wachtend.delete(taaktoken);
    return wacht;
  };
  return {
    bezig: () => bezig.size > 0,
    gestart,
    fouten,
    lopend: () => [...lopend].flatMap(([naam, loopt]) => (loopt ? [naam] : [])),
    wachtend: () => new Map([...wachtend].map(([token, { naam }]) => [token, naam])),
    wacht: (taaktoken) => wachtend.has(taaktoken),
    stop: (naam) => {
      lopend.set(naam, false);
      bezig.delete(naam);
      for (const token of tokensVan(naam)) wachtend.delete(token);
    },
    laatVerlopen: (naam) => {
      for (const token of tokensVan(naam)) {
        const wacht = vergeet(token);
        bezig.add(naam);
        wacht?.breekAf(Object.assign(new Error("verlopen"), { name: "States.Timeout" }));
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
      loop(een).catch((fout: unknown) => fouten.push(fout));
      storing("start erna");
      return "loopt";
    },
    loopt: ({ naam }) => Promise.resolve(lopend.get(naam) === true),
    meld: async (token, uitkomst) => {
      await Promise.resolve();
      storing("meld ervoor");
      const wacht = vergeet(token);
      if (wacht === undefined) return "weg";
      bezig.add(wacht.naam);
      wacht.antwoord(uitkomst);
      storing("meld erna");
      return "gemeld";
    },
  };
};
