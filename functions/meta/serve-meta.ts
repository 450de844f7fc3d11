import type { APIGatewayProxyResult } from "aws-lambda";
import { maakOpenApi } from "../../shared/api/openapi.ts";
import type { Operatie } from "../../shared/api/operatie.ts";
import { API_PAD, API_VERSIE } from "../../shared/api/versie.ts";
import { TAGS } from "../../shared/api/meta-operaties.ts";
import { jsonAntwoord, probleemAntwoord, type ApiEvent } from "../../shared/runtime/http.ts";
import { codeVan, foutvelden, type Log } from "../../shared/runtime/log.ts";
import { maakRoutekiezer } from "../../shared/runtime/routekiezer.ts";
import { traceVan } from "../../shared/runtime/trace.ts";

/** What the public pages are made of. */
export interface MetaOpties {
  /** The operations that the document describes. */
  readonly operaties: readonly Operatie[];
  readonly probleemBasis: string;
  readonly contactEmail: string;
  /** Base of the API; an https address becomes the server, anything else is told relative to the document. */
  readonly apiBasis: string;
  readonly nu: () => Date;
  readonly log: Log;
}

const DAG_MS = 24 * 60 * 60 * 1000;
/** RFC 9116 asks for less than a year; computed, so that it never lies expired. */
const GELDIG_DAGEN = 90;
const METHODEN = "GET, HEAD, OPTIONS";
/** Anyone's page may read these addresses: they are public. */
const VRIJ = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": METHODEN,
  "Access-Control-Expose-Headers": "API-Version",
};

const openApiTekst = ({ operaties, probleemBasis, contactEmail, apiBasis }: MetaOpties): string =>
  JSON.stringify(
    maakOpenApi(operaties, {
      titel: "Ketenregie",
      versie: API_VERSIE,
      beschrijving:
        "Meldingen, dossiers en casussen van een regionale aanpak van mensenhandel. Wat u niet mag zien, bestaat voor u niet: dan volgt 404.",
      contact: { naam: "Beheer ketenregie", email: contactEmail, url: probleemBasis },
      servers: [
        {
          // The document stands directly below the version, whatever stage or base path comes before it.
          url: apiBasis.startsWith("https://") ? apiBasis : `..${API_PAD}`,
          beschrijving: "Deze omgeving",
        },
      ],
      tags: TAGS,
      probleemBasis,
      tokenUrl: "/oauth2/token",
    }),
  );

const securityTxt = ({ contactEmail, nu }: MetaOpties): string => {
  const verloopt = new Date(Math.floor(nu().getTime() / DAG_MS + GELDIG_DAGEN) * DAG_MS);
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${verloopt.toISOString()}`,
    "Preferred-Languages: nl, en",
    "",
  ].join("\n");
};

const BESTANDEN = [
  { operatie: { pad: "/v1/openapi.json", methode: "GET" }, mediatype: "application/json", inhoud: "openapi" },
  {
    operatie: { pad: "/.well-known/security.txt", methode: "GET" },
    mediatype: "text/plain; charset=utf-8",
    inhoud: "security",
  },
] as const;

/** Serves the two public files; everything else does not exist. */
export const createMetaHandler = (opties: MetaOpties): ((event: ApiEvent) => Promise<APIGatewayProxyResult>) => {
  const kies = maakRoutekiezer(BESTANDEN);
  let openApi: string | null = null;

  const antwoord = (event: ApiEvent, traceId: string): APIGatewayProxyResult => {
    const adres = { path: event.path, resource: event.resource ?? null, stage: event.requestContext?.stage ?? null };
    const keuze = kies({ ...adres, httpMethod: "GET" });
    if (keuze.soort === "weigering") return probleemAntwoord(keuze.weigering, opties.probleemBasis, traceId);
    if (event.httpMethod === "OPTIONS") return jsonAntwoord(204, null, { ...VRIJ, Allow: METHODEN });
    if (event.httpMethod !== "GET" && event.httpMethod !== "HEAD")
      return probleemAntwoord(
        { code: "methode-niet-toegestaan", toegestaan: METHODEN.split(", ") },
        opties.probleemBasis,
        traceId,
      );
    const { inhoud, mediatype } = keuze.route;
    const tekst = inhoud === "openapi" ? (openApi ??= openApiTekst(opties)) : securityTxt(opties);
    return jsonAntwoord(200, tekst, { ...VRIJ, "Content-Type": mediatype });
  };

  return (event) => {
    const { traceId } = traceVan(event.headers?.["traceparent"]);
    const resultaat = veilig(() => antwoord(event, traceId), opties, traceId);
    opties.log("verzoek-afgehandeld", { operatie: codeVan("meta"), status: resultaat.statusCode, traceId });
    return Promise.resolve(event.httpMethod === "HEAD" ? { ...resultaat, body: "" } : resultaat);
  };
};

const veilig = (doe: () => APIGatewayProxyResult, opties: MetaOpties, traceId: string): APIGatewayProxyResult => {
  try {
    return doe();
  } catch (fout) {
    opties.log("verzoek-mislukt", { ...foutvelden(fout), traceId });
    return probleemAntwoord({ code: "storing" }, opties.probleemBasis, traceId);
  }
};
