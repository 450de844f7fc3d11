import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rondTaakAf } from "../../../shared/domain/besluit.ts";
import { VRAAGTAAK } from "../../../shared/domain/informatievraag.ts";
import { isTeVerschuiven } from "../../../shared/domain/besluiten/verschuiven.ts";
import { STAPPEN } from "../../../shared/domain/pad.ts";
import type { Taak } from "../../../shared/domain/taak.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import {
  kalender,
  maakOpenTaak,
  maakOpschortwereld,
  wandklok,
  type Opschortwereld,
  type Taakvorm,
} from "./opschortwereld.ts";

/*
 * Must hold of the issue on uitvoering: suspending for 30 days moves every open term by 30 days and no reminder fires in between.
 * With the real decisions, the real pages and the real watchdog, on a store in memory.
 */

const DAG = 1440;
/** Every kind of open work that a suspension moves. */
const SOORTEN = [
  ...STAPPEN,
  ...["actie", "afspraak", "uitnodiging-beantwoorden", VRAAGTAAK, "vervanger-beoordelen"],
  ...["melder-horen", "expertise-uitnodigen", "plek-beoordelen", "match-beoordelen", "afsplitsing-beoordelen"],
  "bijlage-beoordelen",
];
const taakvorm: fc.Arbitrary<Taakvorm> = fc.record({
  soort: fc.constantFrom(...SOORTEN),
  herinneren: fc.oneof(fc.integer({ min: -40 * DAG, max: 200 * DAG }), fc.integer({ min: -10, max: 3 * DAG })),
  uiterlijk: fc.integer({ min: 1, max: 40 * DAG }),
  escaleren: fc.integer({ min: 1, max: 40 * DAG }),
});
/** Any moment of a year, so that the clock is changed in some of them, both ways. */
const begin = fc
  .integer({ min: 0, max: 365 * DAG })
  .map((minuut) => plusSeconden(instantSchema.parse("2026-01-01T00:00:00.000Z"), minuut * 60));

/** Moved by exactly so many days of the calendar at the same time of the clock; an hour that is left out is the one after it. */
const isVerschoven = (van: Instant, naar: Instant, dagen: number): boolean => {
  const [was, wordt] = [wandklok(van), wandklok(naar)];
  const bestaatNiet = was.tijd.startsWith("02:") && wordt.tijd === was.tijd.replace(/^02/, "03");
  return wordt.dag - was.dag === dagen && (wordt.tijd === was.tijd || bestaatNiet);
};

/** Each moment at which something was, is or will be due, and each hour of some days: the clock of the test stops there. */
const momentenVan = (wereld: Opschortwereld, dagen: number, tot: Instant): readonly Instant[] => {
  const eigen = wereld.taken.flatMap(({ herinnerenOp, uiterlijkOp, escalerenOp }) => [
    ...[herinnerenOp, uiterlijkOp, escalerenOp],
    ...[herinnerenOp, uiterlijkOp, escalerenOp].map((datum) => kalender.verschuif(datum, dagen)),
  ]);
  const rond = [-3600, -60, -1, 0, 1, 3600].map((seconden) => plusSeconden(tot, seconden));
  return [...new Set([...eigen, ...rond])].filter((moment) => moment > wereld.nu()).toSorted();
};

const trappen = (wereld: Opschortwereld, taakId: string) =>
  wereld.gezegd().flatMap((een) => (een.taakId === taakId && een.trap <= 3 ? [[een.op, een.trap]] : []));

describe("a suspension", () => {
  it("moves every open term by exactly its days, says nothing in between, and each thing once at its moved moment", async () => {
    await fc.assert(
      fc.asyncProperty(
        begin,
        fc.oneof({ weight: 3, arbitrary: fc.constant(30) }, fc.integer({ min: 1, max: 90 })),
        fc.array(taakvorm, { minLength: 1, maxLength: 9 }),
        // What happens besides at each stop of the clock: nothing, a page that is killed before or after it is written, or one that is done.
        fc.array(fc.constantFrom("niets", "ervoor", "erna", "pagina"), { minLength: 1, maxLength: 12 }),
        async (van, dagen, vormen, lot) => {
          const wereld = maakOpschortwereld(van, vormen);
          await wereld.schortOp(dagen);
          const tot = kalender.verschuif(van, dagen);
          const { taken, casus, teVerschuiven } = await wereld.dossier();
          expect(teVerschuiven).toHaveLength(vormen.length);
          for (const was of wereld.taken) {
            const nu = taken.find(({ taakId }) => taakId === was.taakId);
            for (const veld of ["herinnerenOp", "uiterlijkOp", "escalerenOp"] as const)
              expect([veld, was[veld], nu?.[veld], isVerschoven(was[veld], nu?.[veld] ?? van, dagen)]).toContain(true);
          }
          expect(casus.status === "open" && isVerschoven(wereld.casus.volgendeDatum, casus.volgendeDatum, dagen)).toBe(
            true,
          );

          for (const [plaats, moment] of momentenVan(wereld, dagen, tot).entries()) {
            wereld.zetKlok(moment);
            const wat = lot[plaats % lot.length] ?? "niets";
            if (wat === "ervoor" || wat === "erna") wereld.deur.casework.storing.bij("schrijf", wat);
            if (wat !== "niets") await wereld.pagina();
            await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
          }

          expect(wereld.gezegd().filter(({ op }) => op < tot)).toEqual([]);
          for (const was of wereld.taken) {
            const verwacht = [was.herinnerenOp, was.uiterlijkOp, was.escalerenOp]
              .map((datum, plaats) => [kalender.verschuif(datum, dagen), plaats + 1] as const)
              .slice(was.trap);
            // The hour that a change of the clock leaves out can put two of them in another order.
            const opVolgorde = verwacht.every(([op], plaats) => op > (verwacht[plaats - 1]?.[0] ?? ""));
            if (opVolgorde && verwacht.every(([op]) => op >= tot))
              expect(trappen(wereld, was.taakId)).toEqual(verwacht);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("of 30 days with 200 open tasks says nothing at any hour of them, by two watchdogs at once and pages that are killed", async () => {
    const van = instantSchema.parse("2026-03-10T13:37:00.000Z");
    const vormen = Array.from({ length: 200 }, (_, i) => ({
      soort: SOORTEN[i % SOORTEN.length] ?? "actie",
      ...{ herinneren: 5 + i * 200, uiterlijk: 30 + (i % 7) * DAG, escaleren: 60 + (i % 5) * DAG },
    }));
    const wereld = maakOpschortwereld(van, vormen);
    await wereld.schortOp(30);
    for (const [wanneer, nummer] of [
      ["ervoor", 1],
      ["erna", 1],
      ["ervoor", 2],
    ] as const) {
      wereld.deur.casework.storing.bij("schrijf", wanneer, nummer);
      expect(await wereld.pagina()).toBe("gedood");
    }
    expect(wereld.opgeslagen().some(({ verschoven }) => verschoven === 0)).toBe(true);
    const tot = instantSchema.parse("2026-04-09T12:37:00.000Z");
    expect(kalender.verschuif(van, 30)).toBe(tot);
    for (let moment = van; moment < tot; moment = plusSeconden(moment, 3600)) {
      wereld.zetKlok(moment);
      await (moment.startsWith("00", 11)
        ? Promise.all([wereld.deur.draai(), wereld.deur.draai()])
        : wereld.deur.draai());
      if (moment > plusSeconden(van, 5 * 86_400)) await wereld.pagina();
    }
    expect(wereld.gezegd()).toEqual([]);
    expect(wereld.opgeslagen().map(({ verschoven }) => verschoven)).toEqual(vormen.map(() => 1));
    expect((await wereld.dossier()).casus).toMatchObject({ verschoven: 1, volgendeDatum: "2026-04-14T12:37:00.000Z" });
    // Each is reminded, once, when its moved moment has come.
    const eerste = wereld.taken.slice(0, 20);
    wereld.zetKlok(plusSeconden(kalender.verschuif(eerste.at(-1)?.herinnerenOp ?? van, 30), 0));
    await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
    expect(new Set(wereld.gezegd().map(({ taakId }) => taakId))).toEqual(new Set(eerste.map(({ taakId }) => taakId)));
    expect(wereld.gezegd()).toHaveLength(20);
  });

  it("is carried out in pages below the limit of a command, and offered again by the clock until it is done", async () => {
    const van = instantSchema.parse("2026-05-01T09:00:00.000Z");
    const vormen = Array.from({ length: 120 }, () => ({
      soort: "actie",
      herinneren: DAG,
      uiterlijk: DAG,
      escaleren: DAG,
    }));
    const wereld = maakOpschortwereld(van, vormen);
    await wereld.schortOp(14);
    wereld.deur.casework.storing.bij("schrijf", "erna", 2);
    expect(await wereld.pagina()).toBe("gedood");
    expect(wereld.opgeslagen().filter(({ verschoven }) => verschoven === 1)).toHaveLength(100);
    wereld.zetKlok(plusSeconden(van, 60));
    const kop = wereld.casework.vanType("casus")[0];
    await wereld.deur.draai();
    expect(wereld.casework.vanType("casus")[0]).toMatchObject({ versie: (kop?.versie ?? 0) + 1, teDrijven: true });
    expect(await wereld.pagina()).toBe("klaar");
    expect(wereld.casework.vanType("casus")[0]).toMatchObject({ verschoven: 1 });
    const versies = wereld.opgeslagen().map(({ versie }) => versie);
    expect(await wereld.pagina()).toBe("klaar");
    expect(wereld.opgeslagen().map(({ versie }) => versie)).toEqual(versies);
  });

  it("leaves what was done meanwhile, and moves what was decided before it and written after it", async () => {
    const van = instantSchema.parse("2026-05-01T09:00:00.000Z");
    const vorm = { soort: "actie", herinneren: DAG, uiterlijk: DAG, escaleren: DAG };
    const wereld = maakOpschortwereld(
      van,
      Array.from({ length: 60 }, () => vorm),
    );
    await wereld.schortOp(30);
    wereld.deur.casework.storing.bij("schrijf", "erna");
    await wereld.pagina();
    // Done by its owner, between two pages: what the page has not seen yet, as a command reads it.
    const gelezen = (await wereld.dossier()).taken.filter((een) => een.status === "open");
    const klaar = gelezen.find(({ taakId }) =>
      wereld.opgeslagen().some((een) => een.taakId === taakId && een.verschoven === 0),
    );
    if (klaar?.status !== "open") throw new Error("alles is al verschoven");
    const door = { rol: "partner", organisatie: "nla" } as const;
    const gedaan = { nieuw: [], vervangen: [rondTaakAf(klaar, "gedaan", door, van)], mitsOpen: [] };
    expect((await wereld.casework.schrijf(gedaan, [])).ok).toBe(true);
    // Decided on the casus as it was before, and written between the pages or when they are done.
    const laat = [maakOpenTaak(wereld.casus, vorm, van), maakOpenTaak(wereld.casus, vorm, van)] as const;
    wereld.casework.zet(laat[0]);
    expect(await wereld.pagina()).toBe("klaar");
    wereld.casework.zet(laat[1]);
    expect(wereld.opgeslagen().find(({ taakId }) => taakId === laat[1].taakId)?.verschoven).toBe(0);
    const moment = laat[1].uiterlijkOp;
    wereld.zetKlok(moment);
    await wereld.deur.draai();
    expect(wereld.gezegd()).toEqual([]);
    const open = wereld.opgeslagen();
    expect(open).toHaveLength(61);
    expect(new Set(open.map(({ uiterlijkOp }) => uiterlijkOp))).toEqual(
      new Set([kalender.verschuif(laat[0].uiterlijkOp, 30)]),
    );
    expect(wereld.casework.vanType("taak").find(({ taakId }) => taakId === klaar.taakId)?.status).toBe("afgerond");
  });

  it.each(["bedenktijd-volgen", "interventie"])("never moves %s: its date is not the chain's", async (soort) => {
    const van = instantSchema.parse("2026-05-01T09:00:00.000Z");
    const wereld = maakOpschortwereld(van, [{ soort, herinneren: 60, uiterlijk: 60, escaleren: 60 }]);
    await wereld.schortOp(30);
    expect(await wereld.pagina()).toBe("klaar");
    const [was] = wereld.taken;
    expect(wereld.opgeslagen()).toEqual([{ ...was, versie: 2, verschoven: 1 }]);
    wereld.zetKlok(plusSeconden(van, 3600));
    await wereld.deur.draai();
    expect(wereld.gezegd()).toEqual([{ op: plusSeconden(van, 3600), taakId: was?.taakId, trap: 1 }]);
  });
});

describe("suspending again, and going on before the end", () => {
  it("adds up whatever the pages have done, and never puts a date before the moment of going on", async () => {
    await fc.assert(
      fc.asyncProperty(
        begin,
        fc.array(taakvorm, { minLength: 1, maxLength: 6 }),
        fc.array(
          fc.record({
            wat: fc.constantFrom("opschorten", "hervatten"),
            dagen: fc.integer({ min: 1, max: 60 }),
            minuten: fc.integer({ min: 0, max: 40 * DAG }),
            pagina: fc.constantFrom("niets", "gedood", "klaar"),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (van, vormen, gang) => {
          const wereld = maakOpschortwereld(van, vormen);
          let id: string | null = null;
          let rust = van;
          for (const { wat, dagen, minuten, pagina } of gang) {
            const voor = await wereld.dossier();
            const { nu } = wereld.context();
            if (wat === "opschorten") {
              id = await wereld.schortOp(dagen);
              rust = kalender.verschuif(rust > nu ? rust : nu, dagen);
            } else if (id !== null && rust > nu) {
              await wereld.hervat(id);
              rust = nu;
            }
            const na = await wereld.dossier();
            for (const taak of na.taken) {
              const was = voor.taken.find(({ taakId }) => taakId === taak.taakId);
              if (was === undefined || taak.status !== "open") throw new Error("weg");
              // Back, but to no moment that has passed; what was late stays late.
              expect(taak.uiterlijkOp >= (was.uiterlijkOp < nu ? was.uiterlijkOp : nu)).toBe(true);
              expect(taak.klok >= rust || taak.klok >= nu).toBe(true);
            }
            if (pagina === "gedood" && isTeVerschuiven(na.casus)) wereld.deur.casework.storing.bij("schrijf", "erna");
            if (pagina !== "niets") await wereld.pagina();
            const stil = wereld.gezegd().length;
            const later = plusSeconden(nu, minuten * 60);
            wereld.zetKlok(later < rust ? later : nu);
            await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
            if (wereld.nu() < rust) expect(wereld.gezegd()).toHaveLength(stil);
            wereld.zetKlok(later);
          }
          // Whatever the pages did, the store ends where the reader was all along.
          const data = (taken: readonly Taak[]) =>
            new Map(taken.map(({ taakId, uiterlijkOp }) => [taakId, uiterlijkOp]));
          const verwacht = data((await wereld.dossier()).taken);
          expect(await wereld.pagina()).toBe("klaar");
          expect(data(wereld.opgeslagen())).toEqual(verwacht);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("gives back what remained: of 30 days after 10 and a half, 19", async () => {
    const van = instantSchema.parse("2026-03-20T09:00:00.000Z");
    const wereld = maakOpschortwereld(van, [
      { soort: "actie", herinneren: 2 * DAG, uiterlijk: DAG, escaleren: DAG },
      { soort: "actie", herinneren: -3 * DAG, uiterlijk: DAG, escaleren: 10 * DAG },
    ]);
    const id = await wereld.schortOp(30);
    wereld.zetKlok(plusSeconden(van, 10.5 * 86_400));
    await wereld.hervat(id);
    const nu = (await wereld.dossier()).taken;
    const [loopt, telaat] = wereld.taken.map(({ taakId }) => nu.find((taak) => taak.taakId === taakId));
    // Eleven days of the calendar later, over the change of the clock.
    expect(loopt).toMatchObject({ herinnerenOp: "2026-04-02T08:00:00.000Z", uiterlijkOp: "2026-04-03T08:00:00.000Z" });
    // It was late before, and is late from the moment of going on.
    expect(telaat).toMatchObject({ trap: 2, uiterlijkOp: wereld.nu(), escalerenOp: "2026-04-08T08:00:00.000Z" });
    await wereld.pagina();
    wereld.zetKlok(instantSchema.parse("2026-04-02T08:00:00.000Z"));
    await wereld.deur.draai();
    expect(wereld.gezegd()).toEqual([{ op: wereld.nu(), taakId: loopt?.taakId, trap: 1 }]);
  });
});
