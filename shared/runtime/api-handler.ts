import middy from "@middy/core";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import type { TokenVerifier } from "../api/aanmelding.ts";
import type { Operatie } from "../api/operatie.ts";
import type { Actor } from "../domain/actor.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import { instantVan, type Instant } from "../domain/tijd.ts";
import type { Weigering } from "../domain/weigering.ts";
import { CursorOngeldig } from "../ports/cursor.ts";
import type { ActorRegister } from "../ports/register.ts";
import { leesAanmelding, vindActor } from "./aanmelden.ts";
import { etagUit, toetsIfMatch } from "./etag.ts";
import { jsonAntwoord, probleemAntwoord, type ApiEvent } from "./http.ts";
import { keur, leesBody, leesQuery, leesSleutel } from "./invoer.ts";
import { codeVan, foutvelden, log as functielog, type Log } from "./log.ts";
import type { Route } from "./route.ts";
import { maakRoutekiezer } from "./routekiezer.ts";
import { traceVan, type Trace } from "./trace.ts";
import type { Antwoord, Verzoek } from "./verzoek.ts";

/** Settings of the frame, from the environment. */
export interface ApiConfig {
  /** Base URI of problem types (PROBLEEM_BASIS). */
  readonly probleemBasis: string;
  /** What precedes `locatie` in a Location (API_BASIS), such as `/v1`. */
  readonly apiBasis: string;
}

/** What an API function is made of. */
export interface ApiOpties {
  readonly routes: readonly Route[];
  readonly token: TokenVerifier;
  readonly register: ActorRegister;
  readonly config: ApiConfig;
  /** Clock; the wall clock when left out. */
  readonly nu?: () => Instant;
  /** The function's log when left out. */
  readonly log?: Log;
}

export type ApiHandler = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyResult>;

type Koppen = Readonly<Record<string, string>>;

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

const sleutelVan = (koppen: Koppen, { idempotencyKey }: Operatie, actor: Actor): Result<string | null, Weigering> => {
  if (idempotencyKey === "geen") return gelukt(null);
  const sleutel = leesSleutel(koppen["idempotency-key"]);
  const nodig = idempotencyKey === "verplicht-voor-systemen" && actor.soort === "systeem";
  return sleutel.ok && sleutel.waarde === null && nodig ? mislukt({ code: "idempotency-key-nodig" }) : sleutel;
};

const maakVerzoek = (
  event: ApiEvent,
  operatie: Operatie,
  padParameters: Verzoek["padParameters"],
  actor: Actor,
  omstandigheden: { readonly koppen: Koppen; readonly trace: Trace; readonly nu: Instant },
): Verzoek => {
  const koppen = Object.fromEntries(Object.entries(omstandigheden.koppen).filter(([naam]) => naam !== "authorization"));
  const { body } = operatie;
  return {
    operatie,
    actor,
    padParameters,
    body: () =>
      body === null
        ? mislukt({ code: "geen-json" })
        : leesBody(body, { tekst: event.body, isBase64: event.isBase64Encoded, mediatype: koppen["content-type"] }),
    query: () => leesQuery(operatie.parameters.query, event.multiValueQueryStringParameters ?? {}),
    idempotencySleutel: () => sleutelVan(koppen, operatie, actor),
    toetsVersie: (versie) => toetsIfMatch(koppen["if-match"], versie),
    koppen,
    trace: omstandigheden.trace,
    nu: omstandigheden.nu,
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
  return jsonAntwoord(antwoord.status, JSON.stringify(body), {
    ...locatie(antwoord.locatie),
    ...etag,
    ...antwoord.koppen,
  });
};

/** Waits for a read without failing: what came of it, or what went wrong, is for who asks. */
const uitgesteld = async (lezen: Promise<unknown> | undefined): Promise<() => unknown> => {
  try {
    const gelezen = await lezen;
    return () => gelezen;
  } catch (fout) {
    return () => {
      throw fout;
    };
  }
};

/**
 * The frame of every API function. In this order: address (404, 405) → token (401) → register and scope (403) → ids in
 * the path (404) → the use case, which decides visibility before it reads query, body and key. Every answer has the
 * fixed headers; every failure is problem details; an unexpected error is logged without its message and becomes a 500.
 */
export const createApiHandler = (opties: ApiOpties): ApiHandler => {
  const { config, log = functielog, nu = (): Instant => instantVan(new Date()) } = opties;
  if (opties.routes.some(({ operatie }) => operatie.openbaar))
    throw new Error("This frame serves no public operations");
  const kies = maakRoutekiezer(opties.routes);

  const behandel = async (event: ApiEvent, trace: Trace): Promise<APIGatewayProxyResult> => {
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
    const { operatie } = keuze.route;
    const aanmelding = await leesAanmelding(event, opties.token);
    if (!aanmelding.ok) return weiger(aanmelding.fout, operatie.operationId);
    const ids = keur(operatie.parameters.pad, keuze.padParameters);
    // Read together. Who is refused is told so, whatever became of the other read.
    const [actor, gelezen] = await Promise.all([
      vindActor(aanmelding.waarde, operatie, opties.register),
      uitgesteld(ids.ok ? keuze.route.vooraf?.(ids.waarde) : undefined),
    ]);
    if (!actor.ok) return weiger(actor.fout, operatie.operationId);
    if (!ids.ok) return weiger({ code: "niet-gevonden" }, operatie.operationId);
    const verzoek = maakVerzoek(event, operatie, ids.waarde, actor.waarde, {
      koppen: koppenUit(event),
      trace,
      nu: nu(),
    });
    const antwoord = await keuze.route.voerUit(verzoek, gelezen());
    if ("weigering" in antwoord) return weiger(antwoord.weigering, operatie.operationId);
    return klaar(naarHttp(antwoord, operatie, config.apiBasis), operatie.operationId);
  };

  return middy<ApiEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: 100 })
    .use(storingAlsProbleem(config.probleemBasis, log))
    .use(zonderInhoudBijHead)
    .handler((event: ApiEvent) => behandel(event, traceBij(event)));
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
