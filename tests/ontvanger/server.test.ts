import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { metStoring } from "../doubles/storing.ts";
import { binnen } from "../local-cloud/wachten.ts";
import { inGeheugen } from "./bewaarplaats.ts";
import { feedVan } from "./feed.ts";
import { maakOntvanger } from "./ontvanger.ts";
import { eventVan, GEHEIM, maakFeed, webhookVan } from "./opstelling.ts";
import { startServer, type ServerOpties } from "./server.ts";

const OORSPRONG = "keten.example";
const lopend: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const een of lopend.splice(0)) await een.stop();
});

const begin = async (meer: Partial<ServerOpties> = {}, aantal = 0) => {
  const bewaarplaats = metStoring(inGeheugen<number>());
  const feed = maakFeed(Array.from({ length: aantal }, (_, i) => eventVan(i + 1)));
  const verwerk = ({ sequence }: { readonly sequence: string }) => Number(sequence);
  const fouten: unknown[] = [];
  const server = await startServer({
    ontvanger: maakOntvanger({ geheimen: [GEHEIM], bewaarplaats, feed, verwerk }),
    ...{ pad: "/keten", oorsprong: OORSPRONG, poort: 0, geduldMs: 10, meld: (fout: unknown) => fouten.push(fout) },
    ...meer,
  });
  lopend.push(server);
  const post = async (nummer: number) => {
    const { koppen, inhoud } = webhookVan(eventVan(nummer));
    return (await fetch(server.url, { method: "POST", headers: koppen, body: inhoud })).status;
  };
  return { bewaarplaats, feed, fouten, post, url: server.url };
};

describe("the receiver of a partner", () => {
  it("gives its hand to the chain and to nobody else", async () => {
    const { url } = await begin();
    const vraag = async (oorsprong?: string) =>
      fetch(url, {
        method: "OPTIONS",
        headers: oorsprong === undefined ? {} : { "webhook-request-origin": oorsprong },
      });
    const ja = await vraag(OORSPRONG);
    expect([ja.status, ja.headers.get("webhook-allowed-origin"), ja.headers.get("webhook-allowed-rate")]).toEqual([
      ...[200, OORSPRONG, "*"],
    ]);
    for (const nee of [await vraag("iemand.example"), await vraag()])
      expect([nee.status, nee.headers.get("webhook-allowed-origin")]).toEqual([403, null]);
  });

  it("takes webhooks on its own path only, and nothing that is larger than one may be", async () => {
    const { url } = await begin();
    const doe = async (adres: string, opties: RequestInit) => (await fetch(adres, opties)).status;
    expect(await doe(url, { method: "GET" })).toBe(405);
    expect(await doe(url.replace("/keten", "/anders"), { method: "POST", body: "{}" })).toBe(404);
    expect(await doe(url, { method: "POST", body: "{}" })).toBe(401);
    expect(await doe(url, { method: "POST", body: "x".repeat(300_000) })).toBe(413);
  });

  it("has caught up before it listens", async () => {
    const { bewaarplaats } = await begin({}, 5);
    expect(bewaarplaats.effecten).toEqual([1, 2, 3, 4, 5]);
  });

  it("asks the feed when a gap stays", async () => {
    const o = await begin();
    o.feed.erbij(eventVan(1), eventVan(2), eventVan(3));
    expect(await o.post(3)).toBe(204);
    await binnen(10, async () => {
      expect(o.bewaarplaats.effecten).toEqual([1, 2, 3]);
      return Promise.resolve();
    });
  });

  it("asks the feed now and then, when no webhook comes at all", async () => {
    const o = await begin({ bijhalenMs: 20 });
    o.feed.erbij(eventVan(1));
    await binnen(10, async () => {
      expect(o.bewaarplaats.effecten).toEqual([1]);
      return Promise.resolve();
    });
  });

  it("does not say that it has what it could not keep", async () => {
    const o = await begin();
    o.bewaarplaats.storing.bij("bewaar", "ervoor");
    expect(await o.post(1)).toBe(500);
    expect(await o.post(1)).toBe(204);
    expect(o.fouten).toHaveLength(1);
  });

  it("tells somebody that a number has two events, and that what it misses has expired", async () => {
    const o = await begin({}, 1);
    const { koppen, inhoud } = webhookVan({ ...eventVan(1), id: "vreemd" });
    expect((await fetch(o.url, { method: "POST", headers: koppen, body: inhoud })).status).toBe(409);
    o.feed.erbij(eventVan(2), eventVan(3));
    o.feed.verloop(3);
    await o.post(3);
    await binnen(10, async () => {
      expect(o.fouten.map(String).join()).toMatch(/hetzelfde nummer.*2 tot en met 2/);
      return Promise.resolve();
    });
  });
});

describe("the feed over http", () => {
  it("asks with a token, for the own feed or another, and fails when it is refused", async () => {
    const gevraagd: string[] = [];
    const api = createServer((verzoek, antwoord) => {
      gevraagd.push(`${verzoek.url ?? ""} ${verzoek.headers.authorization ?? ""}`);
      const status = gevraagd.length > 2 ? 403 : 200;
      antwoord.writeHead(status).end(JSON.stringify({ resultaten: [{ nummer: 1, event: eventVan(1) }], laatste: 1 }));
    });
    await new Promise<void>((klaar) => api.listen(0, "127.0.0.1", klaar));
    lopend.push({
      stop: async () =>
        new Promise((klaar) =>
          api.close(() => {
            klaar();
          }),
        ),
    });
    const adres = api.address();
    const basis = `http://127.0.0.1:${typeof adres === "object" ? (adres?.port ?? 0) : 0}`;
    expect(await feedVan(basis, async () => Promise.resolve("abc")).na(7)).toEqual({
      events: [eventVan(1)],
      verlopenTotEnMet: null,
    });
    await feedVan(basis, async () => Promise.resolve("abc"), "ketenregieteam").na(0);
    await expect(feedVan(basis, async () => Promise.resolve("abc")).na(0)).rejects.toThrow("403");
    expect(gevraagd.slice(0, 2)).toEqual([
      "/v1/notificaties?na=7&aantal=100 Bearer abc",
      "/v1/notificaties?na=0&aantal=100&ontvanger=ketenregieteam Bearer abc",
    ]);
  });
});
