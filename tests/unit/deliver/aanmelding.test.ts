import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { maakWebhook } from "../../../shared/adapters/webhook/webhook.ts";
import { inhoudVan, kanaalNaar, startSysteem } from "./partnersysteem.ts";

const event = { id: "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11", inhoud: '{"specversion":"1.0"}' };
const herkomst = "keten.example";

type Antwoord = (verzoek: IncomingMessage, antwoord: ServerResponse, keer: number) => void;
const geef =
  (inhoud: unknown, status = 200): Antwoord =>
  (_, antwoord) =>
    antwoord.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(inhoud));
const tokens =
  (rest: object = { expires_in: 3_600 }): Antwoord =>
  (verzoek, antwoord, keer) => {
    geef({ access_token: `token-${keer}`, token_type: "Bearer", ...rest })(verzoek, antwoord, keer);
  };

/** A partner with a token endpoint and a system that takes notifications with the tokens that `goed` says. */
const partner = async (
  token: Antwoord,
  {
    goed = () => true,
    wie = {},
  }: { goed?: (token: string) => boolean; wie?: { scope?: string; clientId?: string; clientGeheim?: string } } = {},
) => {
  let klok = Date.parse("2026-03-02T09:00:00Z");
  const gevraagd: { koppen: IncomingMessage["headers"]; inhoud: string }[] = [];
  const gebracht: string[] = [];
  const tokenEindpunt = await startSysteem((verzoek, antwoord) => {
    void inhoudVan(verzoek).then((inhoud) => {
      gevraagd.push({ koppen: verzoek.headers, inhoud });
      token(verzoek, antwoord, gevraagd.length);
    });
  });
  const url = await startSysteem(({ headers }, antwoord) => {
    const gegeven = headers.authorization ?? "";
    gebracht.push(gegeven);
    antwoord.writeHead(goed(gegeven.replace("Bearer ", "")) ? 204 : 401, { "webhook-allowed-origin": "*" }).end();
  });
  const webhook = maakWebhook({ loopbackToegestaan: true, herkomst, maximaalMs: 400, nu: () => new Date(klok) });
  const { scope = null, clientId = "wij", clientGeheim = "woord" } = wie;
  const kanaal = kanaalNaar(url, { aanmelding: { tokenEindpunt, clientId, clientGeheim, scope } });
  return {
    ...{ gevraagd, gebracht, webhook, kanaal },
    bezorg: async () => webhook.bezorg(kanaal, event),
    handdruk: async () => webhook.handdruk(kanaal),
    naSeconden: (seconden: number) => (klok += seconden * 1000),
  };
};

describe("signing in at a partner", () => {
  it("asks a token by client credentials, and brings it beside the signature", async () => {
    const wie = { clientId: "wij & zij", clientGeheim: "wo:rd/ +é", scope: "notificaties schrijven" };
    const { bezorg, gevraagd, gebracht } = await partner(tokens(), { wie });
    expect(await bezorg()).toEqual({ soort: "bezorgd" });
    expect(gebracht).toEqual(["Bearer token-1"]);
    const [verzoek] = gevraagd;
    expect(Object.fromEntries(new URLSearchParams(verzoek?.inhoud))).toEqual({
      ...{ grant_type: "client_credentials", scope: "notificaties schrijven" },
    });
    expect(verzoek?.koppen["content-type"]).toBe("application/x-www-form-urlencoded");
    // RFC 6749, 2.3.1
    const basis = Buffer.from(verzoek?.koppen.authorization?.replace("Basic ", "") ?? "", "base64").toString();
    expect(basis.split(":").map((deel) => decodeURIComponent(deel.replaceAll("+", " ")))).toEqual([
      "wij & zij",
      "wo:rd/ +é",
    ]);
  });

  it("keeps a token until shortly before it ends, and at most an hour", async () => {
    const { bezorg, gevraagd, naSeconden } = await partner(tokens({ expires_in: 600 }));
    for (const [seconden, keer] of [
      [0, 1],
      [500, 1],
      [39, 1],
      [2, 2],
      [0, 2],
    ] as const) {
      naSeconden(seconden);
      await bezorg();
      expect(gevraagd).toHaveLength(keer);
    }
    const lang = await partner(tokens({ expires_in: 10_000_000 }));
    await lang.bezorg();
    lang.naSeconden(3_600);
    await lang.bezorg();
    expect(lang.gevraagd).toHaveLength(2);
  });

  it.each([[{}], [{ expires_in: "veel" }], [{ expires_in: -1 }]])("uses a token with %j for minutes", async (rest) => {
    const { bezorg, gevraagd, naSeconden } = await partner(tokens(rest));
    await bezorg();
    naSeconden(200);
    await bezorg();
    expect(gevraagd).toHaveLength(1);
    naSeconden(60);
    await bezorg();
    expect(gevraagd).toHaveLength(2);
  });

  it("asks once for deliveries at the same time, and renews once for all that are refused together", async () => {
    const { bezorg, gevraagd, gebracht } = await partner(tokens(), { goed: (token) => token !== "token-1" });
    expect(await Promise.all(Array.from({ length: 10 }, bezorg))).toEqual(Array(10).fill({ soort: "bezorgd" }));
    expect(gevraagd).toHaveLength(2);
    expect(gebracht.filter((een) => een === "Bearer token-2")).toHaveLength(10);
  });

  it("renews a token that is refused once, and leaves it at that: it is about signing in, not about the message", async () => {
    const { bezorg, handdruk, gevraagd, gebracht } = await partner(tokens(), { goed: () => false });
    expect(await bezorg()).toEqual({ soort: "later", reden: "http-401", naSeconden: null });
    expect(gevraagd).toHaveLength(2);
    expect(gebracht).toHaveLength(2);
    expect(await handdruk()).toEqual({ soort: "later", reden: "http-401" });
  });

  it("signs in for the handshake too", async () => {
    const { handdruk, gebracht } = await partner(tokens());
    expect(await handdruk()).toEqual({ soort: "toegestaan" });
    expect(gebracht).toEqual(["Bearer token-1"]);
  });

  it.each<[string, Antwoord, string]>([
    ["says no", geef({ error: "invalid_client" }, 401), "aanmelding-http-401"],
    ["is gone", geef({}, 410), "aanmelding-http-410"],
    ["is down", geef({}, 503), "aanmelding-http-503"],
    [
      "sends on",
      (_, antwoord) => antwoord.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
      "aanmelding-http-302",
    ],
    ["answers no JSON", (_, antwoord) => antwoord.end("<html>"), "aanmelding-onleesbaar"],
    ["answers another kind of token", geef({ access_token: "x", token_type: "mac" }), "aanmelding-onleesbaar"],
    ["answers no token", geef({ token_type: "Bearer" }), "aanmelding-onleesbaar"],
    [
      "answers a header of its own making",
      geef({ access_token: "x\r\nhost: y", token_type: "Bearer" }),
      "aanmelding-onleesbaar",
    ],
    ["answers too much", (_, antwoord) => antwoord.end("x".repeat(100_000)), "aanmelding-antwoord-te-groot"],
    ["never ends", (_, antwoord) => antwoord.writeHead(200).write("{"), "aanmelding-tijd-op"],
    ["never begins", () => undefined, "aanmelding-tijd-op"],
    [
      "breaks off",
      (_, antwoord) => (
        antwoord.writeHead(200, { "content-length": "50" }).write("{"),
        setTimeout(() => antwoord.destroy(), 20)
      ),
      "aanmelding-ECONNRESET",
    ],
  ])("comes back later when the token endpoint %s, and asks anew", async (_, antwoord, reden) => {
    const { bezorg, handdruk, gevraagd, gebracht } = await partner(antwoord);
    expect(await bezorg()).toEqual({ soort: "later", reden, naSeconden: null });
    expect(await handdruk()).toEqual({ soort: "later", reden });
    expect(gevraagd).toHaveLength(2);
    expect(gebracht).toEqual([]);
  });

  it("asks nothing while the client secret was not put there", async () => {
    const { bezorg, gevraagd } = await partner(tokens(), { wie: { clientGeheim: "" } });
    expect(await bezorg()).toMatchObject({ soort: "later", reden: "aanmelding-zonder-geheim" });
    expect(gevraagd).toEqual([]);
  });

  it("takes no longer than a delivery may, signing in included", async () => {
    const traag = await partner(
      (verzoek, antwoord, keer) =>
        setTimeout(() => {
          tokens()(verzoek, antwoord, keer);
        }, 300),
      {
        goed: () => false,
      },
    );
    expect(await traag.bezorg()).toMatchObject({ soort: "later", reden: "aanmelding-tijd-op" });
  });
});
