import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
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
  /** The `aud` that a token must carry (OIDC_AUDIENCE); empty: not checked. */
  readonly audience: string;
}

/** Seconds that the issuer's clock may differ from ours. */
const KLOKVERSCHIL = 30;
/** Only asymmetric algorithms: a shared-secret algorithm would make the public key a signing key. */
const ALGORITMEN = ["RS256", "ES256"];

const alsTekst = (waarde: unknown): string | null => (typeof waarde === "string" && waarde !== "" ? waarde : null);

/** An id token says who signed in to a client; it is no permission for us, even when the same key signed it. */
const isToegangstoken = (claims: JWTPayload): boolean =>
  claims["token_use"] === undefined
    ? !["nonce", "at_hash", "c_hash"].some((claim) => claim in claims)
    : claims["token_use"] === "access";

const aanmeldingUit = (claims: JWTPayload, voorvoegsel: string): Result<Aanmelding, "ongeldig"> => {
  const sub = alsTekst(claims.sub);
  const client = alsTekst(claims["client_id"]) ?? alsTekst(claims["azp"]);
  if (sub === null || !isToegangstoken(claims)) return mislukt("ongeldig");
  const gebruiker = alsTekst(claims["username"]);
  // A client that acts for itself is its own subject, and nobody's user name is in the token (RFC 9068, section 2.2).
  const isSysteem = client !== null && gebruiker === null && (sub === client || claims["token_use"] === "access");
  const scopes = (alsTekst(claims["scope"]) ?? "")
    .split(" ")
    .filter((scope) => scope.startsWith(voorvoegsel) && scope !== voorvoegsel);
  return gelukt({
    aanmeldnaam: isSysteem ? client : sub,
    soort: isSysteem ? "systeem" : "persoon",
    scopes: scopes.map((scope) => scope.slice(voorvoegsel.length)),
  });
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
 * @throws when the issuer's keys cannot be read: then we do not know, and a client must try again
 */
export const maakTokenVerifier = (
  { uitgever, jwksUri, scopeVoorvoegsel, audience }: OidcOpties,
  sleutels: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUri)),
): TokenVerifier => ({
  verify: async (token) => {
    try {
      const { payload } = await jwtVerify(token, sleutels, {
        algorithms: ALGORITMEN,
        issuer: uitgever,
        clockTolerance: KLOKVERSCHIL,
        requiredClaims: ["exp", "sub"],
        ...(audience === "" ? {} : { audience }),
      });
      return aanmeldingUit(payload, scopeVoorvoegsel);
    } catch (fout) {
      if (isOnzeFout(fout)) throw fout;
      return mislukt("ongeldig");
    }
  },
});
