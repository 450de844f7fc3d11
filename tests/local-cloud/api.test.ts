import { readFileSync } from "node:fs";
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { maakKetenclient } from "../../infra/local/ketenclient.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import { wachtwoordbestand } from "../../infra/local/token.ts";
import { mapVan } from "../../infra/local/wolken.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { binnen } from "./wachten.ts";

let omgeving: Omgeving;
let token: string;

beforeAll(async () => {
  omgeving = await startOmgeving("test-api");
  token = await omgeving.token("systeem-politie");
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

/** What a melding stores; the outbox may be busy with earlier ones meanwhile. */
const VAN_EEN_MELDING = [
  "melding",
  "dossier",
  "dossier-melding",
  "persoonsleutel",
  "casus",
  "historie",
  "idempotentie",
  "terugkoppeling",
];

/** How many of each of these there are: what a refused request must leave as it was. */
const tel = async (): Promise<Readonly<Record<string, number>>> => {
  const client = new DynamoDBClient(lokaleClient(omgeving.endpoint));
  const { Items } = await client.send(new ScanCommand({ TableName: omgeving.outputs["TabelNaam"] }));
  const telling: Record<string, number> = {};
  for (const { type } of Items ?? []) {
    const soort = type?.S ?? "";
    if (VAN_EEN_MELDING.includes(soort)) telling[soort] = (telling[soort] ?? 0) + 1;
  }
  return telling;
};

const post = async (body: string, koppen: Readonly<Record<string, string>> = {}) => {
  const antwoord = await fetch(`${omgeving.api}/v1/meldingen`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      ...koppen,
    },
    body,
  });
  return { status: antwoord.status, koppen: antwoord.headers, body: await antwoord.json() };
};

const personenClient = (): string => output(omgeving.outputs, "PersonenClientId");
const cognito = () => new CognitoIdentityProviderClient(lokaleClient(omgeving.endpoint));

/** The tokens of a demo person, through this client of the pool. */
const meldAan = async (USERNAME: string, ClientId: string) => {
  const PASSWORD = readFileSync(wachtwoordbestand(mapVan(omgeving.naam)), "utf8");
  const { AuthenticationResult } = await cognito().send(
    new InitiateAuthCommand({ AuthFlow: "USER_PASSWORD_AUTH", ClientId, AuthParameters: { USERNAME, PASSWORD } }),
  );
  return AuthenticationResult ?? {};
};

/** A good token of the same pool and the same person, but through a client that was made for something else. */
const tokenDoorAndereClient = async (naam: string): Promise<string> => {
  const { UserPoolClient } = await cognito().send(
    new CreateUserPoolClientCommand({
      UserPoolId: output(omgeving.outputs, "GebruikerspoolId"),
      ClientName: "andere-app",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  const { AccessToken = "" } = await meldAan(naam, UserPoolClient?.ClientId ?? "");
  const eigen = decodeJwt((await meldAan(naam, personenClient())).AccessToken ?? "");
  expect(decodeJwt(AccessToken)).toMatchObject({ iss: eigen.iss, sub: eigen.sub, token_use: "access" });
  return AccessToken;
};

const probleem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  fouten: z.array(z.object({ veld: z.string(), melding: z.string() })).optional(),
});

const VASTE_KOPPEN = {
  "api-version": /^\d+\.\d+\.\d+$/,
  "cache-control": /^no-store$/,
  "content-security-policy": /frame-ancestors 'none'/,
  "strict-transport-security": /max-age=\d+/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
} as const;
const verwachtKoppen = (koppen: Headers) => {
  for (const [naam, patroon] of Object.entries(VASTE_KOPPEN)) expect(koppen.get(naam), naam).toMatch(patroon);
};

describe("POST /v1/meldingen at the gateway", () => {
  it("answers 201 with exactly the contract, and the same again for the same key", async () => {
    const sleutel = { "idempotency-key": "zelfde-sleutel-1" };
    const melding = JSON.stringify(maakMelding({}, 31));
    const [een, twee] = [await post(melding, sleutel), await post(melding, sleutel)];
    expect(een.status).toBe(201);
    expect(Object.keys(z.looseObject({}).parse(een.body)).toSorted()).toEqual([
      ...["meldingId", "ontvangenOp", "status", "terugkoppeling"],
    ]);
    expect(een.koppen.get("location")).toContain("/v1/meldingen/");
    expect([twee.status, twee.body, twee.koppen.get("location")]).toEqual([201, een.body, een.koppen.get("location")]);
    verwachtKoppen(een.koppen);
    expect((await tel())["melding"]).toBe(1);
    const ander = await post(JSON.stringify(maakMelding({}, 32)), sleutel);
    expect(ander.status).toBe(409);
    expect(probleem.parse(ander.body).detail).toContain("Idempotency-Key");
    expect((await tel())["melding"]).toBe(1);
  });

  it.each([
    ["over 256 KB", JSON.stringify({ ...maakMelding({}, 33), inhoud: "x".repeat(257 * 1024) }), {}, 413],
    ["another media type", JSON.stringify(maakMelding({}, 33)), { "content-type": "text/plain" }, 415],
    ["JSON that does not parse", '{"soort":', {}, 400],
    ["an unknown field", JSON.stringify({ ...maakMelding({}, 33), onbekendVeld: 1 }), {}, 400],
    ["no Idempotency-Key from a system", JSON.stringify(maakMelding({}, 33)), { "idempotency-key": "" }, 400],
    ["a token that is none", JSON.stringify(maakMelding({}, 33)), { authorization: "Bearer geen.echt.token" }, 401],
  ])("refuses %s with a problem and stores nothing", async (_geval, body, koppen, status) => {
    const voor = await tel();
    const antwoord = await post(body, koppen);
    expect(antwoord.status).toBe(status);
    expect(antwoord.koppen.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(probleem.parse(antwoord.body).status).toBe(status);
    verwachtKoppen(antwoord.koppen);
    expect(await tel()).toEqual(voor);
  });

  it("names every error of input that parses, at once", async () => {
    const { status, body } = await post(
      JSON.stringify({
        ...maakMelding({}, 34),
        soort: "klacht",
        nieuw: true,
        betrokkenen: [
          { rol: "mogelijk-slachtoffer", personalia: { geboortedatum: "2004-02-30", leeftijdGeschat: "x" } },
        ],
        melder: { anoniem: true, naam: "Iemand" },
        locatie: { gemeente: "Atlantis" },
      }),
    );
    expect(status).toBe(400);
    expect((probleem.parse(body).fouten ?? []).map(({ veld }) => veld).toSorted()).toEqual(
      [
        "betrokkenen[0].personalia.geboortedatum",
        "betrokkenen[0].personalia.leeftijdGeschat",
        "locatie.gemeente",
        "melder.naam",
        "nieuw",
        "soort",
      ].toSorted(),
    );
  });
});

const b64 = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString("base64url");

describe("a token that does not hold at the gateway", () => {
  const TAKEN = "/v1/taken";
  const vraag = async (pad: string, authorization?: string) => {
    const antwoord = await fetch(`${omgeving.api}${pad}`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    verwachtKoppen(antwoord.headers);
    expect(antwoord.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const { instance, ...inhoud } = z.looseObject({ instance: z.string() }).parse(await antwoord.json());
    expect(instance).toMatch(/^urn:trace:/);
    return { status: antwoord.status, inhoud, vraagt: antwoord.headers.get("www-authenticate") };
  };
  const andereSleutel = async (): Promise<string> => {
    const { privateKey } = await generateKeyPair("RS256");
    const { kid = "" } = decodeProtectedHeader(token);
    return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: "RS256", kid }).sign(privateKey);
  };

  it("is answered alike, whatever is wrong with it", async () => {
    expect((await fetch(`${omgeving.api}${TAKEN}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      200,
    );
    const [kop = "", , handtekening = ""] = token.split(".");
    const antwoorden = {
      geen: await vraag(TAKEN),
      leeg: await vraag(TAKEN, "Bearer "),
      wachtwoord: await vraag(TAKEN, "Basic c3lzdGVlbTpnZWhlaW0="),
      onzin: await vraag(TAKEN, "Bearer geen.echt.token"),
      algNone: await vraag(TAKEN, `Bearer ${b64({ alg: "none" })}.${b64(decodeJwt(token))}.`),
      andereSleutel: await vraag(TAKEN, `Bearer ${await andereSleutel()}`),
      andereClaims: await vraag(
        TAKEN,
        `Bearer ${kop}.${b64({ ...decodeJwt(token), scope: "keten/casussen:schrijven" })}.${handtekening}`,
      ),
      inAdres: await vraag(`${TAKEN}?access_token=${token}`),
      ookInAdres: await vraag(`${TAKEN}?token=${token}`, `Bearer ${token}`),
      andereClient: await vraag(TAKEN, `Bearer ${await tokenDoorAndereClient("meldpunt")}`),
      idToken: await vraag(TAKEN, `Bearer ${(await meldAan("meldpunt", personenClient())).IdToken ?? ""}`),
    };
    expect(antwoorden.geen).toMatchObject({ status: 401, vraagt: 'Bearer realm="ketenregie"' });
    for (const [naam, antwoord] of Object.entries(antwoorden)) expect(antwoord, naam).toEqual(antwoorden.geen);
  });

  it("but is of a system without the scope is a 403", async () => {
    const { status, inhoud } = await vraag("/v1/preventieactiviteiten", `Bearer ${token}`);
    expect(status).toBe(403);
    expect(inhoud).toMatchObject({ nodig: "preventie:lezen" });
  });
});

describe("public feedback at the gateway", () => {
  it("tells the status to who has reference and secret, without a token, and nothing to who guesses", async () => {
    const { body } = await post(JSON.stringify(maakMelding({}, 36)));
    const { terugkoppeling } = z
      .looseObject({ terugkoppeling: z.object({ referentie: z.string(), geheim: z.string() }) })
      .parse(body);
    const vraag = async (inhoud: unknown) => {
      const antwoord = await fetch(`${omgeving.api}/v1/terugkoppelingen`, {
        ...{ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(inhoud) },
      });
      verwachtKoppen(antwoord.headers);
      return { status: antwoord.status, body: z.looseObject({}).parse(await antwoord.json()) };
    };
    const goed = await vraag(terugkoppeling);
    expect([goed.status, Object.keys(goed.body).toSorted()]).toEqual([200, ["ontvangenOp", "status"]]);
    expect((await vraag({ ...terugkoppeling, geheim: "0".repeat(20) })).status).toBe(404);
  });
});

describe("the public form at the gateway", () => {
  it("takes a melding without a token, which is accepted behind it; a repetition gets the same, another key nothing of it", async () => {
    const meld = async (sleutel: string) => {
      const antwoord = await fetch(`${omgeving.api}/v1/publieke-meldingen`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": sleutel },
        body: JSON.stringify({ inhoud: "Op de zolder.", melder: { anoniem: true }, terugkoppelingGewenst: true }),
      });
      verwachtKoppen(antwoord.headers);
      return { status: antwoord.status, tekst: await antwoord.text() };
    };
    const codesUit = (tekst: string) =>
      z.object({ terugkoppeling: z.object({ referentie: z.string(), geheim: z.string() }) }).parse(JSON.parse(tekst))
        .terugkoppeling;
    const sleutel = crypto.randomUUID();
    const eerste = await meld(sleutel);
    expect(eerste.status).toBe(202);
    expect(await meld(sleutel)).toEqual(eerste);
    expect(codesUit((await meld(crypto.randomUUID())).tekst)).not.toEqual(codesUit(eerste.tekst));
    await binnen(60, async () => {
      const antwoord = await fetch(`${omgeving.api}/v1/terugkoppelingen`, {
        ...{ method: "POST", headers: { "content-type": "application/json" } },
        body: JSON.stringify(codesUit(eerste.tekst)),
      });
      expect(antwoord.status).toBe(200);
    });
    expect((await meld("kort")).status).toBe(400);
    expect((await fetch(`${omgeving.api}/v1/publieke-meldingen`)).status).toBe(405);
  }, 90_000);
});

describe("the rest of the API at the gateway", () => {
  it.each([
    ["/v1/bestaat-niet", 404],
    ["/bestaat-niet", 404],
    ["/v1/meldingen/", 404],
    ["/v1/taken", 401],
    [`/v1/casussen/${crypto.randomUUID()}`, 401],
  ])("answers %s with a problem and every header", async (pad, status) => {
    const antwoord = await fetch(`${omgeving.api}${pad}`);
    expect(antwoord.status).toBe(status);
    expect(probleem.parse(await antwoord.json()).status).toBe(status);
    verwachtKoppen(antwoord.headers);
  });

  it("serves its OpenAPI document and security.txt to anybody", async () => {
    const document = await fetch(`${omgeving.api}/v1/openapi.json`);
    expect(document.status).toBe(200);
    expect(document.headers.get("access-control-allow-origin")).toBe("*");
    expect(z.looseObject({ openapi: z.string() }).parse(await document.json()).openapi).toMatch(/^3\.1\./);
    const veiligheid = await fetch(`${omgeving.api}/.well-known/security.txt`);
    expect(veiligheid.status).toBe(200);
    expect(await veiligheid.text()).toMatch(/^Contact: /m);
  });

  it("makes a casus that may not be seen and one that does not exist the same", async () => {
    const client = maakKetenclient(omgeving);
    const { body } = await client.moet(
      201,
      client.roep("systeem-politie", "POST", "/v1/meldingen", maakMelding({}, 35), { "idempotency-key": "bestaat-35" }),
      "melding",
    );
    const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
    const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
    const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
    const zonderSpoor = (een: unknown) => ({ ...probleem.parse(een), instance: null });
    for (const actor of ["gemeente-apeldoorn", "bestuurder", "ketenregisseur", "it", "ops", "partner-ggd"]) {
      const verborgen = await client.roep(actor, "GET", `/v1/casussen/${casusId}`);
      const afwezig = await client.roep(actor, "GET", `/v1/casussen/${crypto.randomUUID()}`);
      expect([verborgen.status, zonderSpoor(verborgen.body)], actor).toEqual([404, zonderSpoor(afwezig.body)]);
    }
  });
});
