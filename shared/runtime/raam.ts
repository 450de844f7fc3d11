import middy from "@middy/core";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import type { Operatie } from "../api/operatie.ts";
import { mislukt } from "../domain/result.ts";
import { instantVan, type Instant } from "../domain/tijd.ts";
import type { Weigering } from "../domain/weigering.ts";
import { CursorOngeldig } from "../ports/cursor.ts";
import { etagUit } from "./etag.ts";
import { jsonAntwoord, probleemAntwoord, type ApiEvent } from "./http.ts";
import { leesBody, leesQuery, leesRegels } from "./invoer.ts";
import { codeVan, foutvelden, log as functielog, type Log } from "./log.ts";
import { maakRoutekiezer } from "./routekiezer.ts";
import { traceVan, type Trace } from "./trace.ts";
import type { Antwoord, OpenbaarVerzoek } from "./verzoek.ts";

/** Settings of the frame, from the environment. */
export interface ApiConfig {
  /** Base URI of problem types (PROBLEEM_BASIS). */
  readonly probleemBasis: string;
  /** What precedes `locatie` in a Location (API_BASIS), such as `/v1`. */
  readonly apiBasis: string;
}

/** What every function behind the gateway is made of. */
export interface Raamopties<R> {
  readonly routes: readonly R[];
  readonly config: ApiConfig;
  /** Clock; the wall clock when left out. */
  readonly nu?: () => Instant;
  /** The function's log when left out. */
  readonly log?: Log;
}

export type ApiHandler = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Headers by their lower-case names. */
export type Koppen = Readonly<Record<string, string>>;

/** A request at a known address, before anything else of it was looked at. */
export interface Binnenkomst<R> {
  readonly event: ApiEvent;
  readonly route: R;
  readonly padParameters: Readonly<Record<string, string>>;
  readonly koppen: Koppen;
  readonly trace: Trace;
  readonly nu: () => Instant;
}

const koppenUit = (event: ApiEvent): Koppen =>
  Object.fromEntries(
    Object.entries(event.headers ?? {}).flatMap(([naam, waarde]) =>
      waarde === undefined ? [] : [[naam.toLowerCase(), waarde]],
    ),
  );

const traces = new WeakMap<ApiEvent, Trace>();
/** One trace for each event, also when something is thrown before it was of use. */
const traceBij = (event: ApiEvent): Trace => {
  const trace = traces.get(event) ?? traceVan(koppenUit(event)["traceparent"]);
  traces.set(event, trace);
  return trace;
};

/** The request as a use case reads it, without who calls; its token is not in it. */
export const leesbaarVerzoek = (
  { event, koppen: alle, trace, nu }: Binnenkomst<unknown>,
  operatie: Operatie,
  padParameters: OpenbaarVerzoek["padParameters"],
): Omit<OpenbaarVerzoek, "idempotencySleutel"> => {
  const koppen = Object.fromEntries(Object.entries(alle).filter(([naam]) => naam !== "authorization"));
  const { body, invoerwijze } = operatie;
  const ruw = { tekst: event.body, isBase64: event.isBase64Encoded, mediatype: koppen["content-type"] };
  return {
    operatie,
    padParameters,
    body: () => (body === null ? mislukt({ code: "geen-json" }) : leesBody(body, ruw, invoerwijze)),
    regels: () => (body === null ? mislukt({ code: "geen-json" }) : leesRegels(body, ruw, invoerwijze)),
    query: () => leesQuery(operatie.parameters.query, event.multiValueQueryStringParameters ?? {}),
    koppen,
    trace,
    nu: nu(),
  };
};

/** Nothing leaves that the operation does not describe: the schema strips, and what does not fit is a fault of ours. */
const naarHttp = (
  antwoord: Exclude<Antwoord, { weigering: Weigering }>,
  operatie: Operatie,
  apiBasis: string,
): APIGatewayProxyResult => {
  const locatie = (pad: string | null | undefined): Koppen => (pad ? { Location: `${apiBasis}${pad}` } : {});
  if ("herhaling" in antwoord) {
    const { status, antwoord: tekst, locatie: pad } = antwoord.herhaling;
    const etag: Koppen = operatie.etag && tekst !== "" ? { ETag: etagUit(JSON.parse(tekst)) } : {};
    return jsonAntwoord(status, tekst === "" ? null : tekst, { ...locatie(pad), ...etag });
  }
  const schema = operatie.antwoorden[antwoord.status];
  if (schema === undefined) throw new Error(`${operatie.operationId} does not describe this status`);
  if (schema === null) return jsonAntwoord(antwoord.status, null, { ...locatie(antwoord.locatie), ...antwoord.koppen });
  const body = schema.parse(antwoord.body);
  const etag: Koppen = operatie.etag ? { ETag: etagUit(body) } : {};
  const isTekst = operatie.antwoordtype !== "application/json";
  return jsonAntwoord(antwoord.status, isTekst ? String(body) : JSON.stringify(body), {
    ...(isTekst ? { "Content-Type": `${operatie.antwoordtype}; charset=utf-8` } : {}),
    ...locatie(antwoord.locatie),
    ...etag,
    ...antwoord.koppen,
  });
};

/**
 * The frame of every function behind the gateway: address (404, 405), then `behandel`. Every answer has the fixed headers;
 * every failure is problem details; an unexpected error is logged without its message and becomes a 500.
 */
export const maakRaam = <R extends { readonly operatie: Operatie }>(
  { routes, config, log = functielog, nu = (): Instant => instantVan(new Date()) }: Raamopties<R>,
  behandel: (binnenkomst: Binnenkomst<R>) => Promise<Antwoord>,
): ApiHandler => {
  const kies = maakRoutekiezer(routes);

  const antwoordOp = async (event: ApiEvent, trace: Trace): Promise<APIGatewayProxyResult> => {
    const begin = performance.now();
    const traceId = trace.traceId;
    const klaar = (
      resultaat: APIGatewayProxyResult,
      operatie: string,
      weigering?: Weigering,
    ): APIGatewayProxyResult => {
      log("verzoek-afgehandeld", {
        operatie: codeVan(operatie),
        status: resultaat.statusCode,
        duurMs: Math.round(performance.now() - begin),
        traceId,
        ...(weigering === undefined ? {} : { weigering: codeVan(weigering.code) }),
      });
      return resultaat;
    };
    const weiger = (weigering: Weigering, operatie = "onbekend"): APIGatewayProxyResult =>
      klaar(probleemAntwoord(weigering, config.probleemBasis, traceId), operatie, weigering);

    const stage = event.requestContext?.stage ?? null;
    const keuze = kies({ path: event.path, httpMethod: event.httpMethod, resource: event.resource ?? null, stage });
    if (keuze.soort === "weigering") return weiger(keuze.weigering);
    const { route, padParameters } = keuze;
    const { operatie } = route;
    const antwoord = await behandel({ event, route, padParameters, koppen: koppenUit(event), trace, nu });
    if ("weigering" in antwoord) return weiger(antwoord.weigering, operatie.operationId);
    return klaar(naarHttp(antwoord, operatie, config.apiBasis), operatie.operationId);
  };

  return middy<ApiEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: 100 })
    .use(storingAlsProbleem(config.probleemBasis, log))
    .use(zonderInhoudBijHead)
    .handler((event: ApiEvent) => antwoordOp(event, traceBij(event)));
};

/** An answer to HEAD has no content, also when it is a refusal. */
const zonderInhoudBijHead: middy.MiddlewareObj<ApiEvent, APIGatewayProxyResult> = {
  after: (verzoek) => {
    if (verzoek.event.httpMethod === "HEAD" && verzoek.response) verzoek.response.body = "";
  },
};

/** Turns whatever was thrown, a timeout just before the end included, into a 500 that tells nothing. */
const storingAlsProbleem = (probleemBasis: string, log: Log): middy.MiddlewareObj<ApiEvent, APIGatewayProxyResult> => ({
  onError: (verzoek) => {
    const { traceId } = traceBij(verzoek.event);
    if (verzoek.error instanceof CursorOngeldig) {
      const fouten = [{ veld: "cursor", melding: "is geen cursor van deze lijst; begin zonder cursor opnieuw" }];
      verzoek.response = probleemAntwoord({ code: "ongeldige-invoer", fouten }, probleemBasis, traceId);
      return;
    }
    log("verzoek-mislukt", { ...foutvelden(verzoek.error), traceId });
    verzoek.response = probleemAntwoord({ code: "storing" }, probleemBasis, traceId);
  },
});
