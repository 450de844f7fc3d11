import { API_VERSIE } from "./versie.ts";

/** On every answer, failures included (NL API Design Rules: API-Version and security headers). */
export const VASTE_KOPPEN: Readonly<Record<string, string>> = {
  "API-Version": API_VERSIE,
  "Cache-Control": "no-store",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};
