import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import type { Bericht, Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import { gebeurtenisSchema } from "../../../shared/domain/gebeurtenis.ts";
import { INTERVENTIETAAK } from "../../../shared/domain/interventie.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { BUNDELLIJSTEN } from "../../../shared/domain/werkverloop.ts";
import { GEBEURTENISCATALOGUS } from "../../../shared/events/index.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import {
  bijGebeurtenis,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { opstelling as maakWachthond } from "../watchdog/opstelling.ts";

/** Monday 10:00 in the region; the bundle is told on Tuesday at 08:00. */
const MAANDAG = instantSchema.parse("2026-03-02T09:00:00.000Z");
const DINSDAG_OM_ACHT = instantSchema.parse("2026-03-03T07:00:00.000Z");
const RUIM = plusSeconden(MAANDAG, 14 * 86_400);

/** Outbox and clock on one store. Moviera wants its tasks together at 08:00, politie one by one; both have a webhook. */
const opstelling = () => {
  let nu: Instant = MAANDAG;
  const wachthond = maakWachthond({ nu: () => nu });
  const { casework } = wachthond;
  const bus = maakBusDouble();
  const afhankelijkheden = {
    ...{ casework, bus, opzij: maakOpzijDouble(), log: maakLogDouble().log, instellingen: INSTELLINGEN },
    ...ZONDER_KANALEN,
    kanalen: new Set(["politie", "moviera"]),
    bundels: new Map([["moviera", "08:00"]]),
    ...{ heraanbodSeconden: 60, nu: () => nu, wacht: geenPauze },
  };
  const draai = async (...items: readonly Gebeurtenis[]) =>
    publishGebeurtenissen(items.map(bijGebeurtenis), afhankelijkheden);
  return {
    ...{ casework, bus, afhankelijkheden, draai, klok: wachthond.draai, geteld: wachthond.geteld },
    zetKlok: (moment: Instant) => {
      nu = moment;
    },
    /** Everything that was not offered yet. */
    publiceer: async () => draai(...casework.vanType("gebeurtenis").filter(({ aanbieden }) => aanbieden)),
    gehoord: (ontvanger: string) =>
      bus.gepubliceerd
        .filter((een) => een.ontvanger === ontvanger)
        .map(({ soort, event }) => ({ soort: soort.replace("nl.ketenregie.", ""), data: event["data"], event })),
  };
};
type Opstelling = ReturnType<typeof opstelling>;

const over = (ontvanger: string, soort: Bericht["soort"] = "taak.geopend", velden: Partial<Bericht["data"]> = {}) =>
  gebeurtenisSchema.shape.berichten.element.parse({
    ...{ berichtId: randomUUID(), ontvanger, soort, onderwerp: "x", dataref: null },
    data: { ...GEBEURTENISCATALOGUS[soort].voorbeeld, taakId: randomUUID(), uiterlijkOp: RUIM, ...velden },
  });
const zet = ({ casework }: Opstelling, opgetredenOp: Instant, ...berichten: readonly Bericht[]): Gebeurtenis => {
  const item = gebeurtenisSchema.parse({
    ...{ type: "gebeurtenis", gebeurtenisId: randomUUID(), bij: { soort: "casus", id: randomUUID() }, versie: 1 },
    ...{ opgetredenOp, berichten, aanbieden: true, aangeboden: 0, klok: plusSeconden(opgetredenOp, 86_400 * 30) },
  });
  casework.zet(item);
  return item;
};
const taakVan = ({ data }: Pick<Bericht, "data">) => data["taakId"];
const genoemd = (data: unknown): readonly unknown[] =>
  BUNDELLIJSTEN.flatMap((lijst) => (data as Readonly<Record<string, readonly unknown[]>>)[lijst] ?? []);
const bundels = (o: Opstelling) => o.casework.vanType("bundel");

describe("a recipient that wants its tasks together", () => {
  it("hears of a plan of a hundred acties in one event, where another hears a hundred", async () => {
    const o = opstelling();
    const acties = ["moviera", "politie"].map((wie) => Array.from({ length: 100 }, () => over(wie, "actie.uitgezet")));
    for (let i = 0; i < 100; i += 20) zet(o, MAANDAG, ...acties.flatMap((van) => van.slice(i, i + 20)));
    await o.publiceer();
    expect(o.gehoord("politie")).toHaveLength(100);
    expect(o.gehoord("moviera")).toEqual([]);
    const regels = await o.casework.feed("moviera", 0, 200);
    expect(new Set(regels.map(({ bezorging, klok }) => `${bezorging} ${klok}`))).toEqual(new Set(["gebundeld null"]));
    expect(bundels(o)).toMatchObject([{ dag: "2026-03-03", vanaf: 1, totEnMet: 100, klok: DINSDAG_OM_ACHT }]);

    o.zetKlok(plusSeconden(DINSDAG_OM_ACHT, -1));
    await o.klok();
    expect(bundels(o)).toMatchObject([{ verteldOp: null }]);
    o.zetKlok(DINSDAG_OM_ACHT);
    await Promise.all([o.klok(), o.klok(), o.klok()]);
    await o.klok();
    await o.publiceer();
    const [een, ...rest] = o.gehoord("moviera");
    expect(rest).toEqual([]);
    expect(een?.soort).toBe("taken.gebundeld.v1");
    expect(een?.data).toEqual({
      ...{ dag: "2026-03-03", vanaf: 1, totEnMet: 100, meer: false },
      ...{ nieuweTaken: [], nieuweMeldingen: [], nieuweTrajecttaken: [] },
      ...{ herinnerdeTaken: [], herinnerdeMeldingen: [], herinnerdeTrajecttaken: [] },
      nieuweActies: acties[0]?.map(taakVan),
    });
    expect(een?.event["dataref"]).toBe("https://api.example.nl/v1/notificaties?ontvanger=moviera&na=0");
    expect(JSON.stringify(een?.event).length).toBeLessThan(64_000);
    expect(bundels(o)).toMatchObject([{ klok: null, verteldOp: DINSDAG_OM_ACHT }]);
    expect(o.geteld).not.toContain("Fouten");
  });

  it("hears at once what cannot wait, and what others would", async () => {
    const o = opstelling();
    const meteen = [
      over("moviera", "taak.geopend", { uiterlijkOp: plusSeconden(DINSDAG_OM_ACHT, 9 * 3600) }),
      over("moviera", "taak.geopend", { soort: INTERVENTIETAAK }),
      over("moviera", "taak.geescaleerd"),
      over("moviera", "actie.vervallen"),
    ];
    zet(o, MAANDAG, over("moviera"), ...meteen);
    await o.publiceer();
    expect(o.gehoord("moviera").map(({ event }) => event["id"])).toEqual(meteen.map(({ berichtId }) => berichtId));
    expect(bundels(o)).toMatchObject([{ vanaf: 1, totEnMet: 5 }]);
  });

  it("is told of each task only how far it is, once", async () => {
    const o = opstelling();
    const [begint, loopt] = [over("moviera"), over("moviera")];
    const herinnerd = over("moviera", "taak.herinnerd", { taakId: taakVan(loopt) ?? "" });
    zet(o, MAANDAG, begint, loopt, herinnerd);
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    await o.klok();
    await o.publiceer();
    expect(o.gehoord("moviera").map(({ data }) => data)).toMatchObject([
      { nieuweTaken: [taakVan(begint)], herinnerdeTaken: [taakVan(loopt)] },
    ]);
  });

  it.each([1, 2, 3])(
    "hears of no task too few when the clock sees a transaction by halves: line %i comes later",
    async (nummer) => {
      const o = opstelling();
      const taken = [over("moviera"), over("moviera"), over("moviera")];
      zet(o, MAANDAG, ...taken);
      await o.publiceer();
      const { feed } = o.casework;
      let half = true;
      Object.assign(o.casework, {
        feed: async (...delen: Parameters<typeof feed>) =>
          (await feed(...delen)).filter((regel) => !half || regel.nummer !== nummer),
      });
      o.zetKlok(DINSDAG_OM_ACHT);
      await o.klok();
      expect(bundels(o)).toMatchObject([{ verteldOp: null }]);
      half = false;
      await o.klok();
      await o.publiceer();
      expect(o.gehoord("moviera").flatMap(({ data }) => genoemd(data))).toEqual(taken.map(taakVan));
      expect(o.geteld).not.toContain("Fouten");
    },
  );

  it("hears nothing when nothing is left to tell, and everything is in its feed", async () => {
    const o = opstelling();
    const uitgezet = over("moviera", "actie.uitgezet");
    zet(o, MAANDAG, uitgezet, over("moviera", "actie.vervallen", { taakId: taakVan(uitgezet) ?? "" }));
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    await o.klok();
    await o.publiceer();
    expect(o.gehoord("moviera").map(({ soort }) => soort)).toEqual(["actie.vervallen.v1"]);
    expect(bundels(o)).toMatchObject([{ klok: null }]);
    expect(await o.casework.feed("moviera", 0, 10)).toHaveLength(2);
  });

  it("is told where to read the rest when there is more than an event can hold", async () => {
    const o = opstelling();
    for (let i = 0; i < 60; i += 1) zet(o, MAANDAG, ...Array.from({ length: 20 }, () => over("moviera")));
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    await o.klok();
    await o.publiceer();
    const [een] = o.gehoord("moviera");
    expect(een?.data).toMatchObject({ vanaf: 1, totEnMet: 1_200, meer: true });
    expect(genoemd(een?.data)).toHaveLength(1_000);
    expect(JSON.stringify(een?.event).length).toBeLessThan(64_000);
  });

  it("gets what comes while or after its bundle is told in that of the next day", async () => {
    const o = opstelling();
    zet(o, MAANDAG, over("moviera"));
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    // Told while the outbox numbers another: of the two one is first, and the other does it again.
    zet(o, DINSDAG_OM_ACHT, over("moviera"));
    await Promise.all([o.klok(), o.publiceer()]);
    await o.klok();
    zet(o, plusSeconden(DINSDAG_OM_ACHT, 60), over("moviera"));
    await o.publiceer();
    o.zetKlok(plusSeconden(DINSDAG_OM_ACHT, 86_400));
    await o.klok();
    await o.publiceer();
    const verteld = o.gehoord("moviera").flatMap(({ data }) => genoemd(data));
    const regels = (await o.casework.feed("moviera", 0, 10)).filter(({ bezorging }) => bezorging === "gebundeld");
    expect(regels).toHaveLength(3);
    expect(verteld.toSorted()).toEqual(regels.map(({ bericht }) => taakVan(bericht)).toSorted());
    expect(bundels(o).map(({ dag }) => dag)).toEqual(["2026-03-03", "2026-03-04"]);
  });

  it("keeps a reminder that would go at once a while after its bundle", async () => {
    const o = opstelling();
    zet(o, MAANDAG, over("moviera"));
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    await o.klok();
    const spoedig = over("moviera", "taak.herinnerd", { uiterlijkOp: plusSeconden(DINSDAG_OM_ACHT, 3600) });
    const ingrijpen = over("moviera", "taak.herinnerd", { soort: INTERVENTIETAAK });
    const item = zet(o, DINSDAG_OM_ACHT, spoedig, ingrijpen);
    await o.draai(item);
    const ids = () => o.gehoord("moviera").map(({ event }) => event["id"]);
    expect(ids()).toEqual([ingrijpen.berichtId]);
    // Offered again: it still waits.
    o.casework.zet({ ...item, versie: 2 });
    await o.draai(item);
    expect(ids()).toEqual([ingrijpen.berichtId, ingrijpen.berichtId]);
    const regel = (await o.casework.feed("moviera", 0, 10)).find(
      ({ bericht }) => bericht.berichtId === spoedig.berichtId,
    );
    expect(regel).toMatchObject({ bezorging: "wacht", klok: plusSeconden(DINSDAG_OM_ACHT, 900) });
  });

  it("that no longer wants it still hears what lay ready", async () => {
    const o = opstelling();
    const item = zet(o, MAANDAG, over("moviera"));
    await o.publiceer();
    o.afhankelijkheden.bundels.clear();
    o.casework.zet({ ...item, versie: 3 });
    await o.publiceer();
    expect(o.gehoord("moviera")).toEqual([]);
    zet(o, MAANDAG, over("moviera"));
    await o.publiceer();
    o.zetKlok(DINSDAG_OM_ACHT);
    await o.klok();
    await o.publiceer();
    expect(o.gehoord("moviera").map(({ soort }) => soort)).toEqual(["taak.geopend.v1", "taken.gebundeld.v1"]);
  });
});

describe("races and crashes", () => {
  it("loses and doubles nothing, with twenty outboxes and clocks at once around the moment of the bundle", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 10, maxLength: 40 }),
        fc.array(fc.nat(19), { minLength: 80, maxLength: 80 }),
        async (minuten, wie) => {
          const o = opstelling();
          const taken: unknown[] = [];
          for (const minuut of [-3, -2, -1, 0, 1, 2, 3]) {
            const nu = plusSeconden(DINSDAG_OM_ACHT, minuut * 60);
            o.zetKlok(nu);
            const items = minuten
              .filter((een) => een === minuut)
              .map(() => {
                const bericht = over("moviera");
                taken.push(taakVan(bericht));
                return zet(o, nu, bericht);
              });
            // Each goes to two outboxes, and again when the next ones come.
            const partijen = Array.from({ length: 20 }, (): Gebeurtenis[] => []);
            for (const [i, item] of items.entries())
              for (const partij of wie.slice(2 * i, 2 * i + 2)) partijen[partij]?.push(item);
            await Promise.all([
              ...partijen.map(async (partij) => o.draai(...partij)),
              ...[o.klok(), o.klok()],
              o.publiceer(),
            ]);
          }
          o.zetKlok(plusSeconden(DINSDAG_OM_ACHT, 2 * 86_400));
          await o.klok();
          await o.publiceer();
          const gehoord = o.gehoord("moviera").map(({ event }) => event);
          const perId = new Map(gehoord.map((event) => [event["id"], event]));
          expect([...perId.values()].every((event) => String(event["type"]).endsWith("taken.gebundeld.v1"))).toBe(true);
          const verteld = [...perId.values()].flatMap((event) => genoemd(event["data"]));
          expect(verteld.toSorted()).toEqual(taken.toSorted());
          const feed = await o.casework.feed("moviera", 0, 1_000);
          expect(feed.map(({ nummer }) => nummer)).toEqual(feed.map((_, i) => i + 1));
          // No line is in two bundles.
          const reeksen = bundels(o).toSorted((a, b) => a.vanaf - b.vanaf);
          for (const [i, { vanaf }] of reeksen.entries()) expect(vanaf).toBeGreaterThan(reeksen[i - 1]?.totEnMet ?? 0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("survives a crash before and after every call of the outbox", async () => {
    const aanroepen = [
      ...["gebeurtenis", "feedNummers", "feedStand", "bundel"].map((naam) => [naam, 1] as const),
      ...[1, 2, 3, 4].map((nummer) => ["schrijf", nummer] as const),
    ];
    for (const [methode, nummer] of aanroepen)
      for (const wanneer of ["ervoor", "erna"] as const) {
        const o = opstelling();
        // A first one, so that the bundle is there and is extended.
        zet(o, MAANDAG, over("moviera"));
        await o.publiceer();
        const taken = Array.from({ length: 45 }, () => over("moviera"));
        const item = zet(o, MAANDAG, ...taken);
        o.casework.storing.bij(methode, wanneer, nummer);
        await expect(o.draai(item), `${methode} ${wanneer} ${nummer}`).rejects.toThrow();
        await o.draai(item);
        o.zetKlok(DINSDAG_OM_ACHT);
        await o.klok();
        await o.publiceer();
        const waar = `${methode} ${wanneer} ${nummer}`;
        const gehoord = o.gehoord("moviera");
        expect(
          gehoord.map(({ soort }) => soort),
          waar,
        ).toEqual(["taken.gebundeld.v1"]);
        expect(genoemd(gehoord[0]?.data).slice(1), waar).toEqual(taken.map(taakVan));
        expect(gehoord[0]?.data, waar).toMatchObject({ vanaf: 1, totEnMet: 46, meer: false });
      }
  });

  it("survives a crash before and after every call of the clock", async () => {
    for (const methode of ["feed", "schrijf"])
      for (const wanneer of ["ervoor", "erna"] as const) {
        const o = opstelling();
        const taak = over("moviera");
        zet(o, MAANDAG, taak);
        await o.publiceer();
        o.zetKlok(DINSDAG_OM_ACHT);
        o.casework.storing.bij(methode, wanneer);
        await o.klok();
        await o.klok();
        await o.publiceer();
        expect(
          o.gehoord("moviera").map(({ data }) => genoemd(data)),
          `${methode} ${wanneer}`,
        ).toEqual([[taakVan(taak)]]);
      }
  });
});
