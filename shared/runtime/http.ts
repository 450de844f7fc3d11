import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { VASTE_KOPPEN } from "../api/koppen.ts";
import { koppenVan, naarProbleem } from "../api/problemen.ts";
import type { Weigering } from "../domain/weigering.ts";

/** What is used of a REST API proxy event; the gateway leaves out what was not sent. */
export interface ApiEvent {
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Readonly<Record<string, string | undefined>> | null;
  /** Every value of a header that was sent more than once; `headers` has the last only. */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly multiValueQueryStringParameters: APIGatewayProxyEvent["multiValueQueryStringParameters"];
  readonly resource?: string;
  readonly requestContext?: { readonly stage?: string };
}

/** A JSON answer with the headers that every answer has. */
export const jsonAntwoord = (
  status: number,
  tekst: string | null,
  koppen: Readonly<Record<string, string>> = {},
): APIGatewayProxyResult => ({
  statusCode: status,
  headers: { ...VASTE_KOPPEN, ...(tekst === null ? {} : { "Content-Type": "application/json" }), ...koppen },
  body: tekst ?? "",
  isBase64Encoded: false,
});

/** A refusal as problem details (RFC 9457). */
export const probleemAntwoord = (
  weigering: Weigering,
  probleemBasis: string,
  traceId: string,
): APIGatewayProxyResult => {
  const probleem = naarProbleem(weigering, { probleemBasis, instantie: traceId });
  return jsonAntwoord(probleem.status, JSON.stringify(probleem), {
    ...koppenVan(weigering),
    "Content-Type": "application/problem+json",
  });
};
