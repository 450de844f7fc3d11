import type { Bevinding, Bevindingkant, Herstel } from "../domain/sluitend/bevinding.ts";
import type { Slotronde } from "../domain/sluitend/ronde.ts";
import type { Plaats, Spoor, Verwijzing } from "../domain/sluitend/spoor.ts";
import type { CasusId, OrganisatieCode } from "../domain/ids.ts";
import type { Datum, Instant } from "../domain/tijd.ts";

/** Some of what is gone through, and where it goes on: null at the end. What lies behind the cursor is opaque. */
export interface Deel<T> {
  readonly items: readonly T[];
  readonly volgende: string | null;
}

/**
 * The whole table as it is, not as its indexes say it is: for who proves that nothing is missing, and for nobody else. Of a record it
 * shows a {@link Spoor}: never what anybody wrote.
 */
export interface Sporen {
  /** The next records, in an order of the store's own in which each comes once. Strongly consistent. */
  readonly bladzijde: (cursor: string | null, aantal: number) => Promise<Deel<Spoor>>;
  /** These records, those that exist, by `verwijstekst`. Strongly consistent. */
  readonly zoek: (verwijzingen: readonly Verwijzing[]) => Promise<ReadonlyMap<string, Spoor>>;
  /** What is there now at these places, those that exist; strongly consistent. */
  readonly opPlaats: (plaatsen: readonly Plaats[]) => Promise<readonly Spoor[]>;
  /** What makes up a casus, but for its history and events; strongly consistent. */
  readonly delen: (casusId: CasusId) => Promise<readonly Spoor[]>;
  /**
   * Mends where the clock and the worklists have it, and with `aanbieden` that it is offered again, on the condition that nobody
   * changed the record since it was seen. Nothing else of a record can be changed by it.
   * @returns false: somebody did
   */
  readonly herstel: (spoor: Spoor, herstel: Herstel) => Promise<boolean>;
}

/** A line of the audit trail as far as it says of what it is. */
export interface Auditspoor {
  /** Kind and id, such as `casus/<id>`; the rest says what of it. */
  readonly object: string;
  readonly resultaat: string;
}

/** The log, read by keys and codes alone: whether a line is there, never who or what it says. */
export interface Logspoor {
  /** Whether the processing of this data subject (keyed hash) at exactly this moment left a line. */
  readonly heeftRegel: (betrokkene: string, op: Instant) => Promise<boolean>;
  /** The audit lines of a part of a day: parts are 0 … `auditdelen` - 1. */
  readonly auditregels: (dag: Datum, deel: number, cursor: string | null, aantal: number) => Promise<Deel<Auditspoor>>;
  readonly auditdelen: number;
}

/** A place where lies what could not be handled, and how much. */
export interface Wachtrijstand {
  readonly naam: string;
  readonly aantal: number;
  /** Of the recipient in the compartment of whom it is; null: of any other. */
  readonly opsporend: OrganisatieCode | null;
}

/** The dead-letter queues: how much lies in each, never what. */
export interface Terzijde {
  readonly standen: () => Promise<readonly Wachtrijstand[]>;
}

/** What the reconciliation keeps: how far its round is, and what it found. */
export interface Slotboek {
  readonly slotronde: () => Promise<Slotronde | null>;
  readonly bevinding: (kant: Bevindingkant, bevindingId: string) => Promise<Bevinding | null>;
  /** What was found on one side, by id, after this one. */
  readonly bevindingen: (kant: Bevindingkant, na: string | null, aantal: number) => Promise<Deel<Bevinding>>;
}
