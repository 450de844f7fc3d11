/** Full version of the API, sent as `API-Version` on every answer (NL API Design Rules); its major is the `/v1` in every path. */
export const API_VERSIE = "1.0.0";
/** Where the API begins in a path template; server URLs of the OpenAPI document end with it. */
export const API_PAD = "/v1";
/** The largest body that is read, in bytes after base64 decoding: 256 KB. */
export const MAXIMAAL_BYTES = 256 * 1024;
