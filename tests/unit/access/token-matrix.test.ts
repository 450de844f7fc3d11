import type { Context } from "aws-lambda";
import type { JWTPayload } from "jose";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakTokenVerifier } from "../../../shared/adapters/oidc/token-verifier.ts";
import { VASTE_KOPPEN } from "../../../shared/api/koppen.ts";
import type { Operatie } from "../../../shared/api/operatie.ts";
import { operatiesVan } from "../../../shared/api/operaties.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { createApiHandler } from "../../../shared/runtime/api-handler.ts";
import type { ApiEvent } from "../../../shared/runtime/http.ts";
import { maakRegisterDouble } from "../../doubles/afhankelijkheden.ts";
import { maakActor, maakSysteem } from "../../fixtures/actoren.ts";
import { maakUitgever, nuInSeconden as nu, type Ondertekening } from "../../fixtures/tokens.ts";

const UITGEVER = "https://uitgever.example/pool";
const PROBLEEM_BASIS = "https://ketenregie.example/problemen";
const OPERATIES = operatiesVan(laadRegio("nog")).filter(({ openbaar }) => !openbaar);
const SCOPES = [...new Set(OPERATIES.map(({ scope }) => scope ?? ""))];
const { teken, vreemd, publiekAlsGeheim, sleutels, zonderHandtekening } = await maakUitgever(UITGEVER);

const systeem = (aanmeldnaam: string): Actor => ({ ...maakSysteem("politie"), aanmeldnaam });
const persoon = (aanmeldnaam: string): Actor => maakActor(aanmeldnaam, "zvh", "procesregisseur");
/** Who is who here, mistakes of an administrator included: the last three. */
const REGISTER = [
  systeem("systeem-client"),
  persoon("persoon-sub"),
  persoon("client-als-persoon"),
  systeem("sub-als-systeem"),
  systeem("personen-app"),
];

/** How an issuer writes its tokens, and how we are told to believe them. */
const UITGEVERS = {
  "our own pool: a list of clients, no audience": { audience: "", claims: { token_use: "access" }, aud: {} },
  "an issuer that exists already: an audience and a list": { audience: "wij", claims: {}, aud: { aud: "wij" } },
} as const;
type Uitgever = (typeof UITGEVERS)[keyof typeof UITGEVERS];

const machineClaims = (client: string, scope: string): JWTPayload => ({ sub: client, client_id: client, scope });
const persoonClaims = (sub: string, client_id = "personen-app"): JWTPayload => ({ sub, client_id, username: "iemand" });
const scopesVan = (namen: readonly (string | null)[]): string => namen.map((naam) => `keten/${naam ?? ""}`).join(" ");

/** What a request says of who calls; the rest of it is right. */
type Aanroep = Pick<Partial<ApiEvent>, "headers" | "multiValueHeaders" | "multiValueQueryStringParameters">;
interface Geval {
  readonly status: 401 | 403;
  readonly maak: (t: Tekenaar, operatie: Operatie) => Promise<Aanroep> | Aanroep;
  /** Only where an audience is asked. */
  readonly metAudience?: true;
}

/** Signs as this issuer does. */
const maakTekenaar = ({ claims: vast, aud }: Uitgever) => {
  const token = (claims: JWTPayload, o: Ondertekening = {}) => teken({ ...vast, ...claims }, { ...aud, ...o });
  const bearer = async (claims: JWTPayload, o: Ondertekening = {}): Promise<Aanroep> => ({
    headers: { Authorization: `Bearer ${await token(claims, o)}` },
  });
  /** The token that holds, for the system of the register. */
  const goed = ({ scope }: Operatie) => machineClaims("systeem-client", scopesVan([scope]));
  return { vast, token, bearer, goed, van: (o: Ondertekening, operatie: Operatie) => bearer(goed(operatie), o) };
};
type Tekenaar = ReturnType<typeof maakTekenaar>;

const inAdres = async (t: Tekenaar, operatie: Operatie, naam: string, meer: Aanroep = {}): Promise<Aanroep> => ({
  ...meer,
  multiValueQueryStringParameters: { [naam]: [await t.token(t.goed(operatie))] },
});

const GEVALLEN: Readonly<Record<string, Geval>> = {
  "no token": { status: 401, maak: () => ({ headers: {} }) },
  "no headers": { status: 401, maak: () => ({ headers: null }) },
  "an empty bearer": { status: 401, maak: () => ({ headers: { Authorization: "Bearer " } }) },
  "a password": { status: 401, maak: () => ({ headers: { Authorization: "Basic c3lzdGVlbS1jbGllbnQ6Z2VoZWlt" } }) },
  "a right token by another scheme": {
    status: 401,
    maak: async (t, operatie) => ({ headers: { Authorization: `Basic ${await t.token(t.goed(operatie))}` } }),
  },
  "a right token twice": {
    status: 401,
    maak: async (t, operatie) => {
      const kop = `Bearer ${await t.token(t.goed(operatie))}`;
      return { headers: { Authorization: kop }, multiValueHeaders: { Authorization: [kop, kop] } };
    },
  },
  garbage: { status: 401, maak: () => ({ headers: { Authorization: "Bearer geen.echt.token" } }) },
  expired: { status: 401, maak: (t, operatie) => t.van({ exp: nu() - 60 }, operatie) },
  "not yet valid": { status: 401, maak: (t, operatie) => t.van({ nbf: nu() + 60 }, operatie) },
  "no end": { status: 401, maak: (t, operatie) => t.van({ exp: null }, operatie) },
  "wrong audience": { status: 401, metAudience: true, maak: (t, operatie) => t.van({ aud: "zij" }, operatie) },
  "wrong issuer": { status: 401, maak: (t, operatie) => t.van({ iss: `${UITGEVER}-2` }, operatie) },
  "alg none": {
    status: 401,
    maak: (t, operatie) => {
      const claims = { ...t.vast, ...t.goed(operatie), aud: "wij" };
      return { headers: { Authorization: `Bearer ${zonderHandtekening(claims)}` } };
    },
  },
  "HS256 with the public key": {
    status: 401,
    maak: (t, operatie) => t.van({ alg: "HS256", sleutel: publiekAlsGeheim }, operatie),
  },
  "another key": { status: 401, maak: (t, operatie) => t.van({ sleutel: vreemd }, operatie) },
  "a key that is not published": { status: 401, maak: (t, operatie) => t.van({ kid: "nieuw" }, operatie) },
  "an id token": {
    status: 401,
    maak: (t) =>
      t.bearer({ ...persoonClaims("persoon-sub"), ...("token_use" in t.vast ? { token_use: "id" } : { nonce: "x" }) }),
  },
  "another kind of token of the same key": {
    status: 401,
    maak: (t, operatie) => t.van({ typ: "logout+jwt" }, operatie),
  },
  "a token in the address": { status: 401, maak: (t, operatie) => inAdres(t, operatie, "access_token") },
  "a token in the address, by another name": { status: 401, maak: (t, operatie) => inAdres(t, operatie, "token") },
  "a token in the address besides": {
    status: 401,
    maak: async (t, operatie) => inAdres(t, operatie, "access_token", await t.van({}, operatie)),
  },
  "a person through a client that is not allowed": {
    status: 401,
    maak: (t) => t.bearer(persoonClaims("persoon-sub", "andere-app")),
  },
  "a person through the client of a system": {
    status: 401,
    maak: (t, operatie) => t.bearer({ ...t.goed(operatie), ...persoonClaims("persoon-sub", "systeem-client") }),
  },
  "a person through two clients": {
    status: 401,
    maak: (t) => t.bearer({ ...persoonClaims("persoon-sub"), azp: "andere-app" }),
  },
  "a system that names a user": {
    status: 401,
    maak: (t, operatie) => t.bearer({ ...t.goed(operatie), username: "iemand" }),
  },
  "a system registered as person that names a user": {
    status: 401,
    maak: (t) => t.bearer({ ...machineClaims("client-als-persoon", scopesVan(SCOPES)), username: "iemand" }),
  },
  "the client of people, acting for itself": {
    status: 401,
    maak: (t) => t.bearer(machineClaims("personen-app", scopesVan(SCOPES))),
  },
  "scopes as a list": {
    status: 401,
    maak: (t, operatie) => t.bearer({ ...t.goed(operatie), scope: [scopesVan([operatie.scope])] }),
  },
  "a system without the scope": {
    status: 403,
    maak: (t, { scope }) => t.bearer(machineClaims("systeem-client", scopesVan(SCOPES.filter((een) => een !== scope)))),
  },
  "a system with no scope at all": {
    status: 403,
    maak: (t) => t.bearer({ sub: "systeem-client", azp: "systeem-client" }),
  },
  "a system with the scope of another API": {
    status: 403,
    maak: (t, { scope }) => t.bearer(machineClaims("systeem-client", `anders/${scope ?? ""} ${scope ?? ""}`)),
  },
  "a system that is not in the register": {
    status: 403,
    maak: (t) => t.bearer(machineClaims("onbekende-client", scopesVan(SCOPES))),
  },
  "a person who is not in the register": { status: 403, maak: (t) => t.bearer(persoonClaims("onbekende-sub")) },
  "a system registered as person": {
    status: 403,
    maak: (t) => t.bearer(machineClaims("client-als-persoon", scopesVan(SCOPES))),
  },
  "a person registered as system": {
    status: 403,
    maak: (t) => t.bearer({ ...persoonClaims("sub-als-systeem"), scope: scopesVan(SCOPES) }),
  },
};

const VULLING = [crypto.randomUUID(), "1"];
const adresVan = ({ pad, parameters }: Operatie): string =>
  pad.replaceAll(/\{(\w+)\}/g, (_deel, naam: string) => {
    const schema = z.instanceof(z.ZodType).parse(parameters.pad.shape[naam]);
    return VULLING.find((waarde) => schema.safeParse(waarde).success) ?? "";
  });

/** Every operation behind the real frame and the real token check. */
const maakApi = ({ audience }: Uitgever) => {
  const bereikt: string[] = [];
  const regels: unknown[] = [];
  const handler = createApiHandler({
    routes: OPERATIES.map((operatie) => ({
      operatie,
      voerUit: ({ actor }) => {
        bereikt.push(`${operatie.operationId} ${actor.aanmeldnaam}`);
        return Promise.resolve({ weigering: { code: "niet-gevonden" } as const });
      },
    })),
    token: maakTokenVerifier(
      {
        ...{ uitgever: UITGEVER, jwksUri: `${UITGEVER}/jwks`, scopeVoorvoegsel: "keten/" },
        ...{ audience, personenClients: ["personen-app"] },
      },
      sleutels,
    ),
    register: maakRegisterDouble(REGISTER),
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    log: (...delen) => regels.push(delen),
  });
  const vraag = async (operatie: Operatie, aanroep: Aanroep) => {
    const event: ApiEvent = {
      ...{ path: adresVan(operatie), httpMethod: operatie.methode, headers: null, body: "{}", isBase64Encoded: false },
      ...{ multiValueQueryStringParameters: null, ...aanroep },
    };
    const antwoord = await handler(event, {} as Context);
    const { instance, ...probleem } = z.looseObject({ instance: z.string() }).parse(JSON.parse(antwoord.body));
    expect(instance).toMatch(/^urn:trace:[0-9a-f]{32}$/);
    return { status: antwoord.statusCode, koppen: antwoord.headers, probleem };
  };
  return { vraag, bereikt, regels };
};

const VERBODEN = { "Content-Type": "application/problem+json", ...VASTE_KOPPEN };
const KOPPEN = { 401: { ...VERBODEN, "WWW-Authenticate": 'Bearer realm="ketenregie"' }, 403: VERBODEN };
const NIET_AANGEMELD = {
  type: `${PROBLEEM_BASIS}/niet-aangemeld`,
  title: "Niet aangemeld",
  status: 401,
  detail:
    "Stuur een geldig toegangstoken mee in de kop Authorization: Bearer <token>. Vraag zo nodig een nieuw token aan.",
};
/** What a 403 tells: what the caller lacks, in words of the contract. */
const nodigBij = (naam: string, { scope }: Operatie): string =>
  naam.includes("scope") ? (scope ?? "aanmelding als mens") : "inschrijving in het register";
const geenRecht = (nodig: string) => ({
  type: `${PROBLEEM_BASIS}/geen-recht`,
  title: "Geen recht",
  status: 403,
  detail: `Hiervoor is nodig: ${nodig}. Vraag dit recht aan bij de beheerder van uw organisatie.`,
  nodig,
});

/**
 * For people only: no system can be given a right to the register, to who could see a casus, to what the chain is steered by, nor
 * to an investigation.
 */
const VOOR_MENSEN = OPERATIES.filter(({ scope }) => scope === null);

it("knows every operation, and each asks a scope of a system or is for people only", () => {
  expect(OPERATIES.length).toBeGreaterThan(25);
  expect(new Set(VOOR_MENSEN.map(({ tag }) => tag))).toEqual(
    new Set(["Register", "Toegang", "Sturing", "Strafrechtelijke trajecten"]),
  );
  expect(VOOR_MENSEN.filter(({ tag }) => tag === "Toegang").map(({ operationId }) => operationId)).toEqual([
    "leesInzagerechten",
  ]);
  const namen = OPERATIES.flatMap(({ parameters }) => Object.keys(parameters.query.shape));
  expect(namen.filter((naam) => /token|bearer|jwt|authorization/i.test(naam))).toEqual([]);
});

describe.each(Object.entries(UITGEVERS))("tokens of %s", (_naam, uitgever) => {
  const t = maakTekenaar(uitgever);

  it("reach every use case when they are right", async () => {
    const api = maakApi(uitgever);
    for (const operatie of OPERATIES) {
      await api.vraag(operatie, await t.bearer(t.goed(operatie)));
      await api.vraag(operatie, await t.bearer(persoonClaims("persoon-sub")));
    }
    expect(api.bereikt).toEqual(
      OPERATIES.flatMap((operatie) => [
        ...(VOOR_MENSEN.includes(operatie) ? [] : [`${operatie.operationId} systeem-client`]),
        `${operatie.operationId} persoon-sub`,
      ]),
    );
  });

  const gevallen = Object.entries(GEVALLEN).filter(([, { metAudience }]) => !metAudience || uitgever.audience !== "");
  it.each(gevallen)("reach no use case when they are: %s", async (naam, { status, maak }) => {
    const api = maakApi(uitgever);
    for (const operatie of OPERATIES) {
      const probleem = status === 401 ? NIET_AANGEMELD : geenRecht(nodigBij(naam, operatie));
      const antwoord = await api.vraag(operatie, await maak(t, operatie));
      expect(antwoord, operatie.operationId).toEqual({ status, koppen: KOPPEN[status], probleem });
    }
    expect(api.bereikt).toEqual([]);
    expect(api.regels).toHaveLength(OPERATIES.length);
    // A token begins so, and these are its claims: nothing of it is written down.
    expect(JSON.stringify(api.regels)).not.toMatch(/eyJ|-sub|-client|-app|iemand|keten\/|uitgever/);
  });
});
