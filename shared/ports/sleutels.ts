/** Keyed hashes (HMAC-SHA-256) under a versioned key: the index shows no names (design section 6). */
export interface Sleutels {
  /** `v<version>:<hex>` of the text under the active key. */
  readonly hash: (tekst: string) => Promise<string>;
}
