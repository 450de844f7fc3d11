import type { Loop } from "../domain/loop.ts";

/** The state machines of the hoofdstappen, and those beside the path (design section 5). */
export interface Ketenmachines {
  /**
   * Starts this execution. `loopt`: it runs now, or did already under this name.
   * `op`: the name is used up by an execution that no longer runs: the record must take the next n.
   */
  readonly start: (loop: Loop) => Promise<"loopt" | "op">;
  /** Whether the execution of that name runs. */
  readonly loopt: (loop: Loop) => Promise<boolean>;
  /** Answers a task token. `weg`: nobody waits for it any more. */
  readonly meld: (taaktoken: string, uitkomst: string) => Promise<"gemeld" | "weg">;
}

/** An event for one recipient, on its way to the bus. `detail` as design section 7. */
export interface Busbericht {
  readonly ontvanger: string;
  readonly soort: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface Bus {
  /** Puts all on the bus in batches; the ids of what the bus refused come back, to be offered again. */
  readonly publiceer: (berichten: readonly Busbericht[]) => Promise<readonly Busbericht[]>;
}
