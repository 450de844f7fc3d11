import { STATUS_CODES } from "node:http";
import type * as z from "zod";
import type { WeigeringCode } from "../domain/weigering.ts";
import { maakSchemaschrijver, type Schema, type Schemaschrijver } from "./json-schema.ts";
import { weigeringenVan, type Invoerwijze, type Operatie } from "./operatie.ts";
import { PROBLEMEN } from "./probleemteksten.ts";
import { probleemType, statusVan } from "./problemen.ts";
import { API_PAD, MAXIMAAL_BYTES } from "./versie.ts";

/** What the document says beside the operations. */
export interface OpenApiOpties {
  readonly titel: string;
  readonly versie: string;
  readonly beschrijving: string;
  readonly contact: { readonly naam: string; readonly email: string; readonly url: string };
  /** Servers, each ending in the major version, https or relative to the document. */
  readonly servers: readonly { readonly url: string; readonly beschrijving: string }[];
  /** Tag → what its operations are about. */
  readonly tags: Readonly<Record<string, string>>;
  readonly probleemBasis: string;
  /** Where machine clients ask their token. */
  readonly tokenUrl: string;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [lid: string]: unknown;
}

const versiekop = { $ref: "#/components/headers/API-Version" };
const trace = "4bf92f3577b34da6a3ce929d0e0e4736";

const koppenBij = (code: WeigeringCode): readonly string[] =>
  ({ "niet-aangemeld": ["WWW-Authenticate"], "methode-niet-toegestaan": ["Allow"], storing: ["Retry-After"] })[
    code as string
  ] ?? [];

/** Texts with members of the refusal in them are described by their title; the rest is shown as it will be sent. */
const voorbeeld = (code: WeigeringCode, basis: string): Schema => ({
  summary: PROBLEMEN[code].titel,
  value: {
    type: probleemType(code, basis),
    title: PROBLEMEN[code].titel,
    status: statusVan(code),
    detail: PROBLEMEN[code].detail.length === 0 ? (PROBLEMEN[code].detail as () => string)() : PROBLEMEN[code].titel,
    instance: `urn:trace:${trace}`,
    ...(code === "ongeldige-invoer" ? { fouten: [{ veld: "betrokkenen[0].rol", melding: "is verplicht" }] } : {}),
  },
});

const probleem = (codes: readonly WeigeringCode[], basis: string): Schema => ({
  description: codes.map((code) => `${PROBLEMEN[code].titel} (\`${code}\`)`).join(" · "),
  headers: {
    "API-Version": versiekop,
    ...Object.fromEntries(codes.flatMap(koppenBij).map((naam) => [naam, { $ref: `#/components/headers/${naam}` }])),
  },
  content: {
    "application/problem+json": {
      schema: { $ref: `#/components/schemas/${codes.includes("ongeldige-invoer") ? "ProbleemMetFouten" : "Probleem"}` },
      examples: Object.fromEntries(codes.map((code) => [code, voorbeeld(code, basis)])),
    },
  },
});

const problemen = (operatie: Operatie, basis: string): Record<string, Schema> => {
  const perStatus = Map.groupBy(weigeringenVan(operatie), statusVan);
  return {
    ...Object.fromEntries([...perStatus].map(([status, codes]) => [String(status), probleem(codes, basis)])),
    "429": { $ref: "#/components/responses/TeVeelVerzoeken" },
  };
};

const succes = (operatie: Operatie, schrijver: Schemaschrijver): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(operatie.antwoorden).map(([status, schema]) => {
      const gemaakt =
        status === "201" || status === "202" ? { Location: { $ref: "#/components/headers/Location" } } : {};
      const etag = operatie.etag && schema !== null ? { ETag: { $ref: "#/components/headers/ETag" } } : {};
      const inhoud =
        schema === null
          ? {}
          : { content: { [operatie.antwoordtype]: { schema: schrijver.schrijf(schema, "uitvoer") } } };
      return [
        status,
        {
          description: schema?.description ?? STATUS_CODES[status] ?? "Gelukt",
          headers: { "API-Version": versiekop, ...gemaakt, ...etag },
          ...inhoud,
        },
      ];
    }),
  );

const parametersVan = (operatie: Operatie, schrijver: Schemaschrijver): readonly Schema[] => {
  const uit = (plek: "path" | "query"): readonly Schema[] => {
    const shape: Readonly<Record<string, z.ZodType>> = operatie.parameters[plek === "path" ? "pad" : "query"].shape;
    return Object.entries(shape).map(([name, veld]) => {
      const { description, ...schema } = schrijver.schrijf(veld, "invoer");
      const zonder = veld.safeParse(undefined);
      const verplicht = plek === "path" || !zonder.success;
      // A default behind a transform is not shown by zod, for it is no input.
      const standaard = zonder.data === undefined ? {} : { default: zonder.data };
      return {
        name,
        in: plek,
        required: verplicht,
        ...(description === undefined ? {} : { description }),
        schema: { ...schema, ...standaard },
      };
    });
  };
  const sleutelnamen = { mag: "", geen: "", verplicht: "Verplicht", "verplicht-voor-systemen": "Systemen" };
  const sleutel = `#/components/parameters/IdempotencyKey${sleutelnamen[operatie.idempotencyKey]}`;
  return [
    ...uit("path"),
    ...uit("query"),
    ...(operatie.idempotencyKey === "geen" ? [] : [{ $ref: sleutel }]),
    ...(operatie.ifMatch === true ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
    ...(operatie.ifMatch === "opvolger" ? [{ $ref: "#/components/parameters/IfMatchOpvolger" }] : []),
    { $ref: "#/components/parameters/Traceparent" },
  ];
};

const invoertekst = ({ mediatype, maximaalBytes, maximaalRegels }: Invoerwijze): string =>
  mediatype === "application/json"
    ? `Hoogstens ${maximaalBytes} bytes.`
    : `Per regel één JSON-object volgens dit schema, regels gescheiden door een regeleinde; lege regels tellen niet mee. Hoogstens ${maximaalRegels} regels en ${maximaalBytes} bytes, per regel hoogstens ${MAXIMAAL_BYTES}.`;

const operatieVan = (operatie: Operatie, schrijver: Schemaschrijver, basis: string): Schema => ({
  operationId: operatie.operationId,
  summary: operatie.samenvatting,
  description: operatie.beschrijving ?? operatie.samenvatting,
  tags: [operatie.tag],
  security: operatie.openbaar
    ? []
    : [...(operatie.scope === null ? [] : [{ systemen: [operatie.scope] }]), { personen: [] }],
  parameters: parametersVan(operatie, schrijver),
  ...(operatie.body === null
    ? {}
    : {
        requestBody: {
          required: true,
          description: invoertekst(operatie.invoerwijze),
          content: { [operatie.invoerwijze.mediatype]: { schema: schrijver.schrijf(operatie.body, "invoer") } },
        },
      }),
  responses: { ...succes(operatie, schrijver), ...problemen(operatie, basis) },
});

const sleutelParameter = (description: string): Schema => ({
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description,
  schema: { type: "string", minLength: 1, maxLength: 128, pattern: "^[!-~]+$" },
  example: "f0c7a1de-5b1c-4f0a-9b55-1f2f6a3e9c10",
});

const kop = (description: string, schema: Schema, example: string): Schema => ({ description, schema, example });
const tekst = { type: "string" };

const probleemSchema = (extra: Schema = {}): Schema => ({
  type: "object",
  description: "Beschrijving van een fout (RFC 9457).",
  required: ["type", "title", "status", "detail", ...Object.keys(extra)],
  properties: {
    type: { type: "string", format: "uri", description: "Soort fout; eindigt op de code." },
    title: { ...tekst, description: "Korte omschrijving van de soort fout." },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { ...tekst, description: "Wat er aan de hand is en wat u kunt doen." },
    instance: { type: "string", format: "uri", description: "Kenmerk van dit verzoek; noem het bij vragen." },
    ...extra,
  },
});

const veldfoutenSchema: Schema = {
  type: "array",
  description: "Alle fouten in de invoer tegelijk.",
  items: {
    type: "object",
    required: ["veld", "melding"],
    properties: { veld: { ...tekst, description: "Pad naar het veld; $ is het geheel." }, melding: tekst },
  },
};

const onderdelen = (schrijver: Schemaschrijver, opties: OpenApiOpties, scopes: readonly string[]): Schema => ({
  schemas: {
    ...schrijver.componenten(),
    Probleem: probleemSchema(),
    // `fouten` is not required: the other refusals with the same status have none.
    ProbleemMetFouten: {
      ...probleemSchema({ fouten: veldfoutenSchema }),
      required: ["type", "title", "status", "detail"],
    },
  },
  headers: {
    "API-Version": kop("Volledige versie van de API.", tekst, opties.versie),
    Location: kop(
      "Adres van wat gemaakt is.",
      { type: "string", format: "uri-reference" },
      `${API_PAD}/meldingen/9b2f0c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d`,
    ),
    ETag: kop("De versie, om bij een wijziging als If-Match mee te sturen.", tekst, '"3"'),
    "WWW-Authenticate": kop("Hoe aan te melden.", tekst, 'Bearer realm="ketenregie"'),
    Allow: kop("De methoden van dit adres.", tekst, "GET, POST"),
    "Retry-After": kop("Na hoeveel seconden een nieuwe poging zin heeft.", tekst, "30"),
  },
  parameters: {
    IdempotencyKey: sleutelParameter(
      "Eigen waarde per opdracht; een herhaling met dezelfde waarde geeft hetzelfde antwoord.",
    ),
    IdempotencyKeySystemen: sleutelParameter(
      "Eigen waarde per opdracht; een herhaling met dezelfde waarde geeft hetzelfde antwoord. Voor systemen verplicht.",
    ),
    IdempotencyKeyVerplicht: {
      ...sleutelParameter(
        "Per melding een eigen, willekeurige waarde, zoals een UUID; een herhaling van hetzelfde bericht met dezelfde waarde geeft hetzelfde antwoord.",
      ),
      required: true,
    },
    IfMatch: {
      name: "If-Match",
      in: "header",
      required: true,
      description: "De ETag van de versie die u hebt gelezen; is die niet meer de laatste, dan volgt 412.",
      schema: { type: "string", pattern: '^"[1-9][0-9]*"$' },
      example: '"3"',
    },
    IfMatchOpvolger: {
      name: "If-Match",
      in: "header",
      required: false,
      description:
        "Het nummer van de laatste versie die u hebt gelezen; verplicht (428) als er al een versie is. Is die niet meer de laatste, dan volgt 412.",
      schema: { type: "string", pattern: '^"[1-9][0-9]*"$' },
      example: '"3"',
    },
    Traceparent: {
      name: "traceparent",
      in: "header",
      required: false,
      description: "W3C Trace Context; wordt overgenomen.",
      schema: tekst,
      example: `00-${trace}-00f067aa0ba902b7-01`,
    },
  },
  responses: {
    TeVeelVerzoeken: {
      description: "Te veel verzoeken; probeer het later opnieuw.",
      headers: { "API-Version": versiekop },
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Probleem" } } },
    },
  },
  securitySchemes: {
    systemen: {
      type: "oauth2",
      description: "Systemen van partners: client credentials.",
      flows: {
        clientCredentials: {
          tokenUrl: opties.tokenUrl,
          scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
        },
      },
    },
    personen: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description: "Professionals; rechten volgen uit hun rol.",
    },
  },
});

/** The OpenAPI 3.1 document of these operations, after the NL API Design Rules 2.2. */
export const maakOpenApi = (operaties: readonly Operatie[], opties: OpenApiOpties): OpenApiDocument => {
  const schrijver = maakSchemaschrijver();
  const perPad = Map.groupBy(operaties, ({ pad }) => pad.slice(API_PAD.length));
  const paths = Object.fromEntries(
    [...perPad].map(([pad, hier]) => [
      pad,
      Object.fromEntries(
        hier.map((operatie) => [
          operatie.methode.toLowerCase(),
          operatieVan(operatie, schrijver, opties.probleemBasis),
        ]),
      ),
    ]),
  );
  const scopes = [...new Set(operaties.flatMap(({ scope }) => scope ?? []))].toSorted();
  const tags = [...new Set(operaties.map(({ tag }) => tag))];
  return {
    openapi: "3.1.0",
    info: {
      title: opties.titel,
      version: opties.versie,
      description: opties.beschrijving,
      contact: { name: opties.contact.naam, email: opties.contact.email, url: opties.contact.url },
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: opties.servers.map(({ url, beschrijving }) => ({ url, description: beschrijving })),
    tags: tags.map((name) => ({ name, description: opties.tags[name] ?? name })),
    paths,
    components: onderdelen(schrijver, opties, scopes),
  };
};
