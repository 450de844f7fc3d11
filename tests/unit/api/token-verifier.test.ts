import { Buffer } from "node:buffer";
import fc from "fast-check";
import { createLocalJWKSet, errors, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import { maakTokenVerifier, type OidcOpties } from "../../../shared/adapters/oidc/token-verifier.ts";

const UITGEVER = "https://uitgever.example/pool";
const rsa = await generateKeyPair("RS256");
const ec = await generateKeyPair("ES256");
const vreemd = await generateKeyPair("RS256");
const sleutels = createLocalJWKSet({
  keys: [
    { ...(await exportJWK(rsa.publicKey)), kid: "rsa", alg: "RS256", use: "sig" },
    { ...(await exportJWK(ec.publicKey)), kid: "ec", alg: "ES256", use: "sig" },
  ],
});

const basis: OidcOpties = { uitgever: UITGEVER, jwksUri: `${UITGEVER}/jwks`, scopeVoorvoegsel: "keten/", audience: "" };
const verifier = (opties: Partial<OidcOpties> = {}) => maakTokenVerifier({ ...basis, ...opties }, sleutels);

const systeem: JWTPayload = {
  sub: "client-1",
  client_id: "client-1",
  token_use: "access",
  scope: "keten/meldingen:schrijven keten/meldingen:lezen anders/x",
};
const persoon: JWTPayload = {
  sub: "sub-1",
  client_id: "app",
  username: "iemand",
  token_use: "access",
  scope: "aws.cognito.signin.user.admin",
};

interface Ondertekening {
  readonly alg?: string;
  readonly kid?: string;
  readonly sleutel?: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"] | Uint8Array;
  readonly iss?: string;
  readonly exp?: number | null;
  readonly nbf?: number;
  readonly aud?: string;
}

const nu = () => Math.floor(Date.now() / 1000);
const token = (claims: JWTPayload, o: Ondertekening = {}): Promise<string> => {
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: o.alg ?? "RS256", kid: o.kid ?? "rsa" })
    .setIssuer(o.iss ?? UITGEVER)
    .setIssuedAt();
  if (o.exp !== null) jwt.setExpirationTime(o.exp ?? nu() + 300);
  if (o.nbf !== undefined) jwt.setNotBefore(o.nbf);
  if (o.aud !== undefined) jwt.setAudience(o.aud);
  return jwt.sign(o.sleutel ?? rsa.privateKey);
};
const ongeldig = { ok: false, fout: "ongeldig" };
const b64 = (waarde: unknown) => Buffer.from(JSON.stringify(waarde)).toString("base64url");

describe("a token that holds", () => {
  it("names a system by its client id, with our scopes without their prefix", async () => {
    const scopes = ["meldingen:schrijven", "meldingen:lezen"];
    const verwacht = { ok: true, waarde: { aanmeldnaam: "client-1", soort: "systeem", scopes } };
    expect(await verifier().verify(await token(systeem))).toEqual(verwacht);
    expect(await verifier().verify(await token(systeem, { alg: "ES256", kid: "ec", sleutel: ec.privateKey }))).toEqual(
      verwacht,
    );
  });

  it("names a person by its subject", async () => {
    const verwacht = { ok: true, waarde: { aanmeldnaam: "sub-1", soort: "persoon", scopes: [] } };
    expect(await verifier().verify(await token(persoon))).toEqual(verwacht);
    expect(await verifier().verify(await token({ sub: "sub-1", azp: "app" }))).toEqual(verwacht);
  });

  it("may lack a scope, or have none with our prefix", async () => {
    expect(await verifier().verify(await token({ ...systeem, scope: undefined }))).toMatchObject({
      waarde: { scopes: [] },
    });
    expect(await verifier({ scopeVoorvoegsel: "" }).verify(await token({ ...systeem, scope: "a b" }))).toMatchObject({
      waarde: { scopes: ["a", "b"] },
    });
  });

  it("may come from a clock that is a little off", async () => {
    expect(await verifier().verify(await token(systeem, { exp: nu() - 10, nbf: nu() + 10 }))).toMatchObject({
      ok: true,
    });
  });

  it("has our audience where one is set", async () => {
    expect(await verifier({ audience: "wij" }).verify(await token(systeem, { aud: "wij" }))).toMatchObject({
      ok: true,
    });
  });
});

describe("a token that does not hold", () => {
  type Geval = readonly [naam: string, maak: () => Promise<string> | string, opties?: Partial<OidcOpties>];
  const gevallen: readonly Geval[] = [
    ["nothing", () => ""],
    ["garbage", () => "a.b.c"],
    ["expired", () => token(systeem, { exp: nu() - 60 })],
    ["without an end", () => token(systeem, { exp: null })],
    ["not yet valid", () => token(systeem, { nbf: nu() + 60 })],
    ["of another issuer", () => token(systeem, { iss: `${UITGEVER}/` })],
    ["for another audience", () => token(systeem, { aud: "zij" }), { audience: "wij" }],
    ["without the audience", () => token(systeem), { audience: "wij" }],
    ["of another key", () => token(systeem, { sleutel: vreemd.privateKey })],
    ["of a key we do not know", () => token(systeem, { kid: "x" })],
    ["without a signature", () => `${b64({ alg: "none" })}.${b64({ ...systeem, iss: UITGEVER, exp: nu() + 300 })}.`],
    [
      "signed with the public key as a secret",
      async () => token(systeem, { alg: "HS256", sleutel: new TextEncoder().encode(await exportSPKI(rsa.publicKey)) }),
    ],
    [
      "an id token of Cognito",
      () => token({ sub: "sub-1", token_use: "id", aud: "app", "cognito:username": "iemand" }),
    ],
    ["an id token of another issuer", () => token({ sub: "sub-1", aud: "app", nonce: "x" })],
    ["without a subject", () => token({ client_id: "client-1", token_use: "access" })],
    ["with claims of another type", () => token({ ...systeem, sub: 7 as never })],
    [
      "with other claims than were signed",
      async () => {
        const [kop, , handtekening] = (await token(persoon)).split(".");
        return `${kop}.${b64({ ...systeem, iss: UITGEVER, exp: nu() + 300 })}.${handtekening}`;
      },
    ],
  ];
  it.each(gevallen.map(([naam, maak, opties]) => [naam, { maak, opties }] as const))(
    "%s",
    async (_geval, { maak, opties }) => {
      expect(await verifier(opties).verify(await maak())).toEqual(ongeldig);
    },
  );

  it("is whatever anyone makes up", async () => {
    const deel = fc.oneof(
      fc.string(),
      fc.object().map(b64),
      fc.constantFrom(
        b64({ alg: "RS256", kid: "rsa" }),
        b64({ alg: "RS256", kid: "ec" }),
        b64({ alg: "ES256", kid: "rsa" }),
      ),
    );
    const verzonnen = fc.oneof(
      fc.string(),
      fc.array(deel, { minLength: 1, maxLength: 5 }).map((delen) => delen.join(".")),
    );
    const regel = fc.asyncProperty(verzonnen, async (tekst) => !(await verifier().verify(tekst)).ok);
    await expect(fc.assert(regel, { numRuns: 500 })).resolves.toBeUndefined();
  });
});

describe("when the keys cannot be had", () => {
  it.each([new TypeError("fetch failed"), new errors.JWKSTimeout(), new errors.JOSEError("Expected 200 OK")])(
    "it is a fault, not a refusal: %s",
    async (fout) => {
      const stuk = maakTokenVerifier(basis, () => Promise.reject(fout));
      await expect(stuk.verify(await token(systeem))).rejects.toBe(fout);
    },
  );
});
