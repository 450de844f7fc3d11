import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryHerleveringen } from "../../../functions/outbox/carry-herleveringen.ts";
import { biedHerleveringAan, type Herlevering } from "../../../shared/domain/herlevering.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakHerlevering, maakKanaalstand, maakNotificatie } from "../../fixtures/records.ts";
import {
  bericht,
  bijHerlevering,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  NU,
} from "../keten-records.ts";

const SECONDEN = Date.parse(NU) / 1000;
const STANDEN = ["feed", "wacht", "bezorgd", "mislukt", "opgegeven", "gebundeld"] as const;

const regelVan = (nummer: number, anders: Partial<Notificatie> = {}): Notificatie => ({
  ...maakNotificatie({ ontvanger: "politie", nummer, versie: 3, pogingen: 4, verlooptOp: SECONDEN + 86_400 }),
  ...{ bericht: bericht("politie"), opgetredenOp: plusSeconden(NU, -nummer), klok: null },
  ...anders,
});

/** The stream hands over every version that still runs, until there are no more. */
const opstelling = (regels: readonly Notificatie[], vraag: Partial<Herlevering>, kanalen = ["politie"]) => {
  const casework = metStoring(maakCaseworkDouble());
  const bus = maakBusDouble();
  const opzij = maakOpzijDouble();
  const stroom: Herlevering[] = [];
  casework.volg((record) => {
    if (record.type === "herlevering" && record.status === "loopt") stroom.push(record);
  });
  const herlevering = maakHerlevering({ ontvanger: "politie", totEnMet: Math.max(regels.length, 1), ...vraag });
  casework.zet(...regels, herlevering);
  stroom.push(herlevering);
  const afhankelijkheden = {
    ...{ casework, bus, opzij, log: maakLogDouble().log, instellingen: INSTELLINGEN, wacht: geenPauze },
    ...{ kanalen: new Set(kanalen), heraanbodSeconden: 60, nu: () => NU },
  };
  const draai = (...records: readonly Herlevering[]) =>
    carryHerleveringen(records.map(bijHerlevering), afhankelijkheden);
  return {
    ...{ casework, bus, opzij, stroom, draai, afhankelijkheden },
    stand: async () => {
      const stand = await casework.herlevering("politie", herlevering.herleveringId);
      if (stand === null) throw new Error("weg");
      return stand;
    },
    /** As the stream does: in order, again when it failed, and as often as `keren` says. */
    totHetEinde: async (keren: () => number = () => 1) => {
      for (let record = stroom.shift(); record !== undefined; record = stroom.shift()) {
        const wie = Array.from({ length: keren() }, () => record);
        for (let poging = 0; ; poging += 1) {
          const uitkomsten = await Promise.allSettled(wie.map((een) => draai(een)));
          if (uitkomsten.every(({ status }) => status === "fulfilled")) break;
          if (poging > 5) throw new Error("blijft mislukken");
        }
      }
    },
    na: () => new Map(casework.vanType("notificatie").map((regel) => [regel.nummer, regel] as const)),
  };
};

/** Which are to be offered, as the requirement says it. */
const gevraagd = (
  regels: readonly Notificatie[],
  { van, totEnMet, periode, ookBezorgde }: Herlevering,
): readonly number[] =>
  regels
    .filter(({ nummer }) => van <= nummer && nummer <= totEnMet)
    .filter(({ opgetredenOp: op }) => periode === null || (periode.van <= op && op < periode.tot))
    .filter(({ bezorging }) => ookBezorgde || ["wacht", "mislukt", "opgegeven"].includes(bezorging))
    // What waits for its first attempt is on its way already.
    .filter(({ bezorging, pogingen }) => bezorging !== "wacht" || pogingen > 0)
    .filter(({ verlooptOp }) => verlooptOp > SECONDEN)
    .map(({ nummer }) => nummer);

const toets = async (o: ReturnType<typeof opstelling>, voor: readonly Notificatie[]): Promise<void> => {
  const stand = await o.stand();
  const moet = gevraagd(voor, stand);
  expect(stand).toMatchObject({ status: "klaar", klok: null, aangeboden: moet.length });
  const na = o.na();
  for (const regel of voor)
    expect(na.get(regel.nummer), String(regel.nummer)).toEqual(
      moet.includes(regel.nummer)
        ? {
            ...{ ...regel, versie: regel.versie + 1, bezorging: "wacht", pogingen: 0, reden: null },
            // Should the bus have had none, the clock offers it.
            klok: plusSeconden(NU, 60),
          }
        : regel,
    );
  const verstuurd = new Set(o.bus.gepubliceerd.map(({ event }) => Number(event["sequence"])));
  expect([...verstuurd].every((nummer) => moet.includes(nummer))).toBe(true);
};

const regelsArb = (maximaal: number) =>
  fc
    .array(
      fc.record({
        bezorging: fc.constantFrom(...STANDEN),
        verlopen: fc.boolean(),
        pogingen: fc.constantFrom(0, 4),
        weg: fc.integer({ min: 0, max: 9 }),
      }),
      {
        ...{ minLength: 1, maxLength: maximaal, size: "max" as const },
      },
    )
    .map((delen) =>
      delen.flatMap(({ bezorging, verlopen, pogingen, weg }, i) =>
        weg === 0
          ? []
          : [regelVan(i + 1, { bezorging, pogingen, ...(verlopen && weg === 1 ? { verlooptOp: SECONDEN } : {}) })],
      ),
    );
const vraagArb = fc.record({
  ...{ van: fc.integer({ min: 1, max: 300 }), lengte: fc.integer({ min: 0, max: 400 }), ookBezorgde: fc.boolean() },
  periode: fc.option(fc.record({ van: fc.integer({ min: 0, max: 400 }), tot: fc.integer({ min: 1, max: 200 }) })),
});
const vraagVan = ({
  van,
  lengte,
  ookBezorgde,
  periode,
}: typeof vraagArb extends fc.Arbitrary<infer T> ? T : never) => ({
  ...{ van, volgende: van, totEnMet: van + lengte, ookBezorgde },
  periode:
    periode === null
      ? null
      : { van: plusSeconden(NU, -periode.van - periode.tot), tot: plusSeconden(NU, -periode.van) },
});

describe("offering lines of a feed again", () => {
  it("offers each that was asked and no other, whatever their states, however many pages, carried out by some at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        regelsArb(420),
        vraagArb,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }),
        async (regels, vraag, keren) => {
          const o = opstelling(regels, vraagVan(vraag));
          let beurt = 0;
          await o.totHetEinde(() => keren[(beurt += 1) % keren.length] ?? 1);
          await toets(o, regels);
          // Of those who carried a page at once one did: nothing went twice.
          const verstuurd = o.bus.gepubliceerd.map(({ event }) => event["sequence"]);
          expect(verstuurd).toHaveLength(new Set(verstuurd).size);
          expect(verstuurd).toHaveLength((await o.stand()).aangeboden);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("survives a crash before and after every call: the stream tries again, and nothing is lost or outside", async () => {
    const regels = Array.from({ length: 130 }, (_, i) => regelVan(i + 1, { bezorging: STANDEN[i % 6] ?? "wacht" }));
    const stappen = [
      ...(["herlevering", "kanaal", "feed", "schrijf"] as const).flatMap((wat) =>
        ([1, 2, 3] as const).flatMap((n) => (["ervoor", "erna"] as const).map((wanneer) => [wat, wanneer, n] as const)),
      ),
      ...(["ervoor", "erna"] as const).map((wanneer) => ["bus", wanneer, 1] as const),
    ];
    for (const [wat, wanneer, n] of stappen) {
      const o = opstelling(regels, { ookBezorgde: true });
      if (wat === "bus") o.bus.valUit(wanneer);
      else o.casework.storing.bij(wat, wanneer, n);
      await o.totHetEinde();
      await toets(o, regels);
    }
  });

  it("goes on from where it was when the stream lost a record: the clock finds it, once", async () => {
    const regels = Array.from({ length: 130 }, (_, i) => regelVan(i + 1, { bezorging: "opgegeven" }));
    const o = opstelling(regels, {});
    const [eerste] = o.stroom.splice(0);
    if (eerste === undefined) throw new Error("geen record");
    await o.draai(eerste);
    const verloren = o.stroom.splice(0);
    expect(await o.stand()).toMatchObject({ status: "loopt", volgende: 51, aangeboden: 50, versie: 2 });
    await o.casework.schrijf(
      {
        ...{ nieuw: [], mitsOpen: [] },
        vervangen: [biedHerleveringAan(await o.stand(), { nu: NU, heraanbodSeconden: 60, toeval: 0.5 })],
      },
      [],
    );
    // The lost record comes after all: of an earlier version, so another goes on.
    await o.draai(...verloren);
    expect(await o.stand()).toMatchObject({ volgende: 51, versie: 3 });
    await o.totHetEinde();
    await toets(o, regels);
  });

  it("decides again on a line that was delivered while the page was being made", async () => {
    const regels = [1, 2, 3].map((nummer) => regelVan(nummer, { bezorging: "mislukt" }));
    const o = opstelling(regels, {});
    const { feed } = o.casework;
    let eenmaal = true;
    const casework = {
      ...o.casework,
      feed: async (...deel: Parameters<typeof feed>) => {
        const gelezen = await feed(...deel);
        const [, tweede] = gelezen;
        if (eenmaal && tweede !== undefined)
          o.casework.zet({ ...tweede, versie: tweede.versie + 1, bezorging: "bezorgd" });
        eenmaal = false;
        return gelezen;
      },
    };
    await carryHerleveringen(o.stroom.map(bijHerlevering), { ...o.afhankelijkheden, casework });
    expect([...o.na().values()].map(({ bezorging }) => bezorging)).toEqual(["wacht", "bezorgd", "wacht"]);
    expect(await o.stand()).toMatchObject({ status: "klaar", aangeboden: 2 });
  });

  it("leaves what the bus refuses to the clock", async () => {
    const regels = [regelVan(1, { bezorging: "opgegeven" })];
    const o = opstelling(regels, {});
    o.bus.weiger(() => true);
    await o.totHetEinde();
    await toets(o, regels);
    expect(o.bus.gepubliceerd).toEqual([]);
  });

  it.each([
    ["is suspended meanwhile", ["politie"], "kanaal-geschorst"],
    ["has no channel any more", [], "geen-kanaal"],
  ] as const)("stops, and says why, when the recipient %s", async (_, kanalen, reden) => {
    const regels = [regelVan(1, { bezorging: "opgegeven" })];
    const o = opstelling(regels, {}, [...kanalen]);
    o.casework.zet(maakKanaalstand({ ontvanger: "politie", stand: "geschorst", reden: "http-410" }));
    await o.totHetEinde();
    expect(await o.stand()).toMatchObject({ status: "gestopt", reden, klok: null, volgende: 1, aangeboden: 0 });
    expect([...o.na().values()]).toEqual(regels);
    expect(o.bus.gepubliceerd).toEqual([]);
  });

  it("sets poison aside by keys only, and the clock gives up in the end", async () => {
    const vergif = regelVan(1, {
      bezorging: "opgegeven",
      bericht: { ...bericht("politie"), data: { casusId: "geheim" } },
    });
    const o = opstelling([vergif], {});
    await o.totHetEinde();
    expect(JSON.stringify(o.opzij.opzij)).toMatch(/ZodError/);
    expect(JSON.stringify(o.opzij.opzij)).not.toMatch(/geheim/);
    let stand = await o.stand();
    let keren = 0;
    for (; stand.status === "loopt"; keren += 1) {
      expect(stand.klok).not.toBeNull();
      stand = biedHerleveringAan(stand, { nu: NU, heraanbodSeconden: 60, toeval: 1 });
    }
    expect(stand).toMatchObject({ status: "gestopt", reden: "vastgelopen", klok: null });
    expect(keren).toBeLessThan(20);
  });
});
