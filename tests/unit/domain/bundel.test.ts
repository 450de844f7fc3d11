import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { bundelplaats, gaatInBundel, metFeedregels, type Dagstand } from "../../../shared/domain/bundel.ts";
import { taakIdSchema } from "../../../shared/domain/ids.ts";
import { INTERVENTIETAAK } from "../../../shared/domain/interventie.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { datumSchema, instantVan, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakNotificatie } from "../../fixtures/records.ts";

const kalender = makeKalender(laadRegio("nog"));
const ZONE = "Europe/Amsterdam";
const lokaal = (tekst: string): Instant => instantVan(DateTime.fromISO(tekst, { zone: ZONE }).toJSDate());
const toon = (instant: Instant): string => DateTime.fromISO(instant, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");
const datum = (tekst: string) => datumSchema.parse(tekst);

describe("the bundle that a line goes into", () => {
  it.each([
    ["before the time of a working day: that day", "2026-11-24T07:59", "2026-11-24T08:00"],
    ["at that time: the next day", "2026-11-24T08:00", "2026-11-25T08:00"],
    ["on a Friday: Monday", "2026-11-27T09:00", "2026-11-30T08:00"],
    ["on a Saturday: Monday", "2026-11-28T07:00", "2026-11-30T08:00"],
    ["before Christmas: after the weekend", "2026-12-24T09:00", "2026-12-28T08:00"],
    ["over the change to summer time", "2026-03-27T09:00", "2026-03-30T08:00"],
    ["over the change to winter time", "2026-10-23T09:00", "2026-10-26T08:00"],
    ["after local midnight, which is the day before in UTC", "2026-07-01T00:30", "2026-07-01T08:00"],
  ])("%s", (_, nu, verwacht) => {
    const { dag, klok, grens } = bundelplaats(null, "08:00", lokaal(nu), kalender);
    expect(toon(klok)).toBe(verwacht);
    expect(dag).toBe(verwacht.slice(0, 10));
    expect(toon(grens)).toBe(toon(lokaal(`${DateTime.fromISO(dag).plus({ days: 1 }).toFormat("yyyy-MM-dd")}T00:00`)));
  });

  it("is the one that was not told yet, also when its moment has passed, and after it the next", () => {
    const open = { dag: datum("2026-11-24"), klok: lokaal("2026-11-24T08:00") };
    expect(bundelplaats(open, "08:00", lokaal("2026-11-24T08:03"), kalender)).toMatchObject(open);
    // The clock stood still for a day: it is told today, so what must be done today goes at once.
    expect(toon(bundelplaats(open, "08:00", lokaal("2026-11-25T10:00"), kalender).grens)).toBe("2026-11-26T00:00");
    const verteld = { dag: open.dag, klok: null };
    expect(bundelplaats(verteld, "08:00", lokaal("2026-11-24T08:03"), kalender).dag).toBe("2026-11-25");
    // Of two machines one thinks that it is a little earlier.
    expect(bundelplaats(verteld, "08:00", lokaal("2026-11-24T07:59"), kalender).dag).toBe("2026-11-25");
  });

  it("lies ahead, on a working day at its local time, and no later than the next of those", () => {
    const uren = fc.integer({ min: 0, max: 24 * 365 * 4 });
    fc.assert(
      fc.property(uren, fc.constantFrom("00:00", "02:30", "08:00", "23:59"), (uur, om) => {
        const nu = plusSeconden(lokaal("2026-01-01T00:00"), uur * 3600);
        const { dag, klok, grens } = bundelplaats(null, om, nu, kalender);
        expect(klok > nu && klok < grens).toBe(true);
        expect(kalender.isWerkdag(dag)).toBe(true);
        expect(kalender.dagVan(klok)).toBe(dag);
        for (let tussen = plusSeconden(nu, 3600); tussen < klok; tussen = plusSeconden(tussen, 3600)) {
          const eerder = kalender.dagVan(tussen);
          expect(eerder === dag || !kalender.isWerkdag(eerder) || kalender.moment(eerder, om) <= nu).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what cannot wait for the bundle", () => {
  const grens = lokaal("2026-11-25T00:00");
  const past = (data: Notificatie["bericht"]["data"], soort: Notificatie["bericht"]["soort"] = "taak.geopend") =>
    gaatInBundel({ soort, data: { soort: "weging-1", ...data } }, { grens });

  it("has to be done before its day is over, says not when, or is an intervention", () => {
    expect(past({ uiterlijkOp: plusSeconden(grens, 1) })).toBe(true);
    expect(past({ uiterlijkOp: grens })).toBe(false);
    expect(past({})).toBe(false);
    expect(past({ uiterlijkOp: plusSeconden(grens, 1), soort: INTERVENTIETAAK })).toBe(false);
    expect(past({ uiterlijkOp: plusSeconden(grens, 1) }, "taak.geescaleerd")).toBe(false);
    expect(past({ uiterlijkOp: plusSeconden(grens, 1) }, "informatievraag.gesteld")).toBe(false);
  });
});

describe("what a day has to tell", () => {
  const taken = [1, 2].map(() => taakIdSchema.parse(randomUUID()));
  const [een, twee] = taken;
  const regel = (
    soort: Notificatie["bericht"]["soort"],
    taakId: string | undefined,
    bezorging: Notificatie["bezorging"] = "gebundeld",
  ) => {
    const basis = maakNotificatie();
    return maakNotificatie({ bezorging, bericht: { ...basis.bericht, soort, data: { taakId: taakId ?? "" } } });
  };
  const stand = (...regels: readonly Notificatie[]): Dagstand => metFeedregels(new Map(), regels);

  it("is of each task only how far it is", () => {
    expect(stand(regel("taak.geopend", een), regel("actie.uitgezet", twee), regel("taak.herinnerd", een))).toEqual(
      new Map([
        [twee, "nieuweActies"],
        [een, "herinnerdeTaken"],
      ]),
    );
  });

  it("is nothing of what was told at once meanwhile, or is over", () => {
    expect(stand(regel("taak.geopend", een), regel("taak.herinnerd", een, "wacht")).size).toBe(0);
    expect(stand(regel("taak.geopend", een), regel("taak.geescaleerd", een, "bezorgd")).size).toBe(0);
    expect(stand(regel("actie.uitgezet", een), regel("actie.vervallen", een, "feed")).size).toBe(0);
    // Offered again by its number.
    expect(stand(regel("taak.geopend", een, "wacht")).size).toBe(0);
    expect(stand(regel("termijn.verlengd", een, "wacht"), regel("taak.geopend", een)).size).toBe(1);
  });

  it("does not depend on the pages in which it is read", () => {
    const soort = fc.constantFrom(
      "taak.geopend",
      "taak.herinnerd",
      "actie.uitgezet",
      "actie.vervallen",
      "casus.hervat",
    );
    const bezorging = fc.constantFrom("gebundeld", "wacht", "bezorgd");
    fc.assert(
      fc.property(fc.array(fc.tuple(soort, fc.nat(1), bezorging), { maxLength: 20 }), fc.nat(20), (zetten, knip) => {
        const regels = zetten.map(([s, wie, hoe]) => regel(s, taken[wie], hoe));
        expect([...metFeedregels(metFeedregels(new Map(), regels.slice(0, knip)), regels.slice(knip))]).toEqual([
          ...stand(...regels),
        ]);
      }),
    );
  });
});
