import * as z from "zod";

/** Environment of `notificaties` (the feed of notifications); infra supplies exactly this. */
export const envSchema = z.object({
  /** The table of casework (name). */
  TABEL: z.string().min(1),
  /** The processing log and audit trail (name): put only. */
  LOGTABEL: z.string().min(1),
  /** Region whose data (shared/region) the function follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Environment, such as `local`; a dimension of metrics and logs. */
  OMGEVING: z.string().min(1),
  /** Secret (name or ARN) with the key of the keyed hashes: JSON `{versie, sleutel}`. */
  SLEUTEL_GEHEIM: z.string().min(1),
  /** `iss` that a token must carry. */
  OIDC_UITGEVER: z.url(),
  /** Where the issuer's public keys are read. */
  OIDC_JWKS_URI: z.url(),
  /** `aud` that a token must carry; empty: no check (Cognito access tokens have none). */
  OIDC_AUDIENCE: z.string().default(""),
  /** What stands before our scope names in a token, such as `keten/`; may be empty. */
  OIDC_SCOPE_VOORVOEGSEL: z.string().default(""),
  /** Base of the `type` of problem details (RFC 9457). */
  PROBLEEM_BASIS: z.url(),
  /** What precedes `/meldingen` in a Location: base of the API, version included. */
  API_BASIS: z.string().min(1),
  /** `source` of every CloudEvent, such as `urn:nld:oin:<OIN>:systeem:ketenregie`. */
  BRON_URN: z.string().startsWith("urn:"),
  /** What precedes `.<soort>.v1` in the type of a CloudEvent. */
  TYPE_VOORVOEGSEL: z.string().min(1),
  /** What precedes `/casussen/<id>` in `dataref`: public base of the API, version included. */
  DATAREF_BASIS: z.string().min(1),
});
