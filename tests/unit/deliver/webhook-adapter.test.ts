import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook as Handtekening } from "standardwebhooks";
import { afterEach, describe, expect, it } from "vitest";
import { adresToegestaan, urlToegestaan, veiligeLookup } from "../../../shared/adapters/webhook/adressen.ts";
import { maakWebhook } from "../../../shared/adapters/webhook/webhook.ts";

const servers: Server[] = [];
const start = async (antwoord: RequestListener): Promise<string> => {
  const server = createServer(antwoord);
  servers.push(server);
  await new Promise<void>((klaar) => server.listen(0, "127.0.0.1", klaar));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const geheim = "een lang gedeeld geheim";
const event = { id: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11", inhoud: '{"specversion":"1.0"}' };
const nu = () => new Date("2026-03-02T09:00:00.400Z");
const webhook = maakWebhook({ loopbackToegestaan: true, maximaalMs: 300, nu });
const antwoordt = async (status: number, koppen: Record<string, string> = {}) => {
  const url = await start((_, antwoord) => antwoord.writeHead(status, koppen).end("een lichaam dat niemand leest"));
  return webhook.bezorg({ url, geheim }, event);
};

describe("delivery by webhook", () => {
  it("posts the event as it is, signed so that the partner can verify it", async () => {
    const ontvangen: { methode?: string; koppen: Record<string, unknown>; inhoud: string }[] = [];
    const url = await start((verzoek, antwoord) => {
      let inhoud = "";
      verzoek.on("data", (deel: Buffer) => (inhoud += deel.toString()));
      verzoek.on("end", () => {
        ontvangen.push({ ...(verzoek.method && { methode: verzoek.method }), koppen: verzoek.headers, inhoud });
        antwoord.writeHead(204).end();
      });
    });
    const nuEcht = maakWebhook({ loopbackToegestaan: true });
    expect(await nuEcht.bezorg({ url, geheim }, event)).toEqual({ soort: "bezorgd" });
    const [verzoek] = ontvangen;
    expect(verzoek?.methode).toBe("POST");
    expect(verzoek?.inhoud).toBe(event.inhoud);
    expect(verzoek?.koppen["content-type"]).toMatch(/^application\/cloudevents\+json/);
    expect(verzoek?.koppen["webhook-id"]).toBe(event.id);
    const koppen = Object.fromEntries(
      Object.entries(verzoek?.koppen ?? {}).filter((kop): kop is [string, string] => typeof kop[1] === "string"),
    );
    const metSleutel = (tekst: string) => new Handtekening(`whsec_${Buffer.from(tekst).toString("base64")}`);
    expect(metSleutel(geheim).verify(event.inhoud, koppen)).toEqual({ specversion: "1.0" });
    expect(() => metSleutel("een ander geheim").verify(event.inhoud, koppen)).toThrow();
    expect(() => metSleutel(geheim).verify('{"specversion":"2.0"}', koppen)).toThrow();
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
  it.each([206, 301, 302, 307, 308, 408, 429, 500, 502, 503])("tries again after %i", async (status) => {
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
    const doel = await start((_, antwoord) => {
      aantal += 1;
      antwoord.end();
    });
    expect(await antwoordt(307, { location: doel })).toMatchObject({ soort: "later" });
    expect(aantal).toBe(0);
  });

  it("gives up waiting for a slow partner, and does not wait for a body that never ends", async () => {
    const traag = await start(() => undefined);
    expect(await webhook.bezorg({ url: traag, geheim }, event)).toEqual({
      soort: "later",
      reden: "tijd-op",
      naSeconden: null,
    });
    const eindeloos = await start((_, antwoord) => antwoord.writeHead(200).write("…"));
    expect(await webhook.bezorg({ url: eindeloos, geheim }, event)).toEqual({ soort: "bezorgd" });
  });

  it("tries again when nobody listens or the line breaks", async () => {
    const breekt = await start((verzoek) => verzoek.socket.destroy());
    expect(await webhook.bezorg({ url: breekt, geheim }, event)).toMatchObject({ soort: "later" });
    expect(await webhook.bezorg({ url: "http://127.0.0.1:1/", geheim }, event)).toMatchObject({
      soort: "later",
      reden: "ECONNREFUSED",
    });
  });

  it("reaches no address of this machine outside the local cloud", async () => {
    let aantal = 0;
    const url = await start((_, antwoord) => {
      aantal += 1;
      antwoord.end();
    });
    const buiten = maakWebhook({ loopbackToegestaan: false });
    const geweigerd = { soort: "later", reden: "adres-geweigerd", naSeconden: null };
    expect(await buiten.bezorg({ url, geheim }, event)).toEqual(geweigerd);
    expect(await buiten.bezorg({ url: url.replace("http:", "https:"), geheim }, event)).toEqual(geweigerd);
    expect(await buiten.bezorg({ url: "https://localhost/", geheim }, event)).toEqual(geweigerd);
    expect(aantal).toBe(0);
  });

  it("refuses a name of which any address is private, and connects to nothing", async () => {
    const lookup = veiligeLookup(false, ((_naam: string, _opties: unknown, klaar: (...delen: unknown[]) => void) => {
      klaar(null, [
        { address: "93.184.215.14", family: 4 },
        { address: "169.254.169.254", family: 4 },
      ]);
    }) as never);
    const strikt = maakWebhook({ loopbackToegestaan: false, lookup });
    expect(await strikt.bezorg({ url: "https://partner.example/", geheim }, event)).toEqual({
      soort: "later",
      reden: "adres-geweigerd",
      naSeconden: null,
    });
  });
});

describe("addresses", () => {
  it.each([
    ...["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "127.0.0.1", "224.0.0.1"],
    ...["255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1"],
    ...["::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "geen-adres"],
  ])("refuses %s", (adres) => {
    expect(adresToegestaan(adres, false)).toBe(false);
  });
  it.each(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:400e:80d::200e"])(
    "allows %s",
    (adres) => {
      expect(adresToegestaan(adres, false)).toBe(true);
    },
  );
  it.each([
    ["http://partner.example/", false, false],
    ["http://partner.example/", true, false],
    ["http://10.0.0.1/", true, false],
    ["https://10.0.0.1/", true, false],
    ["https://[::ffff:10.0.0.1]/", false, false],
    ["https://2130706433/", false, false],
    ["https://gebruiker:woord@partner.example/", false, false],
    ["ftp://partner.example/", true, false],
    ["http://localhost:8080/", true, true],
    ["http://[::1]:8080/", true, true],
    ["https://partner.example/hook", false, true],
  ])("%s with loopback %s: %s", (url, loopback, verwacht) => {
    expect(urlToegestaan(new URL(url), loopback)).toBe(verwacht);
  });
});
