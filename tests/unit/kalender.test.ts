import { DateTime } from "luxon";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import type { Duur } from "../../shared/domain/regio.ts";
import { datumSchema, instantSchema, instantVan, type Instant } from "../../shared/domain/tijd.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { voorbeeldRegio } from "../fixtures/regio-voorbeeld.ts";

const regio = laadRegio("nog");
const kalender = makeKalender(regio);
const ZONE = "Europe/Amsterdam";
const lokaal = (tekst: string): Instant => instantVan(DateTime.fromISO(tekst, { zone: ZONE }).toJSDate());
const toon = (instant: Instant): string => DateTime.fromISO(instant, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");
const datum = (tekst: string) => datumSchema.parse(tekst);
const tot = (van: string, aantal: number, eenheid: Duur["eenheid"]) =>
  toon(kalender.deadline(lokaal(van), { aantal, eenheid }));

describe("a term in werkdagen ends at 17:00 on the n-th working day after its start (NB1)", () => {
  test.each([
    ["a plain week", "2026-11-23T09:30", 1, "2026-11-24T17:00"],
    ["after working hours counts from the same day", "2026-11-23T23:59", 1, "2026-11-24T17:00"],
    ["over a weekend", "2026-11-27T09:00", 1, "2026-11-30T17:00"],
    ["started on a Saturday", "2026-11-28T12:00", 1, "2026-11-30T17:00"],
    ["over Christmas, both days and the weekend", "2026-12-24T10:00", 1, "2026-12-28T17:00"],
    ["over Christmas and New Year", "2026-12-23T10:00", 5, "2026-12-31T17:00"],
    ["King's day on a Sunday is kept on the Saturday before", "2031-04-25T10:00", 1, "2031-04-28T17:00"],
    ["King's day on a Monday", "2026-04-24T10:00", 1, "2026-04-28T17:00"],
    ["over Easter: Good Friday to Easter Monday", "2027-03-25T10:00", 1, "2027-03-30T17:00"],
    ["onto a leap day", "2028-02-28T10:00", 1, "2028-02-29T17:00"],
    ["over the change to summer time", "2026-03-27T10:00", 1, "2026-03-30T17:00"],
    ["over the change to winter time", "2026-10-23T10:00", 1, "2026-10-26T17:00"],
  ])("%s", (_naam, van, aantal, verwacht) => {
    expect(tot(van, aantal, "werkdagen")).toBe(verwacht);
  });

  test("local midnight decides the day, not UTC's", () => {
    const naMiddernacht = instantSchema.parse("2026-06-30T22:30:00.000Z");
    expect(toon(kalender.deadline(naMiddernacht, { aantal: 1, eenheid: "werkdagen" }))).toBe("2026-07-02T17:00");
  });
});

describe("a term in dagen counts calendar days and never ends on a free day", () => {
  test.each([
    ["fourteen days later", "2026-11-23T09:30", 14, "2026-12-07T17:00"],
    ["ending on a Saturday: the Monday after", "2026-11-23T09:30", 5, "2026-11-30T17:00"],
    ["ending on Christmas Day: after the weekend", "2026-12-11T09:30", 14, "2026-12-28T17:00"],
    ["over a leap day", "2028-02-15T09:00", 14, "2028-02-29T17:00"],
    ["over both changes of the clock, the hour stays local", "2026-03-20T09:00", 42, "2026-05-01T17:00"],
  ])("%s", (_naam, van, aantal, verwacht) => {
    expect(tot(van, aantal, "dagen")).toBe(verwacht);
  });
});

describe("a term in uren runs on by the clock", () => {
  test.each([
    ["at night, in the weekend", "2026-11-29T02:15", 4, "2026-11-29T06:15"],
    ["through Christmas Eve", "2026-12-24T23:00", 4, "2026-12-25T03:00"],
    ["over the hour that does not exist", "2026-03-29T01:30", 4, "2026-03-29T06:30"],
    ["over the hour that exists twice", "2026-10-25T01:30", 4, "2026-10-25T04:30"],
  ])("%s", (_naam, van, aantal, verwacht) => {
    expect(tot(van, aantal, "uren")).toBe(verwacht);
  });
});

describe("what has to be there so long before a moment is due at the end of a working day", () => {
  test.each([
    ["a plain week", "2026-11-26T10:00", 2, "werkdagen", "2026-11-24T17:00"],
    ["over a weekend", "2026-11-30T10:00", 1, "werkdagen", "2026-11-27T17:00"],
    ["of a moment on a free day", "2026-11-29T10:00", 1, "werkdagen", "2026-11-27T17:00"],
    ["over Christmas, New Year and a change of the year", "2027-01-04T10:00", 5, "werkdagen", "2026-12-24T17:00"],
    ["King's day on a Sunday is kept on the Saturday before", "2031-04-28T10:00", 1, "werkdagen", "2031-04-25T17:00"],
    ["Liberation day", "2027-05-07T10:00", 1, "werkdagen", "2027-05-04T17:00"],
    ["from after a leap day", "2028-03-01T10:00", 1, "werkdagen", "2028-02-29T17:00"],
    ["over both days of a change of the clock", "2026-03-30T10:00", 1, "werkdagen", "2026-03-27T17:00"],
    ["days before, on a free day: the working day before it", "2026-11-24T10:00", 2, "dagen", "2026-11-20T17:00"],
    ["hours, by the clock, over the hour that does not exist", "2026-03-29T04:00", 2, "uren", "2026-03-29T01:00"],
  ] as const)("%s", (_naam, moment, aantal, eenheid, verwacht) => {
    expect(toon(kalender.vooraf(lokaal(moment), { aantal, eenheid }))).toBe(verwacht);
  });
});

describe("the end of a day that somebody names", () => {
  test.each([
    ["a working day", "2026-11-24", "2026-11-24T17:00"],
    ["a Saturday: the Monday after", "2026-11-28", "2026-11-30T17:00"],
    ["Christmas Day: after the weekend", "2026-12-25", "2026-12-28T17:00"],
    ["the day of the change to summer time", "2026-03-29", "2026-03-30T17:00"],
  ])("%s", (_naam, dag, verwacht) => {
    expect(toon(kalender.eindeVan(datum(dag)))).toBe(verwacht);
  });
});

describe("the day of a moment", () => {
  test.each([
    ["just before midnight in the region", "2026-11-24T22:59:59.999Z", "2026-11-24"],
    ["midnight in the region, yesterday in UTC", "2026-11-24T23:00:00.000Z", "2026-11-25"],
    ["midnight in summer time", "2026-07-01T22:00:00.000Z", "2026-07-02"],
  ])("%s", (_naam, moment, verwacht) => {
    expect(kalender.dagVan(instantSchema.parse(moment))).toBe(verwacht);
  });
});

describe("free days", () => {
  test.each(["2026-12-25", "2025-04-26", "2026-04-03", "2026-05-05", "2026-11-28", "2026-11-29"])("%s", (dag) => {
    expect(kalender.isWerkdag(datum(dag))).toBe(false);
  });
  test.each(["2026-12-24", "2031-04-28", "2028-02-29", "2026-11-30"])("%s is a working day", (dag) => {
    expect(kalender.isWerkdag(datum(dag))).toBe(true);
  });
  test("are the region's own: another region works on Boxing Day and rests on its own day", () => {
    const ander = makeKalender(voorbeeldRegio);
    expect(ander.isWerkdag(datum("2028-12-26"))).toBe(true);
    expect(ander.isWerkdag(datum("2028-09-01"))).toBe(false);
    expect(kalender.isWerkdag(datum("2028-09-01"))).toBe(true);
  });
});

const moment = fc
  .date({ min: new Date("2025-01-01T00:00:00Z"), max: new Date("2045-06-01T00:00:00Z"), noInvalidDate: true })
  .map(instantVan);
const duur: fc.Arbitrary<Duur> = fc.record({
  eenheid: fc.constantFrom("werkdagen" as const, "dagen" as const, "uren" as const),
  aantal: fc.integer({ min: 1, max: 120 }),
});

describe("for every start and term", () => {
  test("the deadline lies after the start", () => {
    fc.assert(
      fc.property(moment, duur, (van, termijn) => {
        expect(kalender.deadline(van, termijn) > van).toBe(true);
      }),
    );
  });

  test("what is due before a moment lies before it, never later for an earlier moment or a longer notice", () => {
    fc.assert(
      fc.property(moment, moment, duur, fc.integer({ min: 0, max: 20 }), (een, ander, termijn, langer) => {
        const [eerst, later] = een <= ander ? [een, ander] : [ander, een];
        const vooraf = kalender.vooraf(eerst, termijn);
        expect(vooraf < eerst).toBe(true);
        expect(vooraf <= kalender.vooraf(later, termijn)).toBe(true);
        expect(kalender.vooraf(eerst, { ...termijn, aantal: termijn.aantal + langer }) <= vooraf).toBe(true);
      }),
    );
  });

  test("a later start never gives an earlier deadline, nor a longer term", () => {
    fc.assert(
      fc.property(moment, moment, duur, fc.integer({ min: 0, max: 20 }), (een, ander, termijn, langer) => {
        const [eerst, later] = een <= ander ? [een, ander] : [ander, een];
        const einde = kalender.deadline(eerst, termijn);
        expect(einde <= kalender.deadline(later, termijn)).toBe(true);
        expect(einde <= kalender.deadline(eerst, { ...termijn, aantal: termijn.aantal + langer })).toBe(true);
      }),
    );
  });

  test("a term in days ends at the end of a working day", () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom("werkdagen" as const, "dagen" as const),
        fc.integer({ min: 1, max: 120 }),
        (van, eenheid, aantal) => {
          const einde = DateTime.fromISO(kalender.deadline(van, { eenheid, aantal }), { zone: ZONE });
          expect(einde.toFormat("HH:mm:ss.SSS")).toBe("17:00:00.000");
          expect(kalender.isWerkdag(datum(einde.toFormat("yyyy-MM-dd")))).toBe(true);
        },
      ),
    );
  });

  test("exactly n working days lie between a start and a deadline in werkdagen", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (van, aantal) => {
        const einde = toon(kalender.deadline(van, { eenheid: "werkdagen", aantal })).slice(0, 10);
        let geteld = 0;
        let dag = DateTime.fromISO(van, { zone: ZONE }).startOf("day");
        while (dag.toFormat("yyyy-MM-dd") < einde) {
          dag = dag.plus({ days: 1 });
          if (kalender.isWerkdag(datum(dag.toFormat("yyyy-MM-dd")))) geteld += 1;
        }
        expect(geteld).toBe(aantal);
      }),
    );
  });

  test("the reminder lies between start and deadline, later marks after it, in order", () => {
    fc.assert(
      fc.property(moment, duur, (van, termijn) => {
        const einde = kalender.deadline(van, termijn);
        const herinnering = kalender.deel(van, einde, 75);
        expect(van < herinnering && herinnering < einde).toBe(true);
        expect(kalender.deel(van, einde, 0)).toBe(van);
        expect(kalender.deel(van, einde, 100)).toBe(einde);
        expect(kalender.deel(van, einde, 150) > einde).toBe(true);
      }),
    );
  });
});

test("a local time of a day follows the changes of the clock", () => {
  const moment = (dag: string, om: string) => kalender.moment(datum(dag), om);
  expect(moment("2026-03-28", "08:00")).toBe(instantSchema.parse("2026-03-28T07:00:00.000Z"));
  expect(moment("2026-03-29", "08:00")).toBe(instantSchema.parse("2026-03-29T06:00:00.000Z"));
  expect(moment("2026-03-29", "02:30")).toBe(instantSchema.parse("2026-03-29T01:30:00.000Z"));
  expect(moment("2026-10-25", "02:30")).toBe(instantSchema.parse("2026-10-25T00:30:00.000Z"));
  expect(moment("2026-10-25", "08:00")).toBe(instantSchema.parse("2026-10-25T07:00:00.000Z"));
});
