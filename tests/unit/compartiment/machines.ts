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
}

/** The state machines themselves, walked by an interpreter from their files: an execution lives until its record ends it. */
export const maakLopendeMachines = (taken: (opdracht: unknown) => Promise<unknown>): LopendeMachines => {
  const lopend = new Map<string, boolean>();
  const wachtend = new Map<string, (uitkomst: string) => void>();
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
          const { promise, resolve } = Promise.withResolvers<string>();
          wachtend.set(token, resolve);
          await taken({ ...payload, taaktoken: token });
          bezig -= 1;
          return { uitkomst: await promise };
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
    start: async (een) => {
      await Promise.resolve();
      const stand = lopend.get(een.naam);
      if (stand !== undefined) return stand ? "loopt" : "op";
      lopend.set(een.naam, true);
      gestart.push({ naam: een.naam, invoer: een.invoer });
      void loop(een);
      return "loopt";
    },
    loopt: ({ naam }) => Promise.resolve(lopend.get(naam) === true),
    meld: async (token, uitkomst) => {
      await Promise.resolve();
      const antwoord = wachtend.get(token);
      if (antwoord === undefined) return "weg";
      wachtend.delete(token);
      bezig += 1;
      antwoord(uitkomst);
      return "gemeld";
    },
  };
};
