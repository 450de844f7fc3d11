import { Webhook as Handtekening } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { maakWebhook } from "../../../shared/adapters/webhook/webhook.ts";
import { GEHEIM, inhoudVan, kanaalNaar, startSysteem } from "./partnersysteem.ts";

const event = { id: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11", inhoud: '{"specversion":"1.0"}' };
const nu = () => new Date("2026-03-02T09:00:00.400Z");
const herkomst = "keten.example";
const webhook = maakWebhook({ loopbackToegestaan: true, herkomst, maximaalMs: 300, nu });
const antwoordt = async (status: number, koppen: Record<string, string> = {}) => {
  const url = await startSysteem((_, antwoord) =>
    antwoord.writeHead(status, koppen).end("een lichaam dat niemand leest"),
  );
  return webhook.bezorg(kanaalNaar(url), event);
};

describe("delivery by webhook", () => {
  const metSleutel = (tekst: string) => new Handtekening(`whsec_${Buffer.from(tekst).toString("base64")}`);
  /** What a system got, and what it could check with each key. */
  const ontvangen = async (kanaal: Parameters<typeof kanaalNaar>[1] = {}) => {
    const verzoeken: { methode: string | undefined; koppen: Readonly<Record<string, string>>; inhoud: string }[] = [];
    const url = await startSysteem((verzoek, antwoord) => {
      void inhoudVan(verzoek).then((inhoud) => {
        const koppen = Object.entries(verzoek.headers).map(([naam, waarde]) => [naam, String(waarde)] as const);
        verzoeken.push({ methode: verzoek.method, koppen: Object.fromEntries(koppen), inhoud });
        antwoord.writeHead(204).end();
      });
    });
    const nuEcht = maakWebhook({ loopbackToegestaan: true, herkomst });
    expect(await nuEcht.bezorg(kanaalNaar(url, kanaal), event)).toEqual({ soort: "bezorgd" });
    const [verzoek, ...meer] = verzoeken;
    if (verzoek === undefined) throw new Error("nothing came in");
    expect(meer).toEqual([]);
    return {
      ...verzoek,
      controleer: (sleutel: string, inhoud = verzoek.inhoud): unknown =>
        metSleutel(sleutel).verify(inhoud, verzoek.koppen),
    };
  };

  it("posts the event as it is, signed so that the partner can verify it", async () => {
    const { methode, koppen, inhoud, controleer } = await ontvangen();
    expect(methode).toBe("POST");
    expect(inhoud).toBe(event.inhoud);
    expect(koppen["content-type"]).toMatch(/^application\/cloudevents\+json/);
    expect(koppen["webhook-id"]).toBe(event.id);
    expect(koppen).not.toHaveProperty("authorization");
    // CloudEvents webhook specification: after the handshake every delivery says whose it is.
    expect(koppen["origin"]).toBe(herkomst);
    expect(controleer(GEHEIM)).toEqual({ specversion: "1.0" });
    expect(() => controleer("een ander geheim")).toThrow();
    expect(() => controleer(GEHEIM, '{"specversion":"2.0"}')).toThrow();
  });

  it("signs with the old key as well while a key is renewed, so that the partner may change when it likes", async () => {
    const { koppen, controleer } = await ontvangen({ geheim: "het nieuwe", vorigGeheim: "het oude" });
    expect(koppen["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
    expect(controleer("het nieuwe")).toEqual({ specversion: "1.0" });
    expect(controleer("het oude")).toEqual({ specversion: "1.0" });
    expect(() => controleer("nog een ander")).toThrow();
  });

  it.each([200, 201, 202, 204])("counts %i as delivered", async (status) => {
    expect(await antwoordt(status)).toEqual({ soort: "bezorgd" });
  });
  it.each([400, 401, 404, 415, 422])("takes %i as final for this message", async (status) => {
    expect(await antwoordt(status)).toEqual({ soort: "geweigerd", status });
  });
  it("takes 410 as the end of the channel", async () => {
    expect(await antwoordt(410)).toEqual({ soort: "opgezegd" });
  });
  it.each([206, 301, 302, 307, 308, 408, 425, 429, 500, 502, 503])("tries again after %i", async (status) => {
    expect(await antwoordt(status)).toEqual({ soort: "later", reden: `http-${status}`, naSeconden: null });
  });

  it.each([
    [429, "120", 120],
    [503, "Mon, 02 Mar 2026 09:01:00 GMT", 60],
    [429, "Mon, 02 Mar 2020 09:00:00 GMT", 0],
    [429, "morgen", null],
    [500, "120", null],
  ])("honours what %i says of Retry-After %s", async (status, kop, naSeconden) => {
    expect(await antwoordt(status, { "retry-after": kop })).toEqual({
      soort: "later",
      reden: `http-${status}`,
      naSeconden,
    });
  });

  it("follows no redirect", async () => {
    let aantal = 0;
    const doel = await startSysteem((_, antwoord) => {
      aantal += 1;
      antwoord.end();
    });
    expect(await antwoordt(307, { location: doel })).toMatchObject({ soort: "later" });
    expect(aantal).toBe(0);
  });

  it("gives up waiting for a slow partner, and does not wait for a body that never ends", async () => {
    const traag = await startSysteem(() => undefined);
    expect(await webhook.bezorg(kanaalNaar(traag), event)).toEqual({
      soort: "later",
      reden: "tijd-op",
      naSeconden: null,
    });
    const eindeloos = await startSysteem((_, antwoord) => antwoord.writeHead(200).write("…"));
    expect(await webhook.bezorg(kanaalNaar(eindeloos), event)).toEqual({ soort: "bezorgd" });
  });

  it("tries again when nobody listens or the line breaks", async () => {
    const breekt = await startSysteem((verzoek) => verzoek.socket.destroy());
    expect(await webhook.bezorg(kanaalNaar(breekt), event)).toMatchObject({ soort: "later" });
    expect(await webhook.bezorg(kanaalNaar("http://127.0.0.1:1/"), event)).toMatchObject({
      soort: "later",
      reden: "ECONNREFUSED",
    });
  });

  it("takes no answer that is not one: endless headers, another protocol, a head that never ends", async () => {
    const groot = await startSysteem((_, antwoord) => antwoord.writeHead(200, { "x-veel": "a".repeat(40_000) }).end());
    expect(await webhook.bezorg(kanaalNaar(groot), event)).toMatchObject({
      soort: "later",
      reden: "HPE_HEADER_OVERFLOW",
    });
    const anders = await startSysteem(({ socket }) =>
      socket.end("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    );
    expect(await webhook.bezorg(kanaalNaar(anders), event)).toMatchObject({ soort: "later", reden: "geen-antwoord" });
    const druppelt = await startSysteem(({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const druppel = setInterval(() => socket.write("x: y\r\n"), 50);
      socket.on("close", () => {
        clearInterval(druppel);
      });
      socket.on("error", () => undefined);
    });
    expect(await webhook.bezorg(kanaalNaar(druppelt), event)).toMatchObject({ soort: "later", reden: "tijd-op" });
  });

  it("gives up on a name that nobody answers for, and on a connection that never comes about", async () => {
    const zwijgt = maakWebhook({ ...{ loopbackToegestaan: true, herkomst, maximaalMs: 200 }, lookup: () => undefined });
    expect(await zwijgt.bezorg(kanaalNaar("https://partner.example/"), event)).toMatchObject({
      ...{ soort: "later", reden: "tijd-op" },
    });
  });
});

describe("the handshake before the first delivery", () => {
  const handdruk = async (status: number, koppen: Record<string, string | string[]> = {}) => {
    const gevraagd: unknown[] = [];
    const url = await startSysteem(({ method, headers }, antwoord) => {
      gevraagd.push([method, headers["webhook-request-origin"]]);
      antwoord.writeHead(status, koppen).end();
    });
    const uitkomst = await webhook.handdruk(kanaalNaar(url));
    expect(gevraagd).toEqual([["OPTIONS", herkomst]]);
    return uitkomst;
  };
  const toegestaan = { soort: "toegestaan" };

  it.each([
    [200, herkomst],
    [204, "*"],
    [200, "Keten.Example"],
    [200, "een.ander.example, keten.example"],
  ])("%i with %s is consent", async (status, kop) => {
    expect(await handdruk(status, { "webhook-allowed-origin": kop })).toEqual(toegestaan);
  });

  it.each([
    [200, {}, "handdruk-zonder-antwoord"],
    [204, { allow: "POST" }, "handdruk-zonder-antwoord"],
    [200, { "webhook-allowed-origin": "een.ander.example" }, "handdruk-andere-herkomst"],
    [200, { "webhook-allowed-origin": "nep-keten.example" }, "handdruk-andere-herkomst"],
    [200, { "webhook-allowed-origin": "" }, "handdruk-andere-herkomst"],
    [403, { "webhook-allowed-origin": "*" }, "http-403"],
    [405, {}, "http-405"],
    [410, {}, "http-410"],
  ])("%i with %j is none", async (status, koppen, reden) => {
    expect(await handdruk(status, koppen)).toEqual({ soort: "geweigerd", reden });
  });

  it.each([301, 307, 408, 429, 500, 503])("after %i it is asked again", async (status) => {
    expect(await handdruk(status, { location: "https://elders.example" })).toEqual({
      soort: "later",
      reden: `http-${status}`,
    });
  });

  it("is asked again of who does not answer", async () => {
    expect(await webhook.handdruk(kanaalNaar("http://127.0.0.1:1/"))).toEqual({
      soort: "later",
      reden: "ECONNREFUSED",
    });
    const traag = await startSysteem(() => undefined);
    expect(await webhook.handdruk(kanaalNaar(traag))).toEqual({ soort: "later", reden: "tijd-op" });
  });
});
