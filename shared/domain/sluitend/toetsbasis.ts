import type { Hash } from "../historie.ts";
import type { CasusId } from "../ids.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import type { Bevindingcode, Herstel, Vermoeden } from "./bevinding.ts";
import { isOpsporing, opsporendVan, type Spoor, type Verwijzing } from "./spoor.ts";

/** What a record is held against: other records, executions and the log, all read before. */
export interface Toetsbasis {
  readonly nu: Instant;
  /** Seconds that anything may be under way before it is found. */
  readonly respijt: number;
  /** Seconds that the clock takes to look at an execution again, beside that. */
  readonly controle: number;
  readonly hash: Hash;
  /** The record; null: it is not there. */
  readonly vind: (verwijzing: Verwijzing) => Spoor | null;
  /** What lies with a casus, but for its history and events. */
  readonly delen: (casusId: CasusId) => readonly Spoor[];
  readonly loopt: (naam: string) => boolean;
  /** Whether the processing log has a line of this line of history, as far as that can be seen. */
  readonly isGelogd: (regel: Spoor) => boolean;
}

/** What is asked of a record of some types: what it is held against, and what of it does not hold. */
export interface Toets {
  readonly nodig: (spoor: Spoor) => readonly Verwijzing[];
  readonly toets: (spoor: Spoor, basis: Toetsbasis) => readonly Vermoeden[];
}

/** Something that does not hold of this record. */
export const vermoeden = (spoor: Spoor, code: Bevindingcode, herstel: Herstel | null = null): Vermoeden => ({
  ...{ code, plaats: spoor.plaats, herstel },
  bij: { soort: spoor.type, id: idVan(spoor) },
  ...(isOpsporing(spoor)
    ? { kant: "opsporing" as const, opsporend: opsporendVan(spoor) }
    : { kant: "keten" as const, opsporend: null }),
});

/** By which somebody finds it: the id of the narrowest thing that it is of. */
const idVan = (spoor: Spoor): string => {
  const { taakId, interventieId, uitnodigingId, actieId, behoefteId, gebeurtenisId, berichtId, meldingId } = spoor;
  const eigen = behoefteId ?? actieId ?? uitnodigingId ?? interventieId ?? taakId ?? gebeurtenisId ?? berichtId;
  const { dossierId, casusId, trajectId, ontvanger, nummer } = spoor;
  const feedregel = ontvanger === null ? null : nummer === null ? ontvanger : `${ontvanger}/${String(nummer)}`;
  return eigen ?? feedregel ?? meldingId ?? dossierId ?? trajectId ?? casusId ?? "onbekend";
};

/** Whether it has been so for longer than this; what has no moment, is. */
export const isRijp = (sinds: Instant | null, seconden: number, nu: Instant): boolean =>
  sinds === null || plusSeconden(sinds, seconden) <= nu;

/** Let the clock look at it now. */
export const nuOpKlok = ({ nu }: Pick<Toetsbasis, "nu">): Herstel => ({ soort: "klok", klok: nu });
