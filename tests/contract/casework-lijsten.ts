import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { KETENREGIETEAM } from "../../shared/domain/regio.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Casework, Pagina } from "../../shared/ports/casework.ts";
import { CursorOngeldig } from "../../shared/ports/cursor.ts";
import {
  dag,
  maakAfgerondeTaak,
  maakBericht,
  maakCasus,
  maakFeedNummer,
  maakFeedTeller,
  maakGebeurtenis,
  maakMeldingtaak,
  maakNoodtoegang,
  maakNotificatie,
  maakPreventieactiviteit,
  maakSturingspunt,
  maakTaak,
  maakVervallenTaak,
} from "../fixtures/records.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

/** Every page of a list, from the first to the one that says that it is the last. */
export const bladzijden = async <T>(
  vraag: (cursor: string | null) => Promise<Pagina<T>>,
): Promise<readonly (readonly T[])[]> => {
  const alle: (readonly T[])[] = [];
  let cursor: string | null = null;
  do {
    const pagina: Pagina<T> = await vraag(cursor);
    alle.push(pagina.items);
    cursor = pagina.volgende;
    if (alle.length > 100) throw new Error("The list has no end");
  } while (cursor !== null);
  return alle;
};

const OWNERS = [
  ["an organisation", { rol: "zorgcoordinator", organisatie: "moviera" }],
  ["the team, whose worklist is spread", { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM }],
] as const;

const werkvoorraad = (opstelling: Opstelling): void => {
  describe.each(OWNERS)("the worklist of %s", (_wie, eigenaar) => {
    const taakOp = (nummer: number) => maakTaak({ eigenaar, uiterlijkOp: dag(nummer) });

    it("has its open tasks, the earliest date first", async () => {
      const { casework } = opstelling();
      const taken = [5, 1, 12, 3, 9, 2].map(taakOp);
      const melding = maakMeldingtaak({ eigenaar, uiterlijkOp: dag(7) });
      await bewaar(casework, [
        ...taken,
        melding,
        maakMeldingtaak({ eigenaar, status: "afgerond", uitkomst: "doorgeleid", afgerondOp: dag(1), klok: null }),
        maakAfgerondeTaak({ eigenaar }),
        maakVervallenTaak({ eigenaar }),
        maakTaak({ eigenaar: { ...eigenaar, rol: "procesregisseur" } }),
        maakTaak({ eigenaar: { ...eigenaar, organisatie: "politie" } }),
      ]);
      const { items, volgende } = await casework.werkvoorraad(eigenaar, null, 50);
      expect(items).toEqual([...taken, melding].toSorted((a, b) => (a.uiterlijkOp < b.uiterlijkOp ? -1 : 1)));
      expect(volgende).toBeNull();
    });

    it("is empty when there is nothing to do", async () => {
      const { casework } = opstelling();
      expect(await casework.werkvoorraad(eigenaar, null, 10)).toEqual({ items: [], volgende: null });
    });

    it.each([1, 2, 3, 7, 20, 21])("loses and doubles nothing over pages of %i, dates shared or not", async (aantal) => {
      const { casework } = opstelling();
      const taken = Array.from({ length: 20 }, (_, plaats) => taakOp(1 + (plaats % 3)));
      await bewaar(casework, taken);
      const paginas = await bladzijden((cursor) => casework.werkvoorraad(eigenaar, cursor, aantal));
      const gezien = paginas.flat();
      expect(gezien).toHaveLength(20);
      expect(new Set(gezien.map(({ taakId }) => taakId))).toEqual(new Set(taken.map(({ taakId }) => taakId)));
      const data = gezien.map(({ uiterlijkOp }) => uiterlijkOp);
      expect(data).toEqual(data.toSorted());
      expect(paginas.map(({ length }) => length)).toEqual(
        Array.from({ length: Math.ceil(20 / aantal) }, (_, i) => Math.min(aantal, 20 - i * aantal)),
      );
    });

    it("lets go of a task that is done, and moves one whose date moves", async () => {
      const { casework } = opstelling();
      const [klaar, later, blijft] = [taakOp(1), taakOp(2), taakOp(3)];
      await bewaar(casework, [klaar, later, blijft]);
      const verschoven = { ...later, versie: 2, uiterlijkOp: dag(9) };
      const { taakId, casusId } = klaar;
      await casework.schrijf(
        wijziging({ vervangen: [maakAfgerondeTaak({ taakId, casusId, eigenaar, versie: 2 }), verschoven] }),
        [],
      );
      expect((await casework.werkvoorraad(eigenaar, null, 10)).items).toEqual([blijft, verschoven]);
    });
  });
};

/** Lists of a whole region: a record for a day, its id and date, and how the port lists it. */
const REGIOLIJSTEN = [
  [
    "preventieactiviteiten",
    (casework: Casework, ...vraag: Paginavraag) => casework.preventieactiviteiten(...vraag),
    (nummer: number) => {
      const record = maakPreventieactiviteit({ vastgelegdOp: dag(nummer) });
      return { record, op: record.vastgelegdOp };
    },
  ],
  [
    "knelpunten",
    (casework: Casework, ...vraag: Paginavraag) => casework.sturingspunten("knelpunt", ...vraag, () => true),
    (nummer: number) => {
      const record = maakSturingspunt({ gemeldOp: dag(nummer).slice(0, 10) });
      return { record, op: record.gemeldOp };
    },
  ],
  [
    "noodtoegangen",
    (casework: Casework, ...vraag: Paginavraag) => casework.noodtoegangen(...vraag),
    (nummer: number) => {
      const record = maakNoodtoegang({ van: dag(nummer) });
      return { record, op: record.van };
    },
  ],
] as const;
type Paginavraag = readonly [cursor: string | null, aantal: number];

const regiolijsten = (opstelling: Opstelling): void => {
  describe.each(REGIOLIJSTEN)("the list of %s", (_naam, lijst, maak) => {
    it.each([2, 7, 50])("has the last first, over pages of %i, none lost or doubled", async (aantal) => {
      const { casework } = opstelling();
      const gemaakt = Array.from({ length: 14 }, (_, plaats) => maak(1 + (plaats % 5)));
      const elders = REGIOLIJSTEN.filter(([, ander]) => ander !== lijst).map(([, , ander]) => ander(1).record);
      await bewaar(casework, [...gemaakt.map(({ record }) => record), ...elders, maakTaak()]);
      const paginas = await bladzijden<KetenRecord>((cursor) => lijst(casework, cursor, aantal));
      const gezien = paginas.flat();
      expect(gezien).toHaveLength(14);
      expect(gezien).toEqual(expect.arrayContaining(gemaakt.map(({ record }) => record)));
      const data = gezien.map((record) => gemaakt.find((een) => isDeepStrictEqual(een.record, record))?.op);
      expect(data).toEqual(
        gemaakt
          .map(({ op }) => op)
          .toSorted()
          .toReversed(),
      );
      expect(paginas).toHaveLength(Math.ceil(14 / aantal));
    });

    it("is empty at first", async () => {
      const { casework } = opstelling();
      expect(await lijst(casework, null, 5)).toEqual({ items: [], volgende: null });
    });
  });

  it("a noodtoegang is written once, and never over", async () => {
    const { casework } = opstelling();
    const noodtoegang = maakNoodtoegang();
    await bewaar(casework, [noodtoegang]);
    const opnieuw = wijziging({ nieuw: [{ ...noodtoegang, reden: "een ander" }] });
    expect(await casework.schrijf(opnieuw, [])).toEqual({ ok: false, fout: { soort: "conflict" } });
    expect((await casework.noodtoegangen(null, 5)).items).toEqual([noodtoegang]);
  });
};

/** What was due, of all shards, by pages of this size. */
const alleVervallen = async (casework: Casework, tot: ReturnType<typeof dag>, aantal: number) => {
  const perShard = await Promise.all(
    Array.from({ length: casework.klokShards }, (_, shard) =>
      bladzijden((cursor) => casework.vervallen(shard, tot, cursor, aantal)),
    ),
  );
  return perShard.map((paginas) => paginas.flat());
};

const klok = (opstelling: Opstelling): void => {
  describe("the clock", () => {
    it.each([1, 4, 100])("gives what is due over all shards, once, over pages of %i", async (aantal) => {
      const { casework } = opstelling();
      const records = Array.from({ length: 40 }, (_, plaats) => {
        const op = dag(1 + (plaats % 4));
        return plaats % 2 === 0 ? maakTaak({ klok: op }) : maakGebeurtenis({ klok: op });
      });
      await bewaar(casework, [...records, maakTaak({ klok: dag(20) }), maakAfgerondeTaak({ klok: null })]);
      const gezien = await alleVervallen(casework, dag(10), aantal);
      expect(gezien.flat()).toHaveLength(40);
      expect(gezien.flat()).toEqual(expect.arrayContaining(records));
      expect(gezien.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
      for (const shard of gezien) {
        const data = shard.map((record) => (record !== null && "klok" in record ? String(record.klok) : ""));
        expect(data).toEqual(data.toSorted());
      }
    });

    it("counts what is due at that very moment, and nothing a millisecond later", async () => {
      const { casework } = opstelling();
      const tot = dag(5);
      const later = plusSeconden(tot, 0.001);
      const opTijd = maakCasus({ klok: tot });
      await bewaar(casework, [opTijd, maakCasus({ klok: later })]);
      expect((await alleVervallen(casework, tot, 1)).flat()).toEqual([opTijd]);
      expect((await alleVervallen(casework, dag(4), 10)).flat()).toEqual([]);
      expect((await alleVervallen(casework, later, 1)).flat()).toHaveLength(2);
    });

    it("forgets what is no longer to be looked at, and finds again what moved", async () => {
      const { casework } = opstelling();
      const [klaar, verschoven] = [maakGebeurtenis({ klok: dag(1) }), maakGebeurtenis({ klok: dag(1) })];
      await bewaar(casework, [klaar, verschoven]);
      const later = { ...verschoven, versie: 2, klok: dag(9) };
      await casework.schrijf(wijziging({ vervangen: [{ ...klaar, versie: 2, klok: null }, later] }), []);
      expect((await alleVervallen(casework, dag(8), 10)).flat()).toEqual([]);
      expect((await alleVervallen(casework, dag(9), 10)).flat()).toEqual([later]);
    });
  });
};

const feed = (opstelling: Opstelling): void => {
  describe("the feed of a recipient", () => {
    it("has its lines after a number, in order, as many as asked", async () => {
      const { casework } = opstelling();
      const regels = [101, 9, 10, 1, 2, 100].map((nummer) => maakNotificatie({ nummer }));
      const elders = [maakNotificatie({ ontvanger: "politie", nummer: 3 })];
      await bewaar(casework, [...regels, ...elders, maakFeedTeller(), maakFeedNummer()]);
      const nummers = async (na: number, aantal: number) =>
        (await casework.feed("moviera", na, aantal)).map(({ nummer }) => nummer);
      expect(await nummers(0, 50)).toEqual([1, 2, 9, 10, 100, 101]);
      expect(await nummers(2, 2)).toEqual([9, 10]);
      expect(await nummers(10, 1)).toEqual([100]);
      expect(await nummers(101, 50)).toEqual([]);
      expect(await nummers(Number.MAX_SAFE_INTEGER - 1, 50)).toEqual([]);
      expect(await casework.feed("moviera", 8, 1)).toEqual([regels[1]]);
      expect(await casework.feed("ggd", 0, 50)).toEqual([]);
    });

    it("knows which number each bericht has, more than a hundred too", async () => {
      const { casework } = opstelling();
      const nummers = Array.from({ length: 110 }, (_, plaats) => maakFeedNummer({ nummer: plaats + 1 }));
      const onbekend = maakBericht().berichtId;
      await bewaar(casework, [...nummers, maakFeedNummer({ ontvanger: "politie", berichtId: onbekend })]);
      const ids = nummers.map(({ berichtId }) => berichtId);
      expect(await casework.feedNummers("moviera", [...ids, onbekend, ...ids])).toEqual(
        new Map(nummers.map(({ berichtId, nummer }) => [berichtId, nummer])),
      );
      expect(await casework.feedNummers("moviera", [])).toEqual(new Map());
    });

    it("takes numbers in blocks by its counter: of those who take at once one gets the block", async () => {
      const { casework } = opstelling();
      const teller = maakFeedTeller({ laatste: 5 });
      await bewaar(casework, [teller]);
      const neem = () =>
        casework.schrijf(
          wijziging({
            nieuw: [maakNotificatie({ nummer: 6 }), maakNotificatie({ nummer: 7 })],
            vervangen: [{ ...teller, versie: 2, laatste: 7 }],
          }),
          [],
        );
      const uitkomsten = await Promise.all([neem(), neem(), neem()]);
      expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await casework.feedStand("moviera")).toMatchObject({ versie: 2, laatste: 7 });
      expect(await casework.feed("moviera", 5, 10)).toHaveLength(2);
    });
  });
};

const cursors = (opstelling: Opstelling): void => {
  describe("a cursor", () => {
    it.each(["", "?", "%00", "AA==", "geen cursor", "9".repeat(1024)])(
      "that no list gave, %j, is refused",
      async (cursor) => {
        const { casework } = opstelling();
        await bewaar(casework, [maakTaak(), maakPreventieactiviteit()]);
        const { eigenaar } = maakTaak();
        await expect(casework.werkvoorraad(eigenaar, cursor, 5)).rejects.toThrow(CursorOngeldig);
        for (const [, lijst] of REGIOLIJSTEN) await expect(lijst(casework, cursor, 5)).rejects.toThrow(CursorOngeldig);
      },
    );

    it("shows nothing of a list but a place in it: of another list it gives that other list", async () => {
      const { casework } = opstelling();
      const ander = { rol: "zorgcoordinator", organisatie: "politie" } as const;
      const taken = [1, 2, 3].map((nummer) => maakTaak({ uiterlijkOp: dag(nummer) }));
      const elders = maakTaak({ eigenaar: ander, uiterlijkOp: dag(9) });
      await bewaar(casework, [...taken, elders]);
      const { volgende } = await casework.werkvoorraad(maakTaak().eigenaar, null, 1);
      expect(volgende).toMatch(/^[\w-]+$/);
      expect((await casework.werkvoorraad(ander, volgende, 5)).items).toEqual([elders]);
    });
  });
};

/** What the port promises of lists, the clock and the feeds. */
export const lijstcontract = (opstelling: Opstelling): void => {
  werkvoorraad(opstelling);
  regiolijsten(opstelling);
  klok(opstelling);
  feed(opstelling);
  cursors(opstelling);
};
