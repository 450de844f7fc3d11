import type { Result } from "../domain/result.ts";

/** What a valid access token says: who is signed in, and for a machine client what it may ask. Nothing about rights of people. */
export interface Aanmelding {
  /** `client_id` of a machine client, `sub` of a person: the key into our own register. */
  readonly aanmeldnaam: string;
  readonly soort: "systeem" | "persoon";
  /** Scopes without the resource server's prefix, such as `meldingen:schrijven`. */
  readonly scopes: readonly string[];
}

/** Verifies bearer tokens. One failure only: why a token does not hold is nobody's business outside. */
export interface TokenVerifier {
  readonly verify: (token: string) => Promise<Result<Aanmelding, "ongeldig">>;
}
