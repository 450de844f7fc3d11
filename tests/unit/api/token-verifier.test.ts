import fc from "fast-check";
import { errors, type JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import { maakTokenVerifier, type OidcOpties } from "../../../shared/adapters/oidc/token-verifier.ts";
import { b64, maakUitgever, nuInSeconden as nu } from "../../fixtures/tokens.ts";

const UITGEVER = "https://uitgever.example/pool";
const { teken: token, ec, vreemd, publiekAlsGeheim, sleutels, zonderHandtekening } = await maakUitgever(UITGEVER);

/** As our own pool is trusted: no audience, and one client through which people sign in. */
const basis: OidcOpties = {
  ...{ uitgever: UITGEVER, jwksUri: `${UITGEVER}/jwks`, scopeVoorvoegsel: "keten/" },
  ...{ audience: "", personenClients: ["app"] },
};
/** As an issuer that exists already is trusted: for our audience, through any client. */
const extern: Partial<OidcOpties> = { audience: "wij", personenClients: [] };
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

const ongeldig = { ok: false, fout: "ongeldig" };

describe("a token that holds", () => {
  it("names a system by its client id, with our scopes without their prefix", async () => {
    const scopes = ["meldingen:schrijven", "meldingen:lezen"];
    const verwacht = { ok: true, waarde: { aanmeldnaam: "client-1", soort: "systeem", scopes } };
    expect(await verifier().verify(await token(systeem))).toEqual(verwacht);
    expect(await verifier().verify(await token(systeem, { alg: "ES256", kid: "ec", sleutel: ec }))).toEqual(verwacht);
  });

  it("names a person by its subject", async () => {
    const verwacht = { ok: true, waarde: { aanmeldnaam: "sub-1", soort: "persoon", scopes: [] } };
    expect(await verifier().verify(await token(persoon))).toEqual(verwacht);
    for (const claims of [{ azp: "app" }, { client_id: "app" }, { azp: "app", client_id: "app" }, {}])
      expect(await verifier(extern).verify(await token({ sub: "sub-1", ...claims }, { aud: "wij" }))).toEqual(verwacht);
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

  it("may say that it is an access token, or nothing of its kind", async () => {
    for (const typ of ["at+jwt", "application/at+jwt", "JWT"])
      expect(await verifier().verify(await token(persoon, { typ }))).toMatchObject({ ok: true });
  });

  it("may be of a machine whose issuer gives it another subject than its id", async () => {
    const verwacht = { ok: true, waarde: { aanmeldnaam: "client-1", soort: "systeem" } };
    for (const kenmerk of [{ gty: "client-credentials" }, { idtyp: "app" }]) {
      const claims = { sub: "anders", azp: "client-1", ...kenmerk };
      expect(await verifier(extern).verify(await token(claims, { aud: "wij" }))).toMatchObject(verwacht);
    }
  });
});

describe("neither an audience nor clients of people", () => {
  it("is refused at start-up: any token of the issuer would be good", () => {
    expect(() => verifier({ audience: "", personenClients: [] })).toThrow(/OIDC_AUDIENCE or OIDC_PERSONEN_CLIENTS/);
  });
});

describe("a token that does not hold", () => {
  const metBeide: Partial<OidcOpties> = { audience: "wij" };
  const machineMetNaam = { sub: "client-1", azp: "client-1", username: "iemand" };
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
    ["of another key", () => token(systeem, { sleutel: vreemd })],
    ["of a key we do not know", () => token(systeem, { kid: "x" })],
    ["without a signature", () => zonderHandtekening(systeem)],
    ["signed with the public key as a secret", () => token(systeem, { alg: "HS256", sleutel: publiekAlsGeheim })],
    [
      "an id token of Cognito",
      () => token({ sub: "sub-1", token_use: "id", aud: "app", "cognito:username": "iemand" }),
    ],
    ["an id token of another issuer", () => token({ sub: "sub-1", aud: "app", nonce: "x" })],
    ["an id token without a nonce, where no audience tells", () => token({ sub: "sub-1", azp: "app" })],
    ["an id token for our audience", () => token({ sub: "sub-1", at_hash: "x" }, { aud: "wij" }), extern],
    ["an id token that says so", () => token({ sub: "sub-1", typ: "ID" }, { aud: "wij" }), extern],
    ["a token of another kind by the same key", () => token(systeem, { typ: "logout+jwt" })],
    ["a refresh token", () => token({ ...persoon, token_use: "refresh" })],
    ["of a person through another client", () => token({ ...persoon, client_id: "app-2" })],
    ["of a person through another client (azp)", () => token({ sub: "sub-1", azp: "app-2" }, { aud: "wij" }), metBeide],
    ["of a person through no client", () => token({ sub: "sub-1" }, { aud: "wij" }), metBeide],
    ["of a person, with two clients", () => token({ ...persoon, azp: "app-2" })],
    ["of a person whom Cognito does not name", () => token({ ...persoon, username: undefined })],
    ["of a machine that names a user", () => token({ ...systeem, username: "iemand" })],
    ["of a machine that names a user, for our audience", () => token(machineMetNaam, { aud: "wij" }), extern],
    ["of a machine by the client of people", () => token({ ...systeem, sub: "app", client_id: "app" })],
    ["of a machine without a client", () => token({ sub: "x", gty: "client-credentials" }, { aud: "wij" }), extern],
    ["of a machine, as a person of the client of people", () => token({ ...persoon, gty: "client-credentials" })],
    ["with scopes as a list", () => token({ ...systeem, scope: ["keten/meldingen:schrijven"] })],
    ["with an empty user name", () => token({ ...systeem, username: "" })],
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
