import { AsyncLocalStorage } from "node:async_hooks";
import type { Toeval } from "../fixtures/toeval.ts";

/** Which function a process is one run of; `wereld` is what is no function of ours: the state machines. */
export type Rol = "api" | "driver" | "outbox" | "watchdog" | "deliver" | "taken" | "wereld";

/** One run of a function: it stands still before every call that leaves it, and may die there. */
export interface Proces {
  readonly rol: Rol;
  /** What it is a run of, when that can be done again: the same for a repetition. */
  readonly opdracht: string | null;
  /** How far its clock is off, in seconds. */
  readonly scheef: number;
  dood: boolean;
}

/** How a run ended. */
export type Einde<T> =
  { readonly soort: "klaar"; readonly waarde: T } | { readonly soort: "fout" | "gedood"; readonly fout: unknown };

/** What comes of a call: it does its work and answers, or something goes wrong before or after it did. */
export type Lot = "goed" | "fout-voor" | "fout-na" | "dood-voor" | "dood-na";

/** Chances of what goes wrong, each in ten thousand calls. */
export interface Storingskansen {
  readonly fout: number;
  readonly dood: number;
}
export const GEEN_STORING: Storingskansen = { fout: 0, dood: 0 };

/** A call of ours failed, as a service in trouble makes it do. */
export class Storing extends Error {
  override readonly name = "Storing";
}

/** Calls without an effect. */
const LEZEN = /^casework\.(?!schrijf)/;

interface Wachtende {
  readonly proces: Proces;
  readonly wat: string;
  readonly verder: (lot: Lot) => void;
}

/** Longer than this nobody here waits: what is longer is the time-out of a state, which the world decides. */
const LANGSTE_PAUZE_MS = 5_000;
const echt = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, random: Math.random };
const beurten = new AsyncLocalStorage<Planner>();
const lopend = new AsyncLocalStorage<Proces>();

/** Until nothing can go on by itself: every promise that can be settled is. Nothing else is awaited here, so the order is the same each time. */
const uitgerust = (): Promise<void> => new Promise((klaar) => setImmediate(klaar));

/**
 * Who may take the next step. All of the chain runs in one thread and stands still before each call, each pause and each answer; the
 * seed says who goes on and what comes of the call. So a seed replays a run exactly, whatever the machine does.
 */
export class Planner {
  readonly #toeval: Toeval;
  readonly #noteer: (stap: string) => void;
  #wachtend: Wachtende[] = [];
  #lopend = 0;
  #stappen = 0;
  kansen: Storingskansen = GEEN_STORING;
  readonly #wereld: Proces = { rol: "wereld", opdracht: null, scheef: 0, dood: false };
  readonly #sterven = new Map<Proces, () => void>();

  /** @param noteer hears every step, in order */
  constructor(toeval: Toeval, noteer: (stap: string) => void) {
    this.#toeval = toeval;
    this.#noteer = noteer;
  }

  /** Lets `doe` run in this world: its pauses are steps, and its chance is the seed's. */
  async binnen<T>(doe: () => Promise<T>): Promise<T> {
    const vorige = [globalThis.setTimeout, globalThis.clearTimeout, Math.random] as const;
    globalThis.setTimeout = Object.assign((...delen: Parameters<typeof echt.setTimeout>) => {
      const planner = beurten.getStore();
      return planner === undefined ? echt.setTimeout(...delen) : planner.#pauze(delen);
    }, echt.setTimeout);
    globalThis.clearTimeout = (timer) => {
      if (typeof timer === "object" && "afgezegd" in timer) timer.afgezegd = true;
      else echt.clearTimeout(timer);
    };
    Math.random = () => (beurten.getStore() === undefined ? echt.random() : this.#toeval.geheel(2 ** 30) / 2 ** 30);
    try {
      return await beurten.run(this, doe);
    } finally {
      [globalThis.setTimeout, globalThis.clearTimeout, Math.random] = vorige;
    }
  }

  #pauze([doe, ms = 0]: Parameters<typeof echt.setTimeout>): NodeJS.Timeout {
    const timer = { afgezegd: false };
    if (ms < LANGSTE_PAUZE_MS) {
      const verder = () => {
        if (!timer.afgezegd) doe();
      };
      this.#wachtend.push({ proces: this.nu(), wat: "pauze", verder });
    }
    return timer as unknown as NodeJS.Timeout;
  }

  /** The run that is at work. */
  nu(): Proces {
    return lopend.getStore() ?? this.#wereld;
  }

  /** Does something as what is no function of ours: what it starts outlives who asked for it. */
  alsWereld<T>(doe: () => T): T {
    return lopend.run(this.#wereld, doe);
  }

  /** Stands still until it is this call's turn; answers what comes of it. */
  beurt(wat: string): Promise<Lot> {
    return new Promise((verder) => this.#wachtend.push({ proces: this.nu(), wat, verder }));
  }

  /** Runs a function once. */
  start<T>(rol: Rol, doe: () => Promise<T>, opdracht: string | null = null): Promise<Einde<T>> {
    const scheef = this.kansen === GEEN_STORING ? 0 : this.#toeval.geheel(5) - 2;
    const proces: Proces = { rol, opdracht, scheef, dood: false };
    this.#lopend += 1;
    return new Promise<Einde<T>>((klaar) => {
      const einde = (hoe: Einde<T>): void => {
        if (!this.#sterven.delete(proces)) return;
        this.#lopend -= 1;
        klaar(hoe);
      };
      this.#sterven.set(proces, () => {
        proces.dood = true;
        this.#wachtend = this.#wachtend.filter((een) => een.proces !== proces);
        einde({ soort: "gedood", fout: null });
      });
      lopend.run(proces, doe).then(
        (waarde) => {
          einde({ soort: "klaar", waarde });
        },
        (fout: unknown) => {
          einde({ soort: "fout", fout });
        },
      );
    });
  }

  /** The run is over, in the middle of what it did: nothing of it goes on. */
  sterf(proces: Proces): void {
    this.#sterven.get(proces)?.();
  }

  #lot({ proces, wat }: Wachtende): Lot {
    // What is written or told is where a fault does harm.
    const keer = LEZEN.test(wat) ? 1 : 4;
    const { fout, dood } = { fout: this.kansen.fout * keer, dood: this.kansen.dood * keer };
    if (fout + dood === 0 || proces.rol === "wereld" || wat === "pauze") return "goed";
    const worp = this.#toeval.geheel(10_000);
    if (worp >= fout + dood) return "goed";
    const voor = this.#toeval.kans(50);
    if (worp < fout) return voor ? "fout-voor" : "fout-na";
    return voor ? "dood-voor" : "dood-na";
  }

  /** Runs at work that have not ended. */
  aanHetWerk(): number {
    return this.#lopend;
  }

  /** Lets at most so many steps be taken, each by whoever the seed says; stops when nobody has one. Answers whether somebody still has. */
  async ga(stappen: number): Promise<boolean> {
    await uitgerust();
    for (let gedaan = 0; gedaan < stappen && this.#wachtend.length > 0; gedaan += 1) {
      const plaats = this.#toeval.geheel(this.#wachtend.length);
      const laatste = this.#wachtend.pop();
      const een = this.#wachtend[plaats] ?? laatste;
      if (een === undefined || laatste === undefined) break;
      if (een !== laatste) this.#wachtend[plaats] = laatste;
      const lot = this.#lot(een);
      this.#stappen += 1;
      this.#noteer(`${een.proces.rol} ${een.wat} ${lot}`);
      if (lot === "dood-voor") this.sterf(een.proces);
      else een.verder(lot);
      await uitgerust();
    }
    return this.#wachtend.length > 0;
  }

  stappen(): number {
    return this.#stappen;
  }

  /**
   * What lies outside, as it behaves: each call waits for its turn, and may fail or end the run, before or after its effect.
   * @param zonder what is no call: what a test looks at
   */
  poort<D extends object>(naam: string, doel: D, zonder: ReadonlySet<string> = new Set()): D {
    const deel = ([methode, waarde]: [string, unknown]): [string, unknown] => {
      if (typeof waarde !== "function" || zonder.has(methode)) return [methode, waarde];
      const wat = `${naam}.${methode}`;
      return [
        methode,
        async (...delen: readonly unknown[]): Promise<unknown> => {
          const proces = this.nu();
          const lot = await this.beurt(wat);
          if (lot === "fout-voor") throw new Storing(wat);
          const antwoord: unknown = await Reflect.apply(waarde, doel, delen);
          if (lot === "fout-na") throw new Storing(wat);
          if (lot !== "dood-na") return antwoord;
          this.sterf(proces);
          return new Promise(() => undefined);
        },
      ];
    };
    return Object.fromEntries(Object.entries(doel).map(deel)) as D;
  }
}
