import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { gebeurtenis, nieuweTaak, taakGeopend, type Besluitcontext } from "../../../shared/domain/besluit.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { INTERVENTIETAAK } from "../../../shared/domain/interventie.ts";
import { draagTaakOver, eersteBlik, RUST_NA_OPENEN, RUST_TUSSEN } from "../../../shared/domain/samenloop.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { WERKVERLOOP } from "../../../shared/domain/werkverloop.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import {
  bijGebeurtenis,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  openTaak,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { opstelling as maakWachthond } from "../watchdog/opstelling.ts";

const regio = laadRegio("nog");
const kalender = makeKalender(regio);
const MOVIERA = { rol: "partner", organisatie: "moviera" } as const;
/** Procesregie: what escalates goes there too, so that start and escalation can have the same recipient. */
const ZVH = { rol: "procesregisseur", organisatie: "zvh" } as const;
/** A Monday, 09:00 in the region. */
const BEGIN = instantSchema.parse("2026-03-02T08:00:00.000Z");
const UUR = 3600;
const STAP = 300;

interface Storing {
  readonly van: number;
  readonly duur: number;
}
interface Werk {
  /** Minutes after BEGIN at which it is opened. */
  readonly op: number;
  /** Minutes until its date; below zero: late when it is opened. */
  readonly termijn: number;
  readonly bijProcesregie: boolean;
  /** Minutes after its opening at which procesregie takes it over; null: it stays. */
  readonly overname: number | null;
}

/** Outbox and clock over a week on one store, with outages of each; what was sent to whom, and when first. */
const speel = async (
  werk: readonly Werk[],
  outboxStil: Storing,
  klokStil: Storing,
  bundels: ReadonlyMap<string, string> = new Map(),
) => {
  let nu: Instant = BEGIN;
  const verstuurd: {
    readonly op: Instant;
    readonly ontvanger: string;
    readonly event: Readonly<Record<string, unknown>>;
  }[] = [];
  const gezien = new Set<unknown>();
  const wachthond = maakWachthond({ nu: () => nu });
  const { casework } = wachthond;
  const bus = {
    publiceer: async (berichten: readonly { ontvanger: string; event: Readonly<Record<string, unknown>> }[]) => {
      for (const { ontvanger, event } of berichten) {
        if (!gezien.has(event["id"])) verstuurd.push({ op: nu, ontvanger, event });
        gezien.add(event["id"]);
        // It arrives at once; how deliveries go is not what this is about.
        const regel = await casework.notificatie(ontvanger, Number(event["sequence"]));
        if (regel !== null) casework.zet({ ...regel, versie: regel.versie + 1, bezorging: "bezorgd", klok: null });
      }
      return [];
    },
  };
  const draaiKlok = wachthond.wijzerVan({ bus });
  const afhankelijkheden = {
    ...{ casework, bus, opzij: maakOpzijDouble(), log: maakLogDouble().log, instellingen: INSTELLINGEN },
    ...ZONDER_KANALEN,
    ...{ kanalen: new Set(["moviera", "zvh", "ketenregisseur"]), bundels },
    ...{ heraanbodSeconden: 60, nu: () => nu, wacht: geenPauze },
  };
  const context = (): Besluitcontext => ({
    ...{ nu, nieuwId: randomUUID, hash: (tekst: string) => tekst, kalender, regio },
    ...{ door: null, partners: null, zetels: null, actorId: null },
  });
  const taken = new Map<Werk, ReturnType<typeof nieuweTaak>>();
  const open = (een: Werk) => {
    const casusId = casusIdSchema.parse(randomUUID());
    const taak = nieuweTaak(
      {
        ...{ casusId, soort: "actie", activiteit: "4.1", eigenaar: een.bijProcesregie ? ZVH : MOVIERA },
        ...{ gemeente: null, onderwerp: null, verplicht: true, urgentietermijnen: {}, verschuivingen: [] },
        ...{ termijn: "actie", uiterlijkOp: plusSeconden(nu, een.termijn * 60) },
      },
      context(),
    );
    taken.set(een, taak);
    casework.zet(taak, ...gebeurtenis({ soort: "casus", id: casusId }, taakGeopend(taak, context()), context()));
  };
  const neemOver = async (een: Werk) => {
    const taak = taken.get(een);
    const huidig = taak === undefined ? null : await casework.taak(taak.casusId, taak.taakId);
    if (huidig?.status !== "open") return;
    const over = draagTaakOver(huidig, ZVH, nu);
    casework.zet(over, ...gebeurtenis({ soort: "casus", id: over.casusId }, taakGeopend(over, context()), context()));
  };
  const stil = ({ van, duur }: Storing, seconden: number) => seconden >= van * 60 && seconden < (van + duur) * 60;
  const opdrachten = werk
    .flatMap((een) => [
      {
        seconden: een.op * 60,
        doe: () => {
          open(een);
          return Promise.resolve();
        },
      },
      ...(een.overname === null ? [] : [{ seconden: (een.op + een.overname) * 60, doe: async () => neemOver(een) }]),
    ])
    .toSorted((a, b) => a.seconden - b.seconden);
  /** Seconds after BEGIN at which there is something to do next, in steps of the clock. */
  const volgende = (seconden: number): number => {
    const klokken = casework.alles().flatMap((item) => ("klok" in item && item.klok !== null ? [item.klok] : []));
    const momenten = [
      ...klokken.map((klok) => (Date.parse(klok) - Date.parse(BEGIN)) / 1000),
      ...opdrachten.map((een) => een.seconden),
      ...[outboxStil, klokStil].map(({ van, duur }) => (van + duur) * 60),
    ].filter((moment) => moment > seconden);
    return Math.ceil(Math.max(Math.min(...momenten, Infinity), seconden + 1) / STAP) * STAP;
  };
  for (let seconden = 0; seconden <= 40 * UUR; seconden = volgende(seconden)) {
    nu = plusSeconden(BEGIN, seconden);
    while ((opdrachten[0]?.seconden ?? Infinity) <= seconden) await opdrachten.shift()?.doe();
    const publiceer = async () => {
      if (stil(outboxStil, seconden)) return;
      const items = casework.vanType("gebeurtenis").filter(({ aanbieden }) => aanbieden);
      // In batches, as the stream gives them.
      for (let i = 0; i < items.length; i += 2)
        await publishGebeurtenissen(items.slice(i, i + 2).map(bijGebeurtenis), afhankelijkheden);
    };
    await publiceer();
    if (!stil(klokStil, seconden)) await draaiKlok();
    await publiceer();
  }
  return { verstuurd, casework, taken: [...taken.values()] };
};

const werk = fc.record({
  op: fc.integer({ min: 0, max: 600 }),
  termijn: fc.oneof(fc.integer({ min: -120, max: 60 }), fc.integer({ min: 61, max: 1_500 })),
  bijProcesregie: fc.boolean(),
  overname: fc.option(fc.integer({ min: 1, max: 300 })),
});
const storing = fc.record({ van: fc.integer({ min: 0, max: 900 }), duur: fc.integer({ min: 0, max: 600 }) });

describe("starts and overdue", () => {
  it("never come together, whatever the term, the opening, a handover, and what stood still for how long", async () => {
    let paren = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(werk, { minLength: 1, maxLength: 6 }),
        storing,
        storing,
        async (alles, outbox, klok) => {
          const { verstuurd, taken } = await speel(alles, outbox, klok);
          for (const taak of taken) {
            const over = verstuurd.filter(({ event }) => event["subject"] === taak.taakId);
            const van = (stap: string) =>
              over.filter(({ event }) => {
                const soort = String(event["type"]).replace("nl.ketenregie.", "").replace(".v1", "");
                return WERKVERLOOP[soort as keyof typeof WERKVERLOOP].stap === stap;
              });
            // Everybody to whom it was given hears so, and somebody that it is late.
            expect(van("begint").length).toBeGreaterThan(0);
            expect(van("te-laat").length).toBeGreaterThan(0);
            for (const later of [...van("loopt-af"), ...van("te-laat")])
              for (const begin of van("begint").filter(({ ontvanger }) => ontvanger === later.ontvanger)) {
                // Who was told that it is late may take it over then.
                if (String(later.event["time"]) < String(begin.event["time"])) continue;
                paren += 1;
                const afstand = Math.abs(Date.parse(later.op) - Date.parse(begin.op)) / 1000;
                expect(afstand, `${taak.taakId} to ${later.ontvanger}`).toBeGreaterThanOrEqual(RUST_TUSSEN);
              }
          }
        },
      ),
      { numRuns: 80, endOnFailure: true },
    );
    expect(paren).toBeGreaterThan(20);
  }, 120_000);

  it("nor in the event of the day and beside it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(werk, { minLength: 1, maxLength: 6 }), storing, async (alles, klok) => {
        const { verstuurd, taken } = await speel(alles, { van: 0, duur: 0 }, klok, new Map([["moviera", "13:00"]]));
        const aanMoviera = verstuurd.filter(({ ontvanger }) => ontvanger === "moviera");
        for (const { taakId } of taken) {
          const genoemd = aanMoviera.filter(({ event }) => JSON.stringify(event["data"]).includes(taakId));
          for (const [i, { op, event }] of genoemd.entries())
            for (const ander of genoemd.slice(i + 1)) {
              const soorten = [event["type"], ander.event["type"]].join();
              // Of procesregie's takeover moviera hears nothing: these are its own start and reminder.
              expect(Date.parse(ander.op) - Date.parse(op), soorten).toBeGreaterThanOrEqual(RUST_TUSSEN * 1000);
            }
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 120_000);
});

describe("what was late already when it was opened", () => {
  const uiterlijk = (minuten: number) => ({
    herinnerenOp: plusSeconden(NU, minuten * 45),
    uiterlijkOp: plusSeconden(NU, minuten * 60),
  });
  it.each([
    ["a term of a day is reminded of at its time", 1_440, 0, 1_080],
    ["of half an hour too", 30, 0, 22.5],
    ["near: the opening stands for the reminder", 22, 1, 22],
    ["minutes: it escalates a little later", 5, 1, 20],
    ["past: it escalates a little later", -60, 1, 20],
  ])("%s", (_, minuten, trap, eerste) => {
    expect(eersteBlik(uiterlijk(minuten), NU)).toEqual({ trap, klok: plusSeconden(NU, eerste * 60) });
  });

  it("goes to a new owner with its dates, and what was said of them is not said again at once", () => {
    const taak = openTaak({ ...uiterlijk(60), klok: plusSeconden(NU, 45 * 60) });
    const over = (minuten: number, velden: Partial<typeof taak> = {}) =>
      draagTaakOver({ ...taak, ...velden }, ZVH, plusSeconden(NU, minuten * 60));
    const na = (minuten: number) => plusSeconden(NU, minuten * 60);
    expect(over(10)).toMatchObject({ eigenaar: ZVH, versie: 2, trap: 0, klok: na(45), uiterlijkOp: taak.uiterlijkOp });
    expect(over(44)).toMatchObject({ trap: 1, klok: na(64) });
    expect(over(35)).toMatchObject({ trap: 1, klok: na(60) });
    expect(over(70, { trap: 2, klok: na(90) })).toMatchObject({ trap: 2, klok: na(90) });
    expect(over(89, { trap: 2, klok: na(90) })).toMatchObject({ trap: 2, klok: na(89 + RUST_NA_OPENEN / 60) });
    // While its casus is suspended nothing is said before the end of that.
    expect(over(10, { klok: na(9_000) })).toMatchObject({ klok: na(9_000) });
  });

  it("of an intervention escalates at its date, whoever has it", () => {
    const na = (minuten: number) => plusSeconden(NU, minuten * 60);
    const taak = openTaak({ ...uiterlijk(120), soort: INTERVENTIETAAK, klok: na(90) });
    const over = (minuten: number, velden: Partial<typeof taak> = {}) =>
      draagTaakOver({ ...taak, ...velden }, ZVH, na(minuten));
    expect(over(30)).toMatchObject({ trap: 0, klok: na(90) });
    expect(over(91)).toMatchObject({ trap: 1, klok: na(120) });
    expect(over(119, { trap: 1, klok: na(120) })).toMatchObject({ trap: 1, klok: na(120) });
    expect(over(121, { trap: 2, klok: na(180) })).toMatchObject({ trap: 2, klok: na(180) });
  });
});
