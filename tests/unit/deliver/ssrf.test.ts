import { spawn } from "node:child_process";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { adresbezwaar, adresToegestaan } from "../../../shared/adapters/webhook/adressen.ts";
import { maakWebhook } from "../../../shared/adapters/webhook/webhook.ts";
import type { Webhookkanaal } from "../../../shared/ports/bezorging.ts";
import { kanaalNaar, naamdienst, startSysteem } from "./partnersysteem.ts";

const event = { id: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11", inhoud: '{"specversion":"1.0"}' };
const herkomst = "keten.example";
const geweigerd = { soort: "later", reden: "adres-geweigerd" };

/** Every way in which an adapter speaks to a partner's address: the delivery, the handshake, and signing in for each. */
const wegen = (kies: (url: string) => Webhookkanaal) => {
  const openbaar = "https://partner.example/hook";
  const viaToken = (tokenEindpunt: string) =>
    kanaalNaar(openbaar, { aanmelding: { tokenEindpunt, clientId: "wij", clientGeheim: "woord", scope: null } });
  return [
    { naam: "delivery", kanaal: kies, doe: "bezorg", reden: "adres-geweigerd" },
    { naam: "handshake", kanaal: kies, doe: "handdruk", reden: "adres-geweigerd" },
    { naam: "token of a delivery", kanaal: viaToken, doe: "bezorg", reden: "aanmelding-adres-geweigerd" },
    { naam: "token of a handshake", kanaal: viaToken, doe: "handdruk", reden: "aanmelding-adres-geweigerd" },
  ] as const;
};
type Weg = ReturnType<typeof wegen>[number];
const ga = async (webhook: ReturnType<typeof maakWebhook>, { doe }: Weg, kanaal: Webhookkanaal) =>
  doe === "bezorg" ? webhook.bezorg(kanaal, event) : webhook.handdruk(kanaal);

// prettier-ignore
const BESLOTEN = [
  // loopback, in every form that a URL may have
  "127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
  "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
  // this host, and nobody
  "0.0.0.0", "0", "[::]", "255.255.255.255",
  // link-local, where a cloud keeps its credentials
  "169.254.169.254", "169.254.170.2", "2852039166", "0xa9fea9fe", "[fe80::1]", "[fd00:ec2::254]", "[::ffff:169.254.169.254]",
  // private, shared, unique local, site-local
  "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "[fc00::1]", "[fd12:3456::1]", "[fec0::1]",
  // IPv4 by another way: NAT64, local NAT64, 6to4, Teredo
  "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b::808:808]", "[64:ff9b:1::a00:1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:53aa:64c::1]",
  // multicast, documentation, benchmarking, reserved
  "224.0.0.1", "239.255.255.250", "[ff02::1]", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "240.0.0.1",
  "[2001:db8::1]", "[3fff::1]", "[100::1]", "192.0.0.8", "192.88.99.1",
];

describe("an address in the URL", () => {
  const webhook = maakWebhook({ loopbackToegestaan: false, herkomst });

  it.each(BESLOTEN)("%s is called by nothing", async (naam) => {
    for (const weg of wegen(kanaalNaar))
      expect(await ga(webhook, weg, weg.kanaal(`https://${naam}/`))).toMatchObject({
        soort: "later",
        reden: weg.reden,
      });
  });

  it.each([
    ["http://partner.example/", "geen-https"],
    ["ftp://partner.example/", "geen-https"],
    ["file:///etc/passwd", "geen-https"],
    ["gopher://partner.example/", "geen-https"],
    ["https://partner.example:8443/", "andere-poort"],
    ["https://partner.example:22/", "andere-poort"],
    ["https://iemand:woord@partner.example/", "naam-of-wachtwoord"],
    ["https://partner.example@169.254.169.254/", "naam-of-wachtwoord"],
    ["https://iemand@partner.example/", "naam-of-wachtwoord"],
    ["https://partner.example/#deel", "fragment"],
    ["partner.example/hook", "geen-url"],
    ["", "geen-url"],
    ["https://", "geen-url"],
    ["https://[fe80::1%25eth0]/", "geen-url"],
  ])("%s is refused as it is written", async (url, bezwaar) => {
    expect(adresbezwaar(url, false)).toBe(bezwaar);
    expect(await webhook.bezorg(kanaalNaar(url), event)).toMatchObject(geweigerd);
  });

  it.each([
    "https://partner.example/hook",
    "https://partner.example:443/",
    "https://93.184.215.14/",
    "https://[2a00:1450:400e:80d::200e]/",
  ])("%s may be called", (url) => {
    expect(adresbezwaar(url, false)).toBeNull();
  });

  it("is judged by the address that it comes down to: a second opinion agrees with every one that is let through", () => {
    const openbaar = (adres: string) => ipaddr.parse(adres).range() === "unicast";
    const los = [fc.ipV4(), fc.ipV6()].map((soort) => soort);
    // Random addresses miss small ranges: begin many of them where those lie.
    const begin = fc.constantFrom("64:ff9b:", "2001:", "2002:", "2620:4f:8000:", "3fff:", "fe80:", "fd00:", "::ffff:");
    const staart = fc.tuple(fc.nat(0xffff), fc.nat(0xffff)).map(([a, b]) => `:${a.toString(16)}:${b.toString(16)}`);
    const gericht = fc.tuple(begin, staart).map(([a, b]) => (a.startsWith("::") ? `${a}${b.slice(1)}` : `${a}${b}`));
    const klein = fc
      .tuple(
        fc.constantFrom("192.0.", "192.31.196.", "192.52.193.", "192.175.48.", "198.18.", "100.64.", "169.254."),
        fc.nat(255),
        fc.nat(255),
      )
      .map(([a, b, c]) => (a.split(".").length === 4 ? `${a}${b}` : `${a}${b}.${c}`));
    fc.assert(
      fc.property(fc.oneof(...los, gericht, klein), (adres) => {
        fc.pre(ipaddr.isValid(adres));
        return !adresToegestaan(adres, false) || openbaar(adres);
      }),
      { numRuns: 3_000 },
    );
  });

  it("that is none, or names an interface, is refused", () => {
    for (const adres of ["geen-adres", "", "fe80::1%lo", "2a00:1450:400e:80d::200e%eth0", "1.2.3", "1.2.3.4.5"])
      expect(adresToegestaan(adres, false)).toBe(false);
  });
});

describe("a name that leads inside", () => {
  it.each([
    [["10.0.0.1"]],
    [["127.0.0.1"]],
    [["169.254.169.254"]],
    [["::1"]],
    [["::ffff:10.0.0.1"]],
    [["::ffff:a00:1"]],
    [["fe80::1%eth0"]],
    [["64:ff9b::a00:1"]],
    [["93.184.215.14", "169.254.169.254"]],
    [["2a00:1450:400e:80d::200e", "10.0.0.1", "93.184.215.14"]],
  ])("to %j is not called, whatever else it leads to", async (adressen) => {
    const { lookup, gevraagd } = naamdienst(false, adressen);
    const webhook = maakWebhook({ loopbackToegestaan: false, herkomst, lookup });
    for (const weg of wegen(kanaalNaar))
      expect(await ga(webhook, weg, weg.kanaal("https://binnen.example/"))).toMatchObject({
        soort: "later",
        reden: weg.reden,
      });
    expect(gevraagd()).toBe(4);
  });

  it("by any name of this machine is not called", async () => {
    const webhook = maakWebhook({ loopbackToegestaan: false, herkomst });
    for (const naam of ["localhost", "localhost.", "LOCALHOST", "ip6-localhost"]) {
      const uitkomst = await webhook.bezorg(kanaalNaar(`https://${naam}/`), event);
      expect(uitkomst.soort).toBe("later");
      expect(uitkomst).not.toMatchObject({ reden: "ECONNREFUSED" });
    }
  });

  it("is asked once, and what was checked is what is called: a name that changes its mind in between gains nothing", async () => {
    let aantal = 0;
    const url = await startSysteem((_, antwoord) => {
      aantal += 1;
      antwoord.writeHead(204).end();
    });
    const { lookup, gevraagd } = naamdienst(true, ["127.0.0.1"], ["169.254.169.254"]);
    const webhook = maakWebhook({ loopbackToegestaan: true, herkomst, lookup });
    const kanaal = kanaalNaar(url.replace("127.0.0.1", "localhost"));
    expect(await webhook.bezorg(kanaal, event)).toEqual({ soort: "bezorgd" });
    expect(gevraagd()).toBe(1);
    // No connection is kept for later: the next delivery asks, and is refused.
    expect(await webhook.bezorg(kanaal, event)).toMatchObject(geweigerd);
    expect(aantal).toBe(1);
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("by %i is not followed, wherever it comes from", async (status) => {
    const geraakt: string[] = [];
    const binnen = await startSysteem(({ method = "" }, antwoord) => {
      geraakt.push(method);
      antwoord
        .writeHead(200, { "webhook-allowed-origin": "*" })
        .end('{"access_token":"gestolen","token_type":"Bearer"}');
    });
    const stuurtDoor = await startSysteem((_, antwoord) => antwoord.writeHead(status, { location: binnen }).end());
    const webhook = maakWebhook({ loopbackToegestaan: true, herkomst });
    expect(await webhook.bezorg(kanaalNaar(stuurtDoor), event)).toMatchObject({ reden: `http-${status}` });
    expect(await webhook.handdruk(kanaalNaar(stuurtDoor))).toMatchObject({ soort: "later", reden: `http-${status}` });
    const aanmelding = { tokenEindpunt: stuurtDoor, clientId: "wij", clientGeheim: "woord", scope: null };
    expect(await webhook.bezorg(kanaalNaar(binnen, { aanmelding }), event)).toMatchObject({
      ...{ soort: "later", reden: `aanmelding-http-${status}` },
    });
    expect(geraakt).toEqual([]);
  });
});

describe("where loopback is allowed", () => {
  const webhook = maakWebhook({ loopbackToegestaan: true, herkomst });

  it.each(BESLOTEN.filter((naam) => !/^(127|0x7f|2130706433|0?17|\[::1\]|\[0:0|\[::ffff:(127|7f))/.test(naam)))(
    "it is loopback alone: not %s",
    async (naam) => {
      for (const protocol of ["http", "https"])
        expect(await webhook.bezorg(kanaalNaar(`${protocol}://${naam}/`), event)).toMatchObject(geweigerd);
    },
  );

  it("plain http goes nowhere else", async () => {
    expect(await webhook.bezorg(kanaalNaar("http://partner.example/"), event)).toMatchObject(geweigerd);
    expect(await webhook.bezorg(kanaalNaar("http://93.184.215.14/"), event)).toMatchObject(geweigerd);
  });
});

describe("a proxy in the environment of the process", () => {
  it("sees nothing of a delivery", async () => {
    const langs: string[] = [];
    const proxy = new URL(
      await startSysteem(({ url = "" }, antwoord) => {
        langs.push(url);
        antwoord.writeHead(204).end();
      }),
    ).origin;
    const raak: string[] = [];
    const doel = await startSysteem(({ url = "" }, antwoord) => {
      raak.push(url);
      antwoord.writeHead(204).end();
    });
    // Node reads these when it starts; the systems answer from this process, so the other must not be waited for.
    const stuur = `
      import { maakWebhook } from ${JSON.stringify(new URL("../../../shared/adapters/webhook/webhook.ts", import.meta.url).href)};
      const webhook = maakWebhook({ loopbackToegestaan: true, herkomst: "keten.example" });
      const kanaal = { soort: "webhook", url: ${JSON.stringify(doel)}, geheim: "geheim", aanmelding: null };
      console.log(JSON.stringify(await webhook.bezorg(kanaal, { id: "1", inhoud: "{}" })));`;
    const uitvoer = await new Promise<string>((klaar) => {
      const proces = spawn(process.execPath, ["--input-type=module", "-e", stuur], {
        env: { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxy, http_proxy: proxy, HTTPS_PROXY: proxy, NO_PROXY: "" },
      });
      let tekst = "";
      proces.stdout.on("data", (deel: Buffer) => (tekst += deel.toString()));
      proces.on("close", () => {
        klaar(tekst);
      });
    });
    expect(JSON.parse(uitvoer)).toEqual({ soort: "bezorgd" });
    expect(raak).toHaveLength(1);
    expect(langs).toEqual([]);
  });
});
