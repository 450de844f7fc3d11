import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Overleg } from "../../shared/domain/overleg.ts";
import type { Regio } from "../../shared/domain/regio.ts";

/**
 * The overleg as an iCalendar file (RFC 5545): when and where, and nothing else. It goes to calendars that many can read, so no
 * casus, no other participant and no reason is in it. `UID` stays, `SEQUENCE` is the version: a calendar that has the event changes
 * or cancels that one. The same version gives the same file. It has no ORGANIZER: it is fetched by who may see it, never mailed, and
 * the system has no mailbox that an answer could go to.
 */
export const maakAgendabestand = (overleg: Overleg, regio: Pick<Regio, "code">): string => {
  const afgezegd = overleg.status === "afgezegd";
  const kalender = ical({
    prodId: { company: "ketenregie", product: regio.code, language: "NL" },
    method: afgezegd ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  kalender.createEvent({
    id: `${overleg.overlegId}@ketenregie`,
    sequence: overleg.planversie - 1,
    summary: "Overleg",
    start: new Date(overleg.van),
    end: new Date(overleg.tot),
    stamp: new Date(overleg.gewijzigdOp),
    location: overleg.plaats,
    status: afgezegd ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // Every line ends with CRLF (RFC 5545, 3.1); the library leaves out the last.
  return `${kalender.toString()}\r\n`;
};
