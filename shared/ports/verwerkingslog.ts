import type { Instant } from "../domain/tijd.ts";

/** A processing of one data subject (Logboek Dataverwerkingen 1.0): who did it is in the audit line, not here. */
export interface Verwerking {
  readonly soort: "verwerking";
  /** Code of the processing activity in the register; the adapter makes it a URI. */
  readonly activiteit: string;
  /** Keyed hash of the data subject's id, never the id itself. */
  readonly betrokkene: string;
  readonly betrokkeneSoort: "client" | "melder" | "verdachte" | "getuige" | "netwerk" | "persoon" | "professional";
}

/** An audit line (BIO2): who, role, organisation, action, object, result. */
export interface Audit {
  readonly soort: "audit";
  readonly actorId: string;
  readonly organisatie: string;
  readonly rol: string;
  readonly handeling: string;
  readonly object: string;
  readonly resultaat: "gelukt" | "geweigerd";
}

/** One line of the log table: a processing or an audit line, with its trace (W3C Trace Context). */
export type Logregel = (Verwerking | Audit) & {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly begin: Instant;
  readonly eind: Instant;
};

/** The log beside the casework: lines can be added, never changed or read by a function. */
export interface Verwerkingslog {
  /** Resolves when all lines are stored; rejects otherwise, and then the request must fail (standards.md). */
  readonly schrijf: (regels: readonly Logregel[]) => Promise<void>;
}
