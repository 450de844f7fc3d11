import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey, type JWTVerifyResult } from "jose";
import * as z from "zod";
import type { Aanmelding, TokenVerifier } from "../../api/aanmelding.ts";
import { gelukt, mislukt, type Result } from "../../domain/result.ts";

/** Which tokens to believe: any OIDC issuer; Cognito's access tokens have no `aud` and prefixed scopes. */
export interface OidcOpties {
  /** The `iss` that a token must carry (OIDC_UITGEVER). */
  readonly uitgever: string;
  /** Where the issuer's keys are (OIDC_JWKS_URI). */
  readonly jwksUri: string;
  /** What stands before our scope names (OIDC_SCOPE_VOORVOEGSEL), such as `keten/`; may be empty. */
  readonly scopeVoorvoegsel: string;
  /** The `aud` that a token must carry (OIDC_AUDIENCE); empty: not checked, and `personenClients` is required. */
  readonly audience: string;
  /** Client ids through which people may sign in (OIDC_PERSONEN_CLIENTS); empty: any, and `audience` is required. */
  readonly personenClients: readonly string[];
}

/** Seconds that the issuer's clock may differ from ours. */
const KLOKVERSCHIL = 30;
/** Only asymmetric algorithms: a shared-secret algorithm would make the public key a signing key. */
const ALGORITMEN = ["RS256", "ES256"];
/** Header `typ` of an access token (RFC 9068, and what most issuers write); a logout token has the same key and another. */
const TYPEN = ["at+jwt", "application/at+jwt", "jwt"];

const tekst = z.string().min(1);
/** What we read of a token. A claim of another shape than its standard says makes the token one that we do not understand. */
const claimsSchema = z.object({
  sub: tekst,
  client_id: tekst.optional(),
  azp: tekst.optional(),
  username: tekst.optional(),
  scope: z.string().default(""),
  token_use: tekst.optional(),
  gty: z.unknown().optional(),
  idtyp: z.unknown().optional(),
});
type Claims = z.output<typeof claimsSchema>;

/** An id token says who signed in to a client; it is no permission for us, even when the same key signed it. */
const isToegangstoken = ({ payload, protectedHeader }: JWTVerifyResult, audience: string): boolean => {
  const { typ } = protectedHeader;
  if (typ !== undefined && !TYPEN.includes(typ.toLowerCase())) return false;
  if (payload["token_use"] !== undefined) return payload["token_use"] === "access";
  // An id token has its client for audience, so an audience of our own tells them apart; without one only `token_use` does.
  return (
    audience !== "" && payload["typ"] !== "ID" && !["nonce", "at_hash", "c_hash"].some((claim) => claim in payload)
  );
};

/** Issuers that give a client another `sub` than its id say in a claim of their own that it acts for itself. */
const isMachine = ({ sub, gty, idtyp }: Claims, client: string | null): boolean =>
  sub === client || gty === "client-credentials" || idtyp === "app";

/** What a token is proof of: a client that acts for itself (RFC 9068, section 2.2), a person, or null: it contradicts itself. */
const soortVan = (
  claims: Claims,
  client: string | null,
  personenClients: readonly string[],
): Aanmelding["soort"] | null => {
  const { token_use, username } = claims;
  const vanPersonen = client !== null && personenClients.includes(client);
  if (isMachine(claims, client)) return username === undefined && !vanPersonen ? "systeem" : null;
  // Cognito names the user in every token that it gives a person.
  if (token_use !== undefined && username === undefined) return null;
  return personenClients.length === 0 || vanPersonen ? "persoon" : null;
};

const aanmeldingUit = (bewijs: JWTVerifyResult, opties: OidcOpties): Result<Aanmelding, "ongeldig"> => {
  const { audience, personenClients, scopeVoorvoegsel } = opties;
  const gelezen = claimsSchema.safeParse(bewijs.payload);
  if (!gelezen.success || !isToegangstoken(bewijs, audience)) return mislukt("ongeldig");
  const { azp, client_id, scope, sub } = gelezen.data;
  if (client_id !== undefined && azp !== undefined && client_id !== azp) return mislukt("ongeldig");
  const client = client_id ?? azp ?? null;
  const soort = soortVan(gelezen.data, client, personenClients);
  const aanmeldnaam = soort === "systeem" ? client : sub;
  if (soort === null || aanmeldnaam === null) return mislukt("ongeldig");
  const scopes = scope.split(" ").filter((een) => een.startsWith(scopeVoorvoegsel) && een !== scopeVoorvoegsel);
  return gelukt({ aanmeldnaam, soort, scopes: scopes.map((een) => een.slice(scopeVoorvoegsel.length)) });
};

/** Faults of ours, not of the token: the issuer's keys could not be had. */
const isOnzeFout = (fout: unknown): boolean =>
  !(fout instanceof errors.JOSEError) ||
  fout instanceof errors.JWKSTimeout ||
  fout instanceof errors.JWKSInvalid ||
  fout.code === "ERR_JOSE_GENERIC";

/**
 * Verifies access tokens of an OIDC issuer with its published keys, which are cached.
 * @param sleutels where keys come from; the issuer's JWKS when left out
 * @throws at once when neither an audience nor clients of people are set: then any token of the issuer would be good
 * @throws (`verify`) when the issuer's keys cannot be read: then we do not know, and a client must try again
 */
export const maakTokenVerifier = (
  opties: OidcOpties,
  sleutels: JWTVerifyGetKey = createRemoteJWKSet(new URL(opties.jwksUri)),
): TokenVerifier => {
  const { audience, personenClients, uitgever } = opties;
  if (audience === "" && personenClients.length === 0)
    throw new Error("Environment variables missing or invalid: OIDC_AUDIENCE or OIDC_PERSONEN_CLIENTS");
  return {
    verify: async (token) => {
      try {
        const bewijs = await jwtVerify(token, sleutels, {
          algorithms: ALGORITMEN,
          issuer: uitgever,
          clockTolerance: KLOKVERSCHIL,
          requiredClaims: ["exp", "sub"],
          ...(audience === "" ? {} : { audience }),
        });
        return aanmeldingUit(bewijs, opties);
      } catch (fout) {
        if (isOnzeFout(fout)) throw fout;
        return mislukt("ongeldig");
      }
    },
  };
};
