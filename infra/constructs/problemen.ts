import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { ResponseType } from "aws-cdk-lib/aws-apigateway";

/** Version of the API that every answer names; its major is the one in the path. */
export const API_VERSIE = "1.0.0";

/** Headers that every answer carries, the gateway's own too (NL API Design Rules; standards.md, rule 6). */
export const ANTWOORDHEADERS = {
  "API-Version": API_VERSIE,
  "Cache-Control": "no-store",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

interface Probleem {
  readonly soort: ResponseType;
  readonly code: string;
  readonly status: number;
  readonly titel: string;
  readonly detail: string;
  /** Headers that belong to this status. */
  readonly headers?: Readonly<Record<string, string>>;
}

const NIET_GEVONDEN = { code: "niet-gevonden", status: 404, titel: "Niet gevonden" } as const;
const GEEN_TOEGANG = { code: "geen-recht", status: 403, titel: "Geen recht" } as const;
const ONGELDIG = { code: "ongeldige-invoer", status: 400, titel: "Ongeldige invoer" } as const;
const STORING = { code: "storing", status: 500, titel: "Storing" } as const;
const NIET_BEREIKBAAR = {
  code: "tijdelijk-niet-bereikbaar",
  status: 504,
  titel: "Tijdelijk niet bereikbaar",
  detail: "De dienst antwoordde niet op tijd. Probeer het later opnieuw.",
} as const;

/**
 * What the gateway answers by itself, in the terms of shared/api/problemen.ts where that knows the case. Each status is
 * written out: the gateway cannot fill it in.
 */
const PROBLEMEN: readonly Probleem[] = [
  { soort: ResponseType.ACCESS_DENIED, ...GEEN_TOEGANG, detail: "De toegang is geweigerd." },
  { soort: ResponseType.API_CONFIGURATION_ERROR, ...STORING, detail: "De dienst is onjuist ingericht." },
  {
    soort: ResponseType.AUTHORIZER_CONFIGURATION_ERROR,
    ...STORING,
    detail: "De toegangscontrole is onjuist ingericht.",
  },
  { soort: ResponseType.AUTHORIZER_FAILURE, ...STORING, detail: "De toegangscontrole antwoordde niet." },
  { soort: ResponseType.BAD_REQUEST_BODY, ...ONGELDIG, detail: "De inhoud van het verzoek is ongeldig." },
  { soort: ResponseType.BAD_REQUEST_PARAMETERS, ...ONGELDIG, detail: "De parameters van het verzoek zijn ongeldig." },
  { soort: ResponseType.DEFAULT_4XX, ...ONGELDIG, detail: "Het verzoek is ongeldig." },
  { soort: ResponseType.DEFAULT_5XX, ...STORING, detail: "Er ging iets mis. Probeer het later opnieuw." },
  { soort: ResponseType.EXPIRED_TOKEN, ...GEEN_TOEGANG, detail: "Het token is verlopen." },
  { soort: ResponseType.INTEGRATION_FAILURE, ...NIET_BEREIKBAAR },
  { soort: ResponseType.INTEGRATION_TIMEOUT, ...NIET_BEREIKBAAR },
  { soort: ResponseType.INVALID_API_KEY, ...GEEN_TOEGANG, detail: "De toegang is geweigerd." },
  { soort: ResponseType.INVALID_SIGNATURE, ...GEEN_TOEGANG, detail: "De ondertekening klopt niet." },
  // An unknown path or method: to AWS a request that misses a token, to the caller something that does not exist.
  { soort: ResponseType.MISSING_AUTHENTICATION_TOKEN, ...NIET_GEVONDEN, detail: "Dit adres bestaat niet." },
  {
    soort: ResponseType.QUOTA_EXCEEDED,
    code: "te-veel-verzoeken",
    status: 429,
    titel: "Te veel verzoeken",
    detail: "Het aantal verzoeken is op. Probeer het later opnieuw.",
    headers: { "Retry-After": "3600" },
  },
  {
    soort: ResponseType.REQUEST_TOO_LARGE,
    code: "te-groot",
    status: 413,
    titel: "Te groot",
    detail: "De inhoud van het verzoek is te groot.",
  },
  { soort: ResponseType.RESOURCE_NOT_FOUND, ...NIET_GEVONDEN, detail: "Dit adres bestaat niet." },
  {
    soort: ResponseType.THROTTLED,
    code: "te-veel-verzoeken",
    status: 429,
    titel: "Te veel verzoeken",
    detail: "Er komen te veel verzoeken tegelijk. Probeer het zo opnieuw.",
    headers: { "Retry-After": "1" },
  },
  {
    soort: ResponseType.UNAUTHORIZED,
    code: "niet-aangemeld",
    status: 401,
    titel: "Niet aangemeld",
    detail: "Een geldig token ontbreekt.",
    headers: { "WWW-Authenticate": 'Bearer realm="ketenregie"' },
  },
  {
    soort: ResponseType.UNSUPPORTED_MEDIA_TYPE,
    code: "verkeerd-mediatype",
    status: 415,
    titel: "Verkeerd mediatype",
    detail: "De inhoud van het verzoek is van een ander mediatype dan gevraagd.",
  },
  { soort: ResponseType.WAF_FILTERED, ...GEEN_TOEGANG, detail: "Het verzoek is tegengehouden." },
];

/**
 * A constant in a mapping of the gateway, which takes off the outer quotes. The local cloud takes off every quote at
 * the end; the semicolon, which a policy may end with, keeps the last one of its own.
 */
export const constant = (waarde: string): string => `'${waarde.endsWith("'") ? `${waarde};` : waarde}'`;

/** Makes every answer of the gateway itself a problem detail (RFC 9457) with the headers of every other answer. */
export const answerWithProblems = (api: RestApi, probleemBasis: string): void => {
  for (const { soort, code, status, titel, detail, headers } of PROBLEMEN)
    api.addGatewayResponse(soort.responseType, {
      type: soort,
      statusCode: String(status),
      responseHeaders: {
        "Content-Type": constant("application/problem+json"),
        ...Object.fromEntries(
          Object.entries({ ...ANTWOORDHEADERS, ...headers }).map(([naam, waarde]) => [naam, constant(waarde)]),
        ),
      },
      // The key is how the gateway picks a template by `Accept`; what it sends is the header above.
      templates: {
        "application/json": JSON.stringify({ type: `${probleemBasis}/${code}`, title: titel, status, detail }),
      },
    });
};
