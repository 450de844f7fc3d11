import type { Duur } from "./regio.ts";
import type { Datum, Instant } from "./tijd.ts";

/** Counts terms in the region's own time: its zone, its working day, its free days (NB1). */
export interface Kalender {
  /**
   * When a term that starts at `van` ends. `uren` run on by the clock, at any hour of any day. `dagen` and `werkdagen` end
   * at the end of a working day, never on a free one, and always after `van`; a later start never gives an earlier end.
   */
  deadline(van: Instant, duur: Duur): Instant;
  /**
   * When what has to be there so long before `tot` is due: `uren` by the clock, `dagen` and `werkdagen` at the end of a working day,
   * always before `tot`.
   */
  vooraf(tot: Instant, duur: Duur): Instant;
  /** The moment at which `pct` percent of the time from `van` to `tot` has passed; over 100 lies after `tot`. */
  deel(van: Instant, tot: Instant, pct: number): Instant;
  /**
   * The moment so many calendar days later, or earlier below zero, at the same time of the clock in the region's zone. An hour that
   * a change of the clock leaves out is the hour after it; of one that comes twice it is the first.
   */
  verschuif(moment: Instant, dagen: number): Instant;
  /** End of the working day on `datum`, or on the first working day after it. */
  eindeVan(datum: Datum): Instant;
  /** The calendar day of a moment, in the region's zone. */
  dagVan(moment: Instant): Datum;
  /**
   * The moment of a local time, such as `08:00`, on a day. A time that a change of the clock leaves out is the hour after it; of one
   * that comes twice it is the first.
   */
  moment(datum: Datum, tijd: string): Instant;
  /** Whether people work on this day: no weekend and no free day of the region. */
  isWerkdag(datum: Datum): boolean;
}
