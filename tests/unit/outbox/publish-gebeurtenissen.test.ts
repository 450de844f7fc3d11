import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handleRecords } from "../../../functions/outbox/handle-records.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import type { Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { maakFeedTeller, maakHerlevering, maakNotificatie } from "../../fixtures/records.ts";
import {
  bericht,
  bijGebeurtenis,
  bijHerlevering,
  geenPauze,
  gebeurtenisVan,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  NU,
  stroomRecord,
  ZONDER_KANALEN,
} from "../keten-records.ts";

const opstelling = () => {
  const casework = metStoring(maakCaseworkDouble());
  const bus = maakBusDouble();
  const opzij = maakOpzijDouble();
  const { log, regels } = maakLogDouble();
  const draai = async (...gebeurtenissen: readonly Gebeurtenis[]) =>
    publishGebeurtenissen(gebeurtenissen.map(bijGebeurtenis), afhankelijkheden);
  const afhankelijkheden = {
    ...{ casework, bus, opzij, log, instellingen: INSTELLINGEN, wacht: geenPauze },
    ...ZONDER_KANALEN,
    kanalen: new Set(["politie"]),
    heraanbodSeconden: 60,
    nu: () => NU,
  };
  return { casework, bus, opzij, regels, afhankelijkheden, draai };
};
const feedVan = async ({ casework }: ReturnType<typeof opstelling>, ontvanger: string) =>
  (await casework.feed(ontvanger, 0, 1_000)).map(({ nummer, bericht: { berichtId } }) => ({ nummer, berichtId }));
const nummers = (aantal: number) => Array.from({ length: aantal }, (_, i) => i + 1);

describe("publishing what commands had to tell", () => {
  it("writes a line per recipient, one event each, and marks it offered", async () => {
    const o = opstelling();
    const item = gebeurtenisVan(bericht("politie"), bericht("moviera"));
    o.casework.zet(item);
    await o.draai(item);
    const [politie] = await o.casework.feed("politie", 0, 10);
    const [moviera] = await o.casework.feed("moviera", 0, 10);
    expect(politie).toMatchObject({ nummer: 1, bezorging: "wacht", klok: "2026-03-02T09:01:00.000Z", pogingen: 0 });
    expect(moviera).toMatchObject({ nummer: 1, bezorging: "feed", klok: null });
    expect(new Date((politie?.verlooptOp ?? 0) * 1000).toISOString()).toBe("2026-05-31T09:00:00.000Z");
    expect(o.bus.gepubliceerd.map(({ ontvanger, event }) => [ontvanger, event["id"], event["sequence"]])).toEqual([
      ["politie", item.berichten[0]?.berichtId, "1"],
      ["moviera", item.berichten[1]?.berichtId, "1"],
    ]);
    expect(await o.casework.gebeurtenis(item.bij, item.gebeurtenisId)).toMatchObject({
      ...{ aanbieden: false, klok: null, versie: 2 },
    });
    expect(o.bus.gepubliceerd.map((verstuurd) => JSON.stringify(verstuurd)).join()).not.toMatch(
      /moviera.*politie.*moviera/,
    );
  });

  it("does nothing for what was offered already or is gone", async () => {
    const o = opstelling();
    const item = gebeurtenisVan(bericht("politie"));
    o.casework.zet({ ...item, aanbieden: false, klok: null });
    await o.draai(item, gebeurtenisVan(bericht("politie")));
    expect(o.bus.gepubliceerd).toEqual([]);
    expect(await feedVan(o, "politie")).toEqual([]);
  });

  it("numbers more than one block without a gap", async () => {
    const o = opstelling();
    const items = Array.from({ length: 53 }, () => gebeurtenisVan(bericht("politie")));
    o.casework.zet(...items);
    await o.draai(...items);
    expect((await feedVan(o, "politie")).map(({ nummer }) => nummer)).toEqual(nummers(53));
    expect(o.bus.gepubliceerd).toHaveLength(53);
  });

  it("numbers contiguously when twenty outboxes work at once, the same items among them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom("politie", "moviera", "om"), { minLength: 1, maxLength: 4 }), {
          ...{ minLength: 20, maxLength: 60 },
        }),
        fc.array(fc.nat(19), { minLength: 120, maxLength: 120 }),
        async (ontvangers, wie) => {
          const o = opstelling();
          const items = ontvangers.map((namen) => gebeurtenisVan(...namen.map(bericht)));
          o.casework.zet(...items);
          const partijen = Array.from({ length: 20 }, (): Gebeurtenis[] => []);
          // Each item goes to two of them: the stream and the watchdog's offer.
          for (const [i, item] of items.entries())
            for (const partij of wie.slice(2 * i, 2 * i + 2)) partijen[partij]?.push(item);
          await Promise.all(partijen.map(async (partij) => o.draai(...partij)));
          for (const naam of ["politie", "moviera", "om"]) {
            const verwacht = items.flatMap(({ berichten }) => berichten.filter(({ ontvanger }) => ontvanger === naam));
            const feed = await feedVan(o, naam);
            expect(feed.map(({ nummer }) => nummer)).toEqual(nummers(verwacht.length));
            expect(new Set(feed.map(({ berichtId }) => berichtId))).toEqual(
              new Set(verwacht.map(({ berichtId }) => berichtId)),
            );
            const verstuurd = o.bus.gepubliceerd.filter(({ ontvanger }) => ontvanger === naam);
            const volgens = new Map(feed.map(({ berichtId, nummer }) => [berichtId as string, String(nummer)]));
            for (const { event } of verstuurd) expect(event["sequence"]).toBe(volgens.get(String(event["id"])));
            expect(new Set(verstuurd.map(({ event }) => event["id"])).size).toBe(verwacht.length);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("survives a crash before and after every call: no number twice, no event lost", async () => {
    const stappen = [
      ...["gebeurtenis", "feedNummers", "feedStand"].map((methode) => [methode, "ervoor", 1] as const),
      ...([1, 2, 3, 4] as const).flatMap((n) => [["schrijf", "ervoor", n] as const, ["schrijf", "erna", n] as const]),
      ["bus", "ervoor", 1] as const,
      ["bus", "erna", 1] as const,
    ];
    for (const [wat, wanneer, nummer] of stappen) {
      const o = opstelling();
      const items = [gebeurtenisVan(bericht("politie"), bericht("moviera")), gebeurtenisVan(bericht("politie"))];
      o.casework.zet(...items);
      if (wat === "bus") o.bus.valUit(wanneer);
      else o.casework.storing.bij(wat, wanneer, nummer);
      await expect(o.draai(...items), `${wat} ${wanneer} ${nummer}`).rejects.toThrow();
      await o.draai(...items);
      expect((await feedVan(o, "politie")).map(({ nummer: n }) => n)).toEqual([1, 2]);
      expect((await feedVan(o, "moviera")).map(({ nummer: n }) => n)).toEqual([1]);
      const perId = Map.groupBy(o.bus.gepubliceerd, ({ event }) => event["id"]);
      expect(perId.size).toBe(3);
      for (const keren of perId.values()) expect(new Set(keren.map((keer) => JSON.stringify(keer))).size).toBe(1);
      for (const item of items) {
        expect((await o.casework.gebeurtenis(item.bij, item.gebeurtenisId))?.aanbieden).toBe(false);
      }
    }
  });

  it("leaves what the bus refuses to be offered again, and marks the rest", async () => {
    const o = opstelling();
    const goed = gebeurtenisVan(bericht("moviera"));
    const half = gebeurtenisVan(bericht("moviera"), bericht("politie"));
    o.casework.zet(goed, half);
    o.bus.weiger(({ ontvanger }) => ontvanger === "politie");
    await o.draai(goed, half);
    expect((await o.casework.gebeurtenis(goed.bij, goed.gebeurtenisId))?.aanbieden).toBe(false);
    expect((await o.casework.gebeurtenis(half.bij, half.gebeurtenisId))?.aanbieden).toBe(true);
    o.bus.weiger(() => false);
    await o.draai(half);
    expect((await o.casework.gebeurtenis(half.bij, half.gebeurtenisId))?.aanbieden).toBe(false);
    expect((await feedVan(o, "politie")).map(({ nummer }) => nummer)).toEqual([1]);
  });

  it("sets poison aside, by keys, number and reason only, and goes on", async () => {
    const o = opstelling();
    const goed = gebeurtenisVan(bericht("moviera"));
    const past = bericht("moviera");
    const pastNiet = gebeurtenisVan({ ...past, data: { casusId: "geheime naam" } });
    o.casework.zet(goed, pastNiet);
    const onleesbaar = stroomRecord({ type: { S: "gebeurtenis" }, naam: { S: "geheime naam" } });
    const records = [onleesbaar, bijGebeurtenis(pastNiet), bijGebeurtenis(goed)];
    await publishGebeurtenissen(records, o.afhankelijkheden);
    expect(o.opzij.opzij).toEqual(
      records.slice(0, 2).map(({ sleutels, volgnummer }) => ({ sleutels, volgnummer, reden: "ZodError" })),
    );
    expect(JSON.stringify([o.opzij.opzij, o.regels])).not.toContain("geheime naam");
    expect(o.bus.gepubliceerd.map(({ event }) => event["id"])).toEqual([goed.berichten[0]?.berichtId]);
    expect(await feedVan(o, "moviera")).toHaveLength(1);
  });
});

describe("what the stream hands over", () => {
  it("is told first, and then offered again, each by its own", async () => {
    const o = opstelling();
    const item = gebeurtenisVan(bericht("politie"));
    const oud = maakNotificatie({
      ontvanger: "politie",
      nummer: 1,
      bezorging: "opgegeven",
      bericht: bericht("politie"),
    });
    const herlevering = maakHerlevering({ ontvanger: "politie", totEnMet: 1 });
    o.casework.zet(item, oud, herlevering, maakFeedTeller({ ontvanger: "politie" }));
    await handleRecords([bijHerlevering(herlevering), bijGebeurtenis(item)], o.afhankelijkheden);
    expect(o.bus.gepubliceerd.map(({ event }) => event["sequence"])).toEqual(["2", "1"]);
    expect(await o.casework.herlevering("politie", herlevering.herleveringId)).toMatchObject({ status: "klaar" });
  });
});
