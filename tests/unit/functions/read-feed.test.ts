import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFeed } from "../../../functions/notificaties/read-feed.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { maakFeedTeller, maakNotificatie } from "../../fixtures/records.ts";

const NU = instantSchema.parse("2026-03-02T09:00:00.000Z");
const SECONDEN = Date.parse(NU) / 1000;
const GELDIG = SECONDEN + 90 * 86_400;
const VERLOPEN = SECONDEN - 3_600;

/**
 * A feed as a query may show it: the items of a transaction appear one by one, its counter anywhere among them, and the next
 * transaction begins once that is there. What is past its term disappears when it suits the table. `ongedeeld` sees transactions as a whole.
 */
const maakGescheurd = () => {
  const zichtbaar = new Map<number, Notificatie>();
  let teller = 0;
  let lopend: { onderweg: (Notificatie | null)[]; totEnMet: number }[] = [];
  let gegeven = 0;
  let oudste = 0;
  const pasToe = (welke: number): void => {
    const alle = lopend.flatMap((transactie) => transactie.onderweg.map((item) => ({ transactie, item })));
    const gekozen = alle[welke % Math.max(alle.length, 1)];
    if (gekozen === undefined) return;
    const { transactie, item } = gekozen;
    transactie.onderweg = transactie.onderweg.filter((een) => een !== item);
    if (item === null) teller = transactie.totEnMet;
    else zichtbaar.set(item.nummer, item);
    lopend = lopend.filter(({ onderweg }) => onderweg.length > 0);
  };
  return {
    begin: (aantal: number, verlopen: boolean) => {
      // Its condition is on the counter of the one before.
      if (teller !== gegeven) return;
      // Lines that are past their term were written long ago.
      if (verlopen && gegeven > oudste) return;
      const regels = Array.from({ length: aantal }, (_, i) =>
        maakNotificatie({ nummer: gegeven + i + 1, verlooptOp: verlopen ? VERLOPEN : GELDIG }),
      );
      gegeven += aantal;
      lopend.push({ onderweg: [...regels, null], totEnMet: gegeven });
      if (verlopen) oudste = gegeven;
      if (verlopen) while (lopend.length > 0) pasToe(0);
    },
    pasToe,
    ruimOp: (welke: number) => {
      const weg = [...zichtbaar.values()].filter(({ verlooptOp }) => verlooptOp === VERLOPEN);
      const gekozen = weg[welke % Math.max(weg.length, 1)];
      if (gekozen !== undefined) zichtbaar.delete(gekozen.nummer);
    },
    maakAf: () => {
      while (lopend.length > 0) pasToe(0);
    },
    gegeven: () => gegeven,
    /** The last number that is past its term. */
    verlopen: () => oudste,
    feeds: (tussendoor: () => void) => ({
      feedStand: async () => {
        await Promise.resolve();
        tussendoor();
        return teller === 0 ? null : maakFeedTeller({ laatste: teller });
      },
      feed: async (_: string, na: number, aantal: number) => {
        await Promise.resolve();
        tussendoor();
        return [...zichtbaar.values()]
          .toSorted((a, b) => a.nummer - b.nummer)
          .filter(({ nummer }) => nummer > na)
          .slice(0, aantal);
      },
      isRegelWeg: async (_: string, nummer: number) => {
        await Promise.resolve();
        tussendoor();
        // A transaction that is being written refuses to be read: whoever asks comes again.
        if (lopend.some(({ onderweg, totEnMet }) => nummer <= totEnMet && onderweg.length > 0)) return false;
        return !zichtbaar.has(nummer) && teller >= nummer;
      },
    }),
  };
};

const handeling = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ soort: fc.constant("begin"), n: fc.integer({ min: 1, max: 5 }), oud: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ soort: fc.constant("pas toe"), n: fc.nat(99), oud: fc.constant(false) }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant("ruim op"), n: fc.nat(99), oud: fc.constant(false) }) },
  {
    weight: 3,
    arbitrary: fc.record({ soort: fc.constant("lees"), n: fc.integer({ min: 1, max: 4 }), oud: fc.constant(false) }),
  },
);

describe("who follows `laatste`", () => {
  it.each([
    ["without a filter", null],
    ["with one", ({ nummer }: Notificatie) => nummer % 3 === 0],
  ])("sees every number once, in order, %s, however halves of transactions show and old lines go", async (_, past) => {
    await fc.assert(
      fc.asyncProperty(fc.array(handeling, { maxLength: 120 }), async (handelingen) => {
        const store = maakGescheurd();
        const rij = [...handelingen];
        const doe = ({ soort, n, oud }: (typeof handelingen)[number]): void => {
          if (soort === "begin") store.begin(n, oud);
          else if (soort === "pas toe") store.pasToe(n);
          else if (soort === "ruim op") store.ruimOp(n);
        };
        // Between any two calls of one request others go on.
        const feeds = store.feeds(() => {
          while (rij[0] !== undefined && rij[0].soort !== "lees")
            doe(rij.shift() ?? { soort: "lees", n: 1, oud: false });
        });
        let na = 0;
        let verlopen = 0;
        const gezien: number[] = [];
        const lees = async (aantal: number): Promise<boolean> => {
          const deel = await readFeed(feeds, "politie", { na, aantal, past }, NU);
          if (!deel.ok) throw new Error(`refused after ${na}`);
          const { regels, laatste, meer, verlopenTotEnMet } = deel.waarde;
          expect(laatste).toBeGreaterThanOrEqual(na);
          expect(regels.length).toBeLessThanOrEqual(aantal);
          expect(
            regels.every(({ nummer, verlooptOp }) => nummer > na && nummer <= laatste && verlooptOp === GELDIG),
          ).toBe(true);
          gezien.push(...regels.map(({ nummer }) => nummer));
          verlopen = verlopenTotEnMet ?? verlopen;
          na = laatste;
          return meer;
        };
        while (rij.length > 0) {
          const volgende = rij.shift();
          if (volgende?.soort === "lees") await lees(volgende.n);
          else if (volgende !== undefined) doe(volgende);
        }
        store.maakAf();
        // It always gets on: with nothing in the way each request does.
        for (let keren = 0; await lees(2); keren += 1) expect(keren).toBeLessThan(store.gegeven() + 1);
        expect(na).toBe(store.gegeven());
        // All that is within its term was seen, and nothing of it was called gone.
        const oud = store.verlopen();
        expect(verlopen).toBeLessThanOrEqual(oud);
        expect(gezien).toEqual(
          Array.from({ length: store.gegeven() - oud }, (__, i) => oud + i + 1).filter(
            (nummer) => past === null || past(maakNotificatie({ nummer })),
          ),
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe("a part of a feed", () => {
  const van = (regels: readonly Notificatie[], laatste: number) => ({
    feedStand: () => Promise.resolve(maakFeedTeller({ laatste })),
    feed: (_: string, na: number, aantal: number) =>
      Promise.resolve(regels.filter(({ nummer }) => nummer > na).slice(0, aantal)),
    isRegelWeg: (_: string, nummer: number) =>
      Promise.resolve(nummer <= laatste && !regels.some((een) => een.nummer === nummer)),
  });
  const lees = async (
    feeds: ReturnType<typeof van>,
    na: number,
    past: ((regel: Notificatie) => boolean) | null = null,
  ) => {
    const deel = await readFeed(feeds, "politie", { na, aantal: 3, past }, NU);
    return deel.ok ? { ...deel.waarde, regels: deel.waarde.regels.map(({ nummer }) => nummer) } : deel.fout;
  };
  const reeks = (van_: number, tot: number, verlooptOp = GELDIG) =>
    Array.from({ length: tot - van_ + 1 }, (_, i) => maakNotificatie({ nummer: van_ + i, verlooptOp }));

  it("tells that numbers are gone for good apart from that a filter left them out", async () => {
    const feeds = van(reeks(8, 20), 20);
    expect(await lees(feeds, 0)).toEqual({ regels: [8, 9, 10], laatste: 10, meer: true, verlopenTotEnMet: 7 });
    expect(await lees(feeds, 10)).toMatchObject({ laatste: 13, verlopenTotEnMet: null });
    expect(await lees(feeds, 7, ({ nummer }) => nummer === 19)).toEqual({
      ...{ regels: [19], laatste: 20, meer: false, verlopenTotEnMet: null },
    });
  });

  it("shows nothing past its term, also while the table still has it", async () => {
    expect(await lees(van([...reeks(3, 4, VERLOPEN), ...reeks(5, 5)], 5), 0)).toEqual({
      ...{ regels: [5], laatste: 5, meer: false, verlopenTotEnMet: 4 },
    });
    expect(await lees(van([], 9), 2)).toEqual({ regels: [], laatste: 9, meer: false, verlopenTotEnMet: 9 });
  });

  it("with a filter that leaves nothing moves on, a bounded part at a time", async () => {
    const feeds = van(reeks(1, 1_200), 1_200);
    const nooit = () => false;
    expect(await lees(feeds, 0, nooit)).toEqual({ regels: [], laatste: 500, meer: true, verlopenTotEnMet: null });
    expect(await lees(feeds, 1_000, nooit)).toMatchObject({ regels: [], laatste: 1_200, meer: false });
  });

  it("refuses a number that was never given, for whoever waits there would miss all up to it", async () => {
    expect(await lees(van(reeks(1, 4), 4), 5)).toMatchObject({ code: "ongeldige-invoer", fouten: [{ veld: "na" }] });
    expect(await lees(van(reeks(1, 4), 4), 4)).toMatchObject({ regels: [], laatste: 4, meer: false });
  });
});
