import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { gebeurtenisAangeboden } from "../../../shared/domain/bewaking.ts";
import { datumSchema, instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { NU, openTaak } from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";

const regio = laadRegio("nog");
const kalender = makeKalender(regio);
const EINDE = instantSchema.parse("2032-03-02T09:00:00.000Z");
const lokaal = (moment: Instant): DateTime => DateTime.fromISO(moment, { zone: "Europe/Amsterdam" });
const dag = (moment: Instant): string => lokaal(moment).toFormat("yyyy-MM-dd");

/** Every working day after the first and up to the last. */
const werkdagen = (van: Instant, tot: Instant): readonly string[] => {
  const dagen: string[] = [];
  for (let een = lokaal(van).plus({ days: 1 }).set({ hour: 12 }); een.toFormat("yyyy-MM-dd") <= dag(tot);) {
    const datum = een.toFormat("yyyy-MM-dd");
    if (kalender.isWerkdag(datumSchema.parse(datum))) dagen.push(datum);
    een = een.plus({ days: 1 });
  }
  return dagen;
};

it("goes on about what nobody does for six years: once each working day at its end, through every change of the clock", async () => {
  const o = opstelling();
  const uiterlijkOp = kalender.deadline(NU, { eenheid: "werkdagen", aantal: 5 });
  const herinnerenOp = kalender.deel(NU, uiterlijkOp, 75);
  const escalerenOp = kalender.deel(NU, uiterlijkOp, 150);
  const taak = openTaak({ herinnerenOp, uiterlijkOp, escalerenOp, klok: herinnerenOp });
  o.casework.zet(taak);
  const gezegd: { op: Instant; soort: string; trap: unknown; ontvanger: string }[] = [];
  o.casework.volg((record) => {
    if (record.type !== "gebeurtenis" || !record.aanbieden) return;
    for (const { soort, data, ontvanger } of record.berichten)
      gezegd.push({ op: record.opgetredenOp, soort, trap: data["trap"], ontvanger });
    // What was told was told.
    o.casework.zet(gebeurtenisAangeboden(record));
  });
  for (let klok: Instant = taak.klok; klok <= EINDE;) {
    o.klok.verder((Date.parse(klok) - Date.parse(o.klok.nu())) / 1000);
    await o.draai();
    const stand = gezegd.length;
    // Another says nothing more: looked at every few weeks, for each look costs a run.
    if (stand % 20 === 1) await o.draai();
    expect(gezegd).toHaveLength(stand);
    const huidig = await o.casework.taak(taak.casusId, taak.taakId);
    if (huidig?.status !== "open") throw new Error("niet open");
    expect(huidig.klok > o.klok.nu()).toBe(true);
    klok = huidig.klok;
  }
  const [herinnerd, eerste, tweede, ...rest] = gezegd;
  expect([herinnerd, eerste, tweede].map((een) => [een?.op, een?.soort, een?.ontvanger])).toEqual([
    [herinnerenOp, "taak.herinnerd", "moviera"],
    [uiterlijkOp, "taak.geescaleerd", regio.rollen.procesregie],
    [escalerenOp, "taak.geescaleerd", regio.rollen.ketenregisseur],
  ]);
  // Each working day has one, at five o'clock there, and no other day has any.
  expect(rest.map(({ op }) => dag(op))).toEqual(werkdagen(escalerenOp, plusSeconden(EINDE, -86_400)));
  expect(new Set(rest.map(({ op }) => lokaal(op).toFormat("HH:mm")))).toEqual(new Set(["17:00"]));
  expect(rest.map(({ trap }) => trap)).toEqual(rest.map((_, i) => i + 4));
  const dagen = new Set(rest.map(({ op }) => dag(op)));
  for (const wel of ["2026-03-30", "2026-10-26", "2028-02-29", "2026-12-31", "2031-04-28"])
    expect(dagen).toContain(wel);
  const vrij = ["2026-04-27", "2027-05-05", "2026-12-25", "2027-01-01", "2027-03-26", "2031-04-26", "2031-04-27"];
  for (const niet of vrij) expect(dagen).not.toContain(niet);
}, 30_000);
