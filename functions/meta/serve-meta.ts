import type { APIGatewayProxyResult } from "aws-lambda";
import { maakOpenApi } from "../../shared/api/openapi.ts";
import type { Operatie } from "../../shared/api/operatie.ts";
import {
  BLAD_CSP,
  maakAsyncApi,
  maakCatalogusblad,
  type AsyncApiOpties,
  type CloudEventInstellingen,
} from "../../shared/events/index.ts";
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
  /** What every event of this environment carries. */
  readonly cloudevent: CloudEventInstellingen;
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

const TITEL = "Ketenregie";
const TOKEN_PAD = "/oauth2/token";
const contactVan = ({ contactEmail, probleemBasis }: MetaOpties) => ({
  ...{ naam: "Beheer ketenregie", email: contactEmail, url: probleemBasis },
});

const openApiTekst = (opties: MetaOpties): string => {
  const { operaties, probleemBasis, apiBasis } = opties;
  return JSON.stringify(
    maakOpenApi(operaties, {
      titel: TITEL,
      versie: API_VERSIE,
      beschrijving:
        "Meldingen, dossiers en casussen van een regionale aanpak van mensenhandel. Wat u niet mag zien, bestaat voor u niet: dan volgt 404.",
      contact: contactVan(opties),
      servers: [
        {
          // The document stands directly below the version, whatever stage or base path comes before it.
          url: apiBasis.startsWith("https://") ? apiBasis : `..${API_PAD}`,
          beschrijving: "Deze omgeving",
        },
      ],
      tags: TAGS,
      probleemBasis,
      tokenUrl: TOKEN_PAD,
    }),
  );
};

const asyncApiOpties = (opties: MetaOpties): AsyncApiOpties => ({
  ...{ titel: TITEL, versie: API_VERSIE, contact: contactVan(opties), cloudevent: opties.cloudevent },
  tokenUrl: new URL(TOKEN_PAD, opties.cloudevent.datarefBasis).href,
});

const securityTxt = ({ contactEmail, nu }: MetaOpties): string => {
  const verloopt = new Date(Math.floor(nu().getTime() / DAG_MS + GELDIG_DAGEN) * DAG_MS);
  return [
    `Contact: mailto:${contactEmail}`,
    `Expires: ${verloopt.toISOString()}`,
    "Preferred-Languages: nl, en",
    "",
  ].join("\n");
};

interface Bestand {
  readonly operatie: { readonly pad: `/${string}`; readonly methode: "GET" };
  readonly mediatype: string;
  /** It depends on nothing but the environment: made once. */
  readonly vast: boolean;
  readonly maak: (opties: MetaOpties) => string;
  readonly koppen?: Readonly<Record<string, string>>;
}

const BESTANDEN: readonly Bestand[] = [
  {
    operatie: { pad: "/v1/openapi.json", methode: "GET" },
    ...{ mediatype: "application/json", vast: true, maak: openApiTekst },
  },
  {
    operatie: { pad: "/v1/asyncapi.json", methode: "GET" },
    ...{ mediatype: "application/json", vast: true },
    maak: (opties) => JSON.stringify(maakAsyncApi(asyncApiOpties(opties))),
  },
  {
    operatie: { pad: "/v1/gebeurtenissen", methode: "GET" },
    ...{ mediatype: "text/html; charset=utf-8", vast: true },
    maak: (opties) => maakCatalogusblad(asyncApiOpties(opties)),
    koppen: { "Content-Security-Policy": BLAD_CSP, "Referrer-Policy": "no-referrer" },
  },
  {
    operatie: { pad: "/.well-known/security.txt", methode: "GET" },
    ...{ mediatype: "text/plain; charset=utf-8", vast: false, maak: securityTxt },
  },
];

/** Serves the public files; everything else does not exist. */
export const createMetaHandler = (opties: MetaOpties): ((event: ApiEvent) => Promise<APIGatewayProxyResult>) => {
  const kies = maakRoutekiezer(BESTANDEN);
  const gemaakt = new Map<Bestand, string>();
  const tekstVan = (bestand: Bestand): string => {
    const tekst = gemaakt.get(bestand) ?? bestand.maak(opties);
    if (bestand.vast) gemaakt.set(bestand, tekst);
    return tekst;
  };

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
    const { mediatype, koppen } = keuze.route;
    return jsonAntwoord(200, tekstVan(keuze.route), { ...VRIJ, "Content-Type": mediatype, ...koppen });
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
