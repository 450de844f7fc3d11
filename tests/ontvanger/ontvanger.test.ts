import { describe, expect, it } from "vitest";
import { inGeheugen } from "./bewaarplaats.ts";
import type { Event } from "./event.ts";
import { maakOntvanger, Tegenstrijdig, Verlopen } from "./ontvanger.ts";
import { eventVan, maakFeed, webhookVan, type Ondertekend } from "./opstelling.ts";

const opstelling = (begin: readonly Event[] = [], geheimen?: readonly string[]) => {
  const bewaarplaats = inGeheugen<number>();
  const feed = maakFeed(begin);
  const ontvanger = maakOntvanger({
    geheimen: geheimen ?? ["een-geheim-dat-alleen-hier-bestaat"],
    ...{ bewaarplaats, feed, verwerk: ({ sequence }) => Number(sequence) },
  });
  const krijg = async ({ koppen, inhoud }: Ondertekend) => ontvanger.neemAan(koppen, inhoud);
  return { bewaarplaats, feed, ontvanger, krijg };
};
const nummers = (aantal: number) => Array.from({ length: aantal }, (_, i) => i + 1);
const geleden = (seconden: number) => new Date(Date.now() - seconden * 1000);

describe("what the reference consumer takes in", () => {
  it("keeps what is signed with the key, and handles it", async () => {
    const o = opstelling();
    expect(await o.krijg(webhookVan(eventVan(1)))).toBe(204);
    expect(await o.ontvanger.verwerk()).toEqual({ positie: 1, gat: false });
    expect(o.bewaarplaats.effecten).toEqual([1]);
  });

  const goed = webhookVan(eventVan(1));
  const ander = webhookVan(eventVan(2));
  it.each<[string, Ondertekend]>([
    ["no signature", { ...goed, koppen: {} }],
    ["signed with another key", webhookVan(eventVan(1), { geheim: "van-een-ander" })],
    ["another body", { ...goed, inhoud: ander.inhoud }],
    ["one byte of the body", { ...goed, inhoud: goed.inhoud.replace('"1"', '"7"') }],
    ["the same JSON, written otherwise", { ...goed, inhoud: JSON.stringify(JSON.parse(goed.inhoud), null, 1) }],
    ["another id", { ...goed, koppen: { ...goed.koppen, "webhook-id": eventVan(2).id } }],
    ["another moment", { ...goed, koppen: { ...goed.koppen, "webhook-timestamp": "1700000000" } }],
    ["no moment", { ...goed, koppen: { ...goed.koppen, "webhook-timestamp": "nu" } }],
    [
      "a signature of another event",
      { ...goed, koppen: { ...goed.koppen, "webhook-signature": ander.koppen["webhook-signature"] ?? "" } },
    ],
    [
      "a signature of another version",
      {
        ...goed,
        koppen: { ...goed.koppen, "webhook-signature": (goed.koppen["webhook-signature"] ?? "").replace("v1,", "v2,") },
      },
    ],
    ["an empty signature", { ...goed, koppen: { ...goed.koppen, "webhook-signature": "v1," } }],
    ["caught, and sent again after six minutes", webhookVan(eventVan(1), { op: geleden(360) })],
    ["signed for later", webhookVan(eventVan(1), { op: geleden(-360) })],
  ])("refuses a webhook with %s, and keeps nothing", async (_, webhook) => {
    const o = opstelling();
    expect(await o.krijg(webhook)).toBe(401);
    expect(await o.ontvanger.verwerk()).toEqual({ positie: 0, gat: false });
  });

  it("takes several signatures, of which one holds, and two keys while they are renewed", async () => {
    const o = opstelling([], ["het-oude", "het-nieuwe"]);
    const { koppen, inhoud } = webhookVan(eventVan(1), { geheim: "het-nieuwe" });
    const dubbel = `${webhookVan(eventVan(1), { geheim: "x" }).koppen["webhook-signature"] ?? ""} ${koppen["webhook-signature"] ?? ""}`;
    expect(await o.krijg({ inhoud, koppen: { ...koppen, "webhook-signature": dubbel } })).toBe(204);
    expect(await o.krijg(webhookVan(eventVan(2), { geheim: "het-oude" }))).toBe(204);
  });

  it("refuses what is signed but no event, or under another id", async () => {
    const o = opstelling();
    const zonder: Event = { ...eventVan(1), sequence: "0" };
    expect(await o.krijg(webhookVan(zonder))).toBe(400);
    const { koppen } = webhookVan(eventVan(1));
    const anderId = webhookVan({ ...eventVan(1), id: "iets-anders" });
    expect(await o.krijg({ ...anderId, koppen: { ...koppen } })).toBe(401);
  });

  it("bears a replay within the tolerance: it has no effect, waiting or handled", async () => {
    const o = opstelling();
    const webhook = webhookVan(eventVan(1));
    expect([await o.krijg(webhook), await o.krijg(webhook)]).toEqual([204, 204]);
    await o.ontvanger.verwerk();
    expect(await o.krijg(webhook)).toBe(204);
    expect(await o.ontvanger.verwerk()).toEqual({ positie: 1, gat: false });
    expect(o.bewaarplaats.effecten).toEqual([1]);
  });

  it("takes no other event under a number that it has, waiting or handled", async () => {
    const o = opstelling();
    const vreemd = (nummer: number) => webhookVan({ ...eventVan(nummer), id: "vreemd" });
    for (const nummer of [1, 3]) await o.krijg(webhookVan(eventVan(nummer)));
    await o.ontvanger.verwerk();
    expect([await o.krijg(vreemd(1)), await o.krijg(vreemd(3))]).toEqual([409, 409]);
    expect(await o.krijg(webhookVan({ ...eventVan(3), sequence: "4" }))).toBe(409);
    expect(o.bewaarplaats.effecten).toEqual([1]);
  });
});

describe("the order that the reference consumer keeps", () => {
  it("waits behind a gap, and goes on when it closes", async () => {
    const o = opstelling();
    for (const nummer of [3, 1]) await o.krijg(webhookVan(eventVan(nummer)));
    expect(await o.ontvanger.verwerk()).toEqual({ positie: 1, gat: true });
    await o.krijg(webhookVan(eventVan(2)));
    expect(await o.ontvanger.verwerk()).toEqual({ positie: 3, gat: false });
    expect(o.bewaarplaats.effecten).toEqual([1, 2, 3]);
  });

  it("catches up from the feed, over pages, and with what came by webhook in between", async () => {
    const o = opstelling(nummers(10).map(eventVan));
    for (const nummer of [4, 9]) await o.krijg(webhookVan(eventVan(nummer)));
    expect(await o.ontvanger.haalBij()).toEqual({ positie: 10, gat: false });
    expect(o.bewaarplaats.effecten).toEqual(nummers(10));
  });

  it("is not alarmed by a line that shows later than the next, in the feed or by webhook: it waits", async () => {
    const o = opstelling();
    o.feed.erbij(eventVan(2));
    await o.krijg(webhookVan(eventVan(3)));
    expect(await o.ontvanger.haalBij()).toEqual({ positie: 0, gat: true });
    o.feed.erbij(eventVan(1));
    expect(await o.ontvanger.haalBij()).toEqual({ positie: 3, gat: false });
  });

  it("says so when the feed no longer has what it misses, and skips only when told to", async () => {
    const o = opstelling(nummers(9).map(eventVan));
    o.feed.verloop(4);
    for (const nummer of [1, 4]) await o.krijg(webhookVan(eventVan(nummer)));
    await expect(o.ontvanger.haalBij()).rejects.toMatchObject({ name: "Verlopen", van: 2, totEnMet: 3 });
    await expect(o.ontvanger.haalBij()).rejects.toThrow(Verlopen);
    expect(o.bewaarplaats.effecten).toEqual([1]);
    await o.ontvanger.schrijfAf(3);
    await o.ontvanger.schrijfAf(1);
    expect(await o.ontvanger.haalBij()).toEqual({ positie: 9, gat: false });
    expect(o.bewaarplaats.effecten).toEqual([1, 4, 5, 6, 7, 8, 9]);
  });

  it("says so when all that it misses expired and only a later one waits", async () => {
    const o = opstelling(nummers(3).map(eventVan));
    o.feed.verloop(3);
    await o.krijg(webhookVan(eventVan(3)));
    await expect(o.ontvanger.haalBij()).rejects.toMatchObject({ van: 1, totEnMet: 2 });
  });

  it("stops at a feed that was begun anew", async () => {
    const o = opstelling([eventVan(1), { ...eventVan(2), id: "van-een-andere-feed" }]);
    await o.krijg(webhookVan(eventVan(2)));
    await expect(o.ontvanger.haalBij()).rejects.toThrow(Tegenstrijdig);
    expect(o.bewaarplaats.effecten).toEqual([]);
  });

  it("stops at an event that its own work fails on, and does it again", async () => {
    const bewaarplaats = inGeheugen<string>();
    let stuk = true;
    const ontvanger = maakOntvanger({
      ...{ geheimen: [], bewaarplaats, feed: maakFeed(nummers(3).map(eventVan)) },
      verwerk: ({ sequence }) => {
        if (stuk && sequence === "2") throw new Error("databank weg");
        return sequence;
      },
    });
    await expect(ontvanger.haalBij()).rejects.toThrow("databank weg");
    expect(bewaarplaats.effecten).toEqual(["1"]);
    stuk = false;
    await ontvanger.haalBij();
    expect(bewaarplaats.effecten).toEqual(["1", "2", "3"]);
  });
});
