import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VASTE_KOPPEN } from "../../../shared/api/koppen.ts";
import { MAXIMAAL_BYTES } from "../../../shared/api/versie.ts";
import { goedeBody, gewoon, inhoud, koppen, koppenZonder, probleem, proefapi, proefId, weigert } from "./proefapi.ts";

const json = (waarde: unknown) => ({ body: JSON.stringify(waarde) });
const query = (naam: string, waarde: string) => ({ multiValueQueryStringParameters: { [naam]: [waarde] } });

describe("a request that is right", () => {
  it("reaches the use case with caller, id, key, trace and time, and answers with Location", async () => {
    const api = proefapi();
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const antwoord = await api.vraag({
      headers: koppen({ TraceParent: traceparent }),
      ...json({ ...goedeBody, sinds: "2026-11-24T10:00:00+01:00" }),
    });
    expect(antwoord.statusCode).toBe(201);
    expect(antwoord.headers).toMatchObject({ ...VASTE_KOPPEN, Location: `/v1/proeven/${proefId}` });
    expect(inhoud(antwoord)).toEqual({ proefId, sinds: "2026-11-24T09:00:00.000Z" });
    const [verzoek] = api.gelezen;
    expect(verzoek?.actor.actorId).toBe("systeem");
    expect(verzoek?.nu).toBe("2026-11-24T09:00:00.000Z");
    expect(verzoek?.trace).toMatchObject({ traceId: traceparent.slice(3, 35), ouderSpanId: "00f067aa0ba902b7" });
    expect(verzoek?.idempotencySleutel()).toEqual({ ok: true, waarde: "sleutel-1" });
    expect(verzoek?.koppen).not.toHaveProperty("authorization");
    expect(api.regels).toMatchObject([
      {
        regel: "verzoek-afgehandeld",
        velden: { operatie: "maakProef", status: 201, traceId: traceparent.slice(3, 35) },
      },
    ]);
  });

  it.each([
    ["the bare path", `/v1/proeven/${proefId}/delen`, "lokaal", "/v1/proeven/{proxy+}"],
    ["the stage before it", `/lokaal/v1/proeven/${proefId}/delen`, "lokaal", "/v1/proeven/{proxy+}"],
    ["a stage that is called v1", `/v1/proeven/${proefId}/delen`, "v1", "/{proxy+}"],
    ["the base path of a custom domain", `/keten/v1/proeven/${proefId}/delen`, "lokaal", "/v1/proeven/{proxy+}"],
  ])("is found by %s", async (_geval, path, stage, resource) => {
    const antwoord = await proefapi().vraag({ path, resource, requestContext: { stage } });
    expect(antwoord.statusCode).toBe(201);
  });

  it("gives a stored answer again as it was", async () => {
    const herhaling = { status: 201, locatie: "/proeven/x", antwoord: '{"b":1, "a":2}' };
    const antwoord = await proefapi(() => ({ herhaling })).vraag({});
    expect(antwoord).toMatchObject({
      statusCode: 201,
      body: herhaling.antwoord,
      headers: { Location: "/v1/proeven/x" },
    });
  });

  it("has no content at 204", async () => {
    const antwoord = await proefapi(() => ({ status: 204 })).vraag({});
    expect(antwoord).toMatchObject({ statusCode: 204, body: "" });
    expect(antwoord.headers).not.toHaveProperty("Content-Type");
  });

  it("answers only what the operation describes", async () => {
    const body = { proefId, sinds: null, geheim: "niet voor u" };
    const antwoord = await proefapi(() => ({ status: 201, body })).vraag({});
    expect(inhoud(antwoord)).toEqual({ proefId, sinds: null });
  });
});

describe("the order of the checks", () => {
  const fout = {
    path: { path: "/v1/onbekend" },
    methode: { httpMethod: "DELETE" },
    token: { headers: koppen({ Authorization: "Bearer nep" }) },
    register: { headers: koppen({ Authorization: "Bearer vreemd-token" }) },
    scope: { headers: koppen({ Authorization: "Bearer scopeloos-token" }) },
    id: { path: "/v1/proeven/geen-uuid/delen" },
    groot: { body: `"${"x".repeat(MAXIMAAL_BYTES)}"` },
    type: { headers: koppen({ "Content-Type": "text/plain" }) },
    json: { body: "{" },
    schema: json({}),
    sleutel: { headers: koppen({ "Idempotency-Key": "" }) },
  };
  it.each([
    ["the address before the token", { ...fout.token, ...fout.path }, 404, "niet-gevonden"],
    ["the method before the token", { ...fout.token, ...fout.methode }, 405, "methode-niet-toegestaan"],
    ["the token before the id", { ...fout.token, ...fout.id, ...fout.groot }, 401, "niet-aangemeld"],
    ["the register before the id", { ...fout.register, ...fout.id, ...fout.groot }, 403, "geen-recht"],
    ["the scope before the id", { ...fout.scope, ...fout.id, ...fout.groot }, 403, "geen-recht"],
    ["the id before the body", { ...fout.id, ...fout.groot }, 404, "niet-gevonden"],
    ["the size before the media type", { ...fout.type, ...fout.groot }, 413, "te-groot"],
    ["the media type before the JSON", { ...fout.type, ...fout.json }, 415, "verkeerd-mediatype"],
    ["the JSON before the schema", fout.json, 400, "geen-json"],
    ["the schema before the key", { ...fout.sleutel, ...fout.schema }, 400, "ongeldige-invoer"],
  ])("%s", async (_geval, event, status, code) => {
    const gevonden = probleem(await proefapi().vraag(event));
    expect([gevonden.status, gevonden.code]).toEqual([status, code]);
  });

  it("lets a use case decide visibility before it reads the body", async () => {
    const gevonden = probleem(await proefapi(weigert({ code: "niet-gevonden" })).vraag(fout.groot));
    expect(gevonden.code).toBe("niet-gevonden");
  });
});

describe("the caller", () => {
  const metToken = (Authorization: string) => proefapi().vraag({ headers: koppen({ Authorization }) });

  it.each(["", "Basic eDp5", "Bearer", "Bearer a b", "systeem-token", `Bearer ${"a".repeat(9000)}`])(
    "is refused with %.12s",
    async (kop) => {
      const antwoord = await metToken(kop);
      expect(probleem(antwoord).code).toBe("niet-aangemeld");
      expect(antwoord.headers?.["WWW-Authenticate"]).toMatch(/^Bearer/);
    },
  );

  const systeem = "Bearer systeem-token";
  it.each([
    ["twice, in two casings", { headers: { Authorization: systeem, authorization: systeem } }],
    ["twice, of which one is empty", { headers: { Authorization: systeem, AUTHORIZATION: "" } }],
    ["twice by one name", { multiValueHeaders: { Authorization: [systeem, systeem] } }],
    [
      "twice, in two casings with all values",
      { multiValueHeaders: { Authorization: [systeem], authorization: ["x"] } },
    ],
    ["joined", { headers: koppen({ Authorization: `${systeem}, ${systeem}` }) }],
    ["as one thing here and another there", { multiValueHeaders: { Authorization: ["Bearer persoon-token"] } }],
    ["in the address", { headers: koppenZonder("Authorization"), ...query("access_token", "systeem-token") }],
    ["in the address as well", query("access_token", "systeem-token")],
    ["in the address as well, by another name", query("Token", "systeem-token")],
    ["in the address, empty", query("id_token", "")],
    ["in the body", { headers: koppenZonder("Authorization"), body: "access_token=systeem-token" }],
    ["in another header", { headers: { ...koppenZonder("Authorization"), "X-Authorization": systeem } }],
  ])("who gives a token %s is refused", async (_geval, event) => {
    const api = proefapi();
    const antwoord = await api.vraag(event);
    expect(probleem(antwoord).code).toBe("niet-aangemeld");
    expect(JSON.stringify([antwoord, api.regels])).not.toContain("systeem-token");
    expect(api.gelezen).toEqual([]);
  });

  it.each(["authorization", "AUTHORIZATION"])("may write the one header as %s", async (naam) => {
    const headers = { ...koppenZonder("Authorization"), [naam]: systeem };
    const multiValueHeaders = { [naam]: [systeem] };
    expect((await proefapi().vraag({ headers, multiValueHeaders })).statusCode).toBe(201);
  });

  it("is refused without any headers", async () => {
    expect(probleem(await proefapi().vraag({ headers: null })).code).toBe("niet-aangemeld");
  });

  it("who is a person needs no scope, and no key", async () => {
    const headers = { ...koppenZonder("Idempotency-Key"), Authorization: "bearer persoon-token" };
    expect((await proefapi().vraag({ headers })).statusCode).toBe(201);
  });

  it("who is a system needs a key", async () => {
    expect(probleem(await proefapi().vraag({ headers: koppenZonder("Idempotency-Key") })).code).toBe(
      "idempotency-key-nodig",
    );
  });

  it.each(["", "met spatie", "é", "a".repeat(129)])("sends a key of visible ASCII: not %.9s", async (sleutel) => {
    const gevonden = probleem(await proefapi().vraag({ headers: koppen({ "Idempotency-Key": sleutel }) }));
    expect(gevonden.fouten).toMatchObject([{ veld: "Idempotency-Key" }]);
  });

  it("whose token is of another kind than the register says is refused", async () => {
    expect(probleem(await metToken("Bearer vermomd-token")).code).toBe("geen-recht");
  });
});

describe("addresses and methods", () => {
  it.each([
    "/v1/proeven/",
    `/v1/proeven/${proefId}/delen/`,
    "/v1//proeven",
    "/",
    "/v1",
    "/v1/proeven/%ZZ/delen",
    "/v1/proeven/__proto__/delen",
  ])("%s does not exist", async (path) => {
    expect(probleem(await proefapi().vraag({ path })).code).toBe("niet-gevonden");
  });

  it.each(["PUT", "DELETE", "OPTIONS", "TRACE"])("%s tells which methods there are", async (httpMethod) => {
    const antwoord = await proefapi().vraag({ httpMethod });
    expect(probleem(antwoord).status).toBe(405);
    expect(antwoord.headers?.["Allow"]).toBe("POST");
  });

  it("HEAD has no content", async () => {
    expect(await proefapi().vraag({ httpMethod: "HEAD" })).toMatchObject({ statusCode: 405, body: "" });
  });
});

describe("the query", () => {
  const lijst = (multiValueQueryStringParameters: Record<string, string[]> | null) =>
    proefapi().vraag({ httpMethod: "GET", path: "/v1/proeven", multiValueQueryStringParameters, body: null });

  it("has defaults", async () => {
    expect(inhoud(await lijst(null))).toEqual({ perPagina: 25 });
    expect(inhoud(await lijst({ perPagina: ["100"] }))).toEqual({ perPagina: 100 });
  });

  it.each(["0", "101", "-1", "1.5", "1e2", " 5", "", "٣"])("does not take %j for a page size", async (perPagina) => {
    expect(probleem(await lijst({ perPagina: [perPagina] })).fouten).toMatchObject([{ veld: "perPagina" }]);
  });

  it("names unknown and doubled names together", async () => {
    expect(probleem(await lijst({ soort: ["melding", "melding"], naam: ["x"], perPagina: ["x"] })).fouten).toEqual([
      { veld: "soort", melding: "mag maar een keer voorkomen" },
      { veld: "perPagina", melding: "moet een geheel getal van 1 tot en met 100 zijn" },
      { veld: "naam", melding: "is een onbekend veld" },
    ]);
  });
});

describe("a fault of ours", () => {
  const geheim = "Jan Jansen, bsn 999990019";

  it("becomes a 500 that tells nothing, and a log line without the message", async () => {
    const api = proefapi(() => {
      throw new TypeError(`${geheim}\n    at Jansen (/tmp/jansen.ts:1:1)`);
    });
    const antwoord = await api.vraag({});
    expect(probleem(antwoord)).toMatchObject({ status: 500, code: "storing" });
    expect(antwoord.headers).toMatchObject({ ...VASTE_KOPPEN, "Retry-After": "30" });
    const geheel = JSON.stringify([antwoord, api.regels]);
    expect(geheel).not.toMatch(/jansen|9999/i);
    const [regel] = api.regels;
    expect(regel).toMatchObject({ regel: "verzoek-mislukt", velden: { foutnaam: "TypeError" } });
    expect(String(regel?.velden["plaatsen"])).toContain("api-handler.test.ts:");
    expect(antwoord.body).toContain(String(regel?.velden["traceId"]));
  });

  it("is an answer that the operation does not describe", async () => {
    for (const antwoord of [{ status: 299 }, { status: 201, body: { proefId: 1 } }])
      expect(probleem(await proefapi(() => antwoord as never).vraag({})).code).toBe("storing");
  });

  it("is an event that is none of a gateway", async () => {
    expect(probleem(await proefapi().vraag({ path: undefined as never, headers: undefined as never })).status).toBe(
      500,
    );
  });

  it("is answered before the function is stopped", async () => {
    const begin = Date.now();
    const api = proefapi(() => new Promise(() => undefined));
    const antwoord = await api.vraag({}, { getRemainingTimeInMillis: () => 150 - (Date.now() - begin) });
    expect(probleem(antwoord).code).toBe("storing");
  });
});

describe("whatever is sent", () => {
  const alleKoppen = Object.entries(VASTE_KOPPEN);
  const altijdGoed = async (event: Parameters<ReturnType<typeof proefapi>["vraag"]>[0]) => {
    const antwoord = await proefapi(gewoon).vraag(event);
    for (const [naam, waarde] of alleKoppen) if (antwoord.headers?.[naam] !== waarde) return false;
    if (antwoord.statusCode < 300) return true;
    return probleem(antwoord).status < 500;
  };

  it("a body never gives a 5xx, nor a failure without problem details", async () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.string({ unit: "binary" }),
      fc
        .record({
          soort: fc.anything(),
          inhoud: fc.string({ unit: "binary" }),
          betrokkenen: fc.array(
            fc.object({ key: fc.constantFrom("rol", "geboortedatum", "naam", "__proto__", "toString") }),
          ),
          sinds: fc.oneof(fc.string(), fc.date().map(String)),
        })
        .map((waarde) => JSON.stringify(waarde)),
    );
    const regel = fc.asyncProperty(bodies, fc.boolean(), (body, isBase64Encoded) =>
      altijdGoed({ body, isBase64Encoded }),
    );
    await expect(fc.assert(regel, { numRuns: 300 })).resolves.toBeUndefined();
  });

  it("nor an address, method, header or query", async () => {
    const vreemd = fc.record(
      {
        path: fc.oneof(fc.webPath(), fc.string(), fc.constant(`/v1/proeven/${proefId}/delen`)),
        httpMethod: fc.oneof(fc.constantFrom("GET", "POST", "PATCH"), fc.string()),
        headers: fc.dictionary(
          fc.constantFrom("authorization", "content-type", "traceparent", "idempotency-key", "x"),
          fc.string(),
        ),
        multiValueQueryStringParameters: fc.dictionary(fc.string(), fc.array(fc.string())),
      },
      { requiredKeys: [] },
    );
    await expect(fc.assert(fc.asyncProperty(vreemd, altijdGoed), { numRuns: 300 })).resolves.toBeUndefined();
  });
});
