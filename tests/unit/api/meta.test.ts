import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMetaHandler } from "../../../functions/meta/serve-meta.ts";
import { VASTE_KOPPEN } from "../../../shared/api/koppen.ts";
import { bediendeOperaties, operatiesVan } from "../../../shared/api/operaties.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { INSTELLINGEN } from "../keten-records.ts";
import { inhoud, PROBLEEM_BASIS, probleem } from "./proefapi.ts";

const OPERATIES = operatiesVan(laadRegio("nog"));

const handler = createMetaHandler({
  operaties: OPERATIES,
  probleemBasis: PROBLEEM_BASIS,
  contactEmail: "beheer@example.nl",
  apiBasis: "/v1",
  cloudevent: INSTELLINGEN,
  nu: () => new Date("2026-11-24T09:00:00Z"),
  log: () => undefined,
});
const leeg = { headers: null, body: null, isBase64Encoded: false, multiValueQueryStringParameters: null };
const vraag = (path: string, httpMethod = "GET") =>
  handler({ ...leeg, path, httpMethod, resource: "/{proxy+}", requestContext: { stage: "lokaal" } });

describe("the public files", () => {
  it.each(["/v1/openapi.json", "/lokaal/v1/openapi.json"])("%s is the document, for any origin", async (pad) => {
    const antwoord = await vraag(pad);
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.headers).toMatchObject({
      ...VASTE_KOPPEN,
      "Content-Type": "application/json",
      "Access-Control-Allow-Origin": "*",
    });
    const document = inhoud(antwoord);
    expect(document).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: "../v1" }],
      info: { contact: { email: "beheer@example.nl" } },
    });
    expect(antwoord.body.match(/"operationId"/g)).toHaveLength(OPERATIES.length);
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])(
    "the document has the public feedback and form if they are served: %s, %s",
    (terugkoppelingOpenbaar, publiekFormulier) => {
      const open = { terugkoppelingOpenbaar, publiekFormulier };
      const ids = bediendeOperaties(laadRegio("nog"), open).map(({ operationId }) => operationId);
      expect(ids.includes("leesTerugkoppeling")).toBe(terugkoppelingOpenbaar);
      expect(ids.includes("dienPubliekeMeldingIn")).toBe(publiekFormulier);
      expect(ids).toHaveLength(
        OPERATIES.length - [terugkoppelingOpenbaar, publiekFormulier].filter((een) => !een).length,
      );
    },
  );

  it.each(["/v1/asyncapi.json", "/lokaal/v1/asyncapi.json"])(
    "%s is the catalogue of events, for any origin",
    async (pad) => {
      const antwoord = await vraag(pad);
      expect(antwoord).toMatchObject({
        ...{ statusCode: 200 },
        headers: { ...VASTE_KOPPEN, "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" },
      });
      expect(inhoud(antwoord)).toMatchObject({
        ...{ asyncapi: "3.0.0", info: { contact: { email: "beheer@example.nl" } } },
        components: { messages: { "casus.geopend.v1": { name: "nl.ketenregie.casus.geopend.v1" } } },
        servers: { api: { host: "api.example.nl", pathname: "/v1" } },
      });
      expect((await vraag(pad, "OPTIONS")).statusCode).toBe(204);
    },
  );

  it("/v1/gebeurtenissen is a page that runs nothing and loads nothing", async () => {
    const antwoord = await vraag("/v1/gebeurtenissen");
    const { "Content-Security-Policy": csp, ...koppen } = antwoord.headers ?? {};
    const { "Content-Security-Policy": _vast, ...vast } = VASTE_KOPPEN;
    expect(koppen).toMatchObject({
      ...vast,
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "no-referrer",
    });
    const stijl = /<style>(.*)<\/style>/s.exec(antwoord.body)?.[1] ?? "";
    const hash = createHash("sha256").update(stijl).digest("base64");
    expect(csp).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(antwoord.body).toMatch(/^<!doctype html><html lang="nl">/);
    expect((await vraag("/v1/gebeurtenissen", "HEAD")).body).toBe("");
  });

  it("security.txt says whom to tell, and does not expire while it is served", async () => {
    const antwoord = await vraag("/.well-known/security.txt");
    expect(antwoord.headers?.["Content-Type"]).toBe("text/plain; charset=utf-8");
    expect(antwoord.body.split("\n")).toEqual([
      "Contact: mailto:beheer@example.nl",
      "Expires: 2027-02-22T00:00:00.000Z",
      "Preferred-Languages: nl, en",
      "",
    ]);
  });

  it("HEAD gives the headers alone, OPTIONS the methods", async () => {
    expect(await vraag("/v1/openapi.json", "HEAD")).toMatchObject({ statusCode: 200, body: "" });
    const voorvraag = await vraag("/v1/openapi.json", "OPTIONS");
    expect(voorvraag.statusCode).toBe(204);
    expect(voorvraag.headers).toMatchObject({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    });
  });

  it("everything else is refused", async () => {
    expect(probleem(await vraag("/v1/openapi.json/")).status).toBe(404);
    expect(probleem(await vraag("/v1/meldingen")).status).toBe(404);
    const antwoord = await vraag("/v1/openapi.json", "POST");
    expect(probleem(antwoord).status).toBe(405);
    expect(antwoord.headers?.["Allow"]).toBe("GET, HEAD, OPTIONS");
    expect(probleem(await vraag("")).status).toBe(404);
  });
});
