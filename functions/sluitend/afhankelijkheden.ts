import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import type { Sleutels } from "../../shared/ports/sleutels.ts";
import type { Logspoor, Sporen, Terzijde } from "../../shared/ports/sluitend.ts";
import type { Log } from "../../shared/runtime/log.ts";

/** What one part of a round did: where it goes on (null: it is done), and what it counted outside the compartment (X8). */
export interface Gedaan {
  readonly cursor: string | null;
  readonly bekeken?: number;
  readonly hersteld?: number;
}

/** What the reconciliation is given: readers that go past every index, and of writing no more than what it keeps and may mend. */
export interface SluitendAfhankelijkheden {
  readonly casework: Pick<Casework, "schrijf" | "slotronde" | "bevinding" | "bevindingen">;
  readonly sporen: Sporen;
  readonly logspoor: Logspoor;
  readonly terzijde: Terzijde;
  readonly ketenmachines: Pick<Ketenmachines, "loopt">;
  readonly sleutels: Sleutels;
  readonly besluit: Pick<Besluitcontext, "nieuwId" | "hash" | "regio" | "kalender">;
  /** Seconds that anything may be under way before it is a finding. */
  readonly respijtSeconden: number;
  /** Seconds between two looks of the clock at an execution. */
  readonly casusControleSeconden: number;
  readonly nu: () => Instant;
  /** Waits until a transaction that was half seen is whole. */
  readonly wacht: () => Promise<void>;
  /** Whether the time of this run is nearly over. */
  readonly tijdOp: () => boolean;
  /** The sign of life of a whole round, with how much a person has to look at and how much was mended, the compartment left out. */
  readonly hartslag: (geteld: { readonly bevindingen: number; readonly hersteld: number }) => void;
  readonly log: Log;
}
