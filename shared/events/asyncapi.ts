import * as z from "zod";
import { instantSchema } from "../domain/tijd.ts";
import { cloudEventSchema, typenaam, type CloudEventInstellingen } from "./cloudevent.ts";
import type { EerdereVersie, Gebeurtenistype } from "./gebeurtenistype.ts";
import { ENVELOP, ONTVANGERS, VELDEN } from "./uitleg.ts";
import { alleVersies, GEPUBLICEERD, type Gepubliceerd } from "./versies.ts";

type Schema = Readonly<Record<string, unknown>>;

/** What the document says beside the catalogue. */
export interface AsyncApiOpties {
  readonly titel: string;
  /** Version of the document: that of the API. */
  readonly versie: string;
  readonly contact: { readonly naam: string; readonly email: string; readonly url: string };
  readonly cloudevent: CloudEventInstellingen;
  /** Where machine clients ask their token for the feed. */
  readonly tokenUrl: string;
}

/** An AsyncAPI 3.0 document. */
export interface AsyncApiDocument {
  readonly asyncapi: "3.0.0";
  readonly [lid: string]: unknown;
}

/** What is a pattern or a text to us, and a moment to who reads it. */
const MOMENTEN: readonly unknown[] = [instantSchema, cloudEventSchema.shape.time];

const NUMMER = 42;
const GEBEURD_OP = "2026-03-02T09:00:00.000Z";
const BERICHT_ID = "0b6f6c0e-6d1f-4c58-9a57-2f1d6a9c4e11";

/**
 * The JSON Schema of what is published, as input: what a version of ours reads, so without `additionalProperties: false`. A field that
 * is added later breaks nobody.
 */
export const publiekSchema = (schema: z.ZodType, uitleg: Readonly<Record<string, string>>): Schema => {
  const {
    $schema: _$schema,
    additionalProperties: _open,
    properties,
    ...json
  } = z.toJSONSchema(schema, {
    ...{ target: "draft-7", io: "input" },
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      if (MOMENTEN.includes(zodSchema)) jsonSchema.format = "date-time";
    },
  });
  const beschreven = Object.entries(properties ?? {}).map(([veld, deel]) => [
    veld,
    typeof deel === "object" && uitleg[veld] !== undefined ? { ...deel, description: uitleg[veld] } : deel,
  ]);
  return { ...json, properties: Object.fromEntries(beschreven) as Schema };
};

/** An example of the whole event, as its recipient gets it. */
export const voorbeeldEvent = (
  type: Gebeurtenistype,
  { bronUrn, datarefBasis, ...rest }: CloudEventInstellingen,
): Readonly<Record<string, unknown>> => {
  const { casusId } = type.voorbeeld;
  return {
    ...{ specversion: "1.0", id: BERICHT_ID, source: bronUrn, type: typenaam(type, rest), time: GEBEURD_OP },
    subject: typeof casusId === "string" ? casusId : String(Object.values(type.voorbeeld)[0]),
    // Which path it is differs by kind and by recipient: one may read the casus, another only what it was asked.
    ...(typeof casusId === "string" ? { dataref: `${datarefBasis}/casussen/${casusId}` } : {}),
    ...{ datacontenttype: "application/json", sequence: String(NUMMER), sequencetype: "Integer" },
    data: type.voorbeeld,
  };
};

const sleutelVan = ({ soort, versie }: Gebeurtenistype): string => `${soort}.v${String(versie)}`;

const bericht = (type: Gebeurtenistype | EerdereVersie, opties: AsyncApiOpties): Schema => ({
  name: typenaam(type, opties.cloudevent),
  title: sleutelVan(type),
  summary: type.omschrijving,
  description: [
    `Aan: ${ONTVANGERS[type.soort] ?? "zie de omschrijving."}`,
    ...("tot" in type ? [`Vervangen door een nieuwere versie; wordt nog verstuurd tot en met ${type.tot}.`] : []),
  ].join("\n\n"),
  ...("tot" in type ? { tags: [{ name: "vervallend" }] } : {}),
  contentType: "application/cloudevents+json",
  payload: {
    allOf: [
      { $ref: "#/components/schemas/CloudEvent" },
      {
        type: "object",
        properties: {
          type: { const: typenaam(type, opties.cloudevent) },
          data: { $ref: `#/components/schemas/${sleutelVan(type)}` },
        },
        required: ["type", "data"],
      },
    ],
  },
  examples: [{ name: sleutelVan(type), payload: voorbeeldEvent(type, opties.cloudevent) }],
});

const kop = (description: string): Schema => ({ type: "string", description });

/** What comes with the event on a webhook (Standard Webhooks). */
const WEBHOOKKOPPEN: Schema = {
  type: "object",
  properties: {
    "webhook-id": kop("Gelijk aan id van het event: ontdubbel hierop."),
    "webhook-timestamp": kop("Wanneer is verstuurd, in seconden sinds 1970. Weiger wat ouder is dan vijf minuten."),
    "webhook-signature": kop(
      "v1,<base64>: HMAC-SHA256 met het gedeelde geheim over webhook-id, webhook-timestamp en de inhoud zoals ontvangen, met punten ertussen. Weiger wat niet klopt.",
    ),
    "content-type": { const: "application/cloudevents+json" },
  },
  required: ["webhook-id", "webhook-timestamp", "webhook-signature"],
};

const BESCHRIJVING = `Wat in de keten gebeurt, voor wie daarbij betrokken is. Elke notificatie is een CloudEvent (NL GOV-profiel) zonder persoonsgegevens: ids, codes, tijdstippen en dagen. Wie toegang heeft leest meer via dataref.

Elke ontvanger krijgt een eigen event met een eigen nummer (sequence), en ziet daaraan niet wie het ook kreeg. Notificaties komen minstens één keer en kunnen door elkaar komen: ontdubbel op id, herstel de volgorde op sequence, en haal wat ontbreekt uit de feed, die alles negentig dagen bewaart, wat het kanaal ook deed.

Onbekende velden en onbekende soorten: negeer ze. Een wijziging die u zou breken krijgt een nieuwe versie (type eindigt op .v2); beide versies worden dan een tijd verstuurd.`;

const WEBHOOK = `Een POST naar het afgesproken adres, binnen tien seconden te beantwoorden met 200 tot en met 204. Omleidingen worden niet gevolgd. Vooraf vraagt een OPTIONS-verzoek met WebHook-Request-Origin of er bezorgd mag worden; antwoord 200 met WebHook-Allowed-Origin. Een ander antwoord in de 4xx dan 408, 410, 425 en 429 (en 401, waar wij ons aanmelden) betekent: dit bericht niet meer. Na 410 wordt niets meer bezorgd tot het kanaal is hervat. Na al het andere volgen een dag lang nieuwe pogingen, steeds minder vaak; Retry-After telt bij 429 en 503.`;

const FEED = `GET /v1/notificaties?na=<laatste nummer>: alles wat voor de ontvanger bestemd was, op nummer, negentig dagen lang. De inhoud van elke regel is het event hierboven, onder event, met zijn nummer.`;

/**
 * The catalogue as an AsyncAPI 3.0 document, from the same source as what is sent: every version of every kind with its envelope, its
 * data and an example, the webhook and the feed, and how either is secured.
 */
export const maakAsyncApi = (opties: AsyncApiOpties, gepubliceerd: Gepubliceerd = GEPUBLICEERD): AsyncApiDocument => {
  const types = alleVersies(gepubliceerd);
  const perType = (maak: (type: Gebeurtenistype) => unknown) =>
    Object.fromEntries(types.map((type) => [sleutelVan(type), maak(type)]));
  const verwijzing = (waar: string) => perType((type) => ({ $ref: `#/${waar}/${sleutelVan(type)}` }));
  const api = URL.parse(opties.cloudevent.datarefBasis);
  const berichtenOp = (kanaal: string) =>
    types.map((type) => ({ $ref: `#/channels/${kanaal}/messages/${sleutelVan(type)}` }));
  return {
    asyncapi: "3.0.0",
    id: opties.cloudevent.bronUrn,
    info: {
      title: opties.titel,
      version: opties.versie,
      description: BESCHRIJVING,
      contact: { name: opties.contact.naam, email: opties.contact.email, url: opties.contact.url },
      license: { name: "EUPL-1.2", url: "https://eupl.eu/1.2/nl/" },
    },
    defaultContentType: "application/cloudevents+json",
    servers: {
      partner: {
        host: "{host}",
        protocol: "https",
        description: "Het systeem van de partner, op het adres dat bij het aansluiten is afgesproken.",
        variables: { host: { description: "De host van de partner." } },
        security: [{ $ref: "#/components/securitySchemes/handtekening" }],
      },
      api: {
        host: api?.host ?? "localhost",
        protocol: api?.protocol.replace(":", "") ?? "https",
        pathname: api?.pathname ?? "/v1",
        description: "Deze omgeving; zie openapi.json.",
        security: [{ $ref: "#/components/securitySchemes/systemen" }],
      },
    },
    channels: {
      webhook: {
        ...{ address: "{pad}", title: "Webhook", description: WEBHOOK },
        parameters: { pad: { description: "Het pad dat is afgesproken." } },
        servers: [{ $ref: "#/servers/partner" }],
        messages: verwijzing("components/messages"),
      },
      feed: {
        ...{ address: "/notificaties", title: "Feed", description: FEED },
        servers: [{ $ref: "#/servers/api" }],
        messages: verwijzing("components/messages"),
      },
    },
    operations: {
      bezorg: {
        ...{ action: "send", title: "Bezorgen", summary: "Elke notificatie van de ontvanger, één per verzoek." },
        channel: { $ref: "#/channels/webhook" },
        messages: berichtenOp("webhook"),
        bindings: { http: { method: "POST", bindingVersion: "0.3.0" } },
        security: ["handtekening", "aanmelding"].map((naam) => ({ $ref: `#/components/securitySchemes/${naam}` })),
      },
      leesFeed: {
        ...{ action: "send", title: "Feed lezen", summary: "Bijlezen wat een kanaal miste, of zonder kanaal werken." },
        channel: { $ref: "#/channels/feed" },
        messages: berichtenOp("feed"),
        bindings: { http: { method: "GET", bindingVersion: "0.3.0" } },
      },
    },
    components: {
      schemas: {
        CloudEvent: publiekSchema(cloudEventSchema, ENVELOP),
        Webhookkoppen: WEBHOOKKOPPEN,
        ...perType((type) => publiekSchema(type.data, VELDEN)),
      },
      messages: perType((type) => ({
        ...bericht(type, opties),
        traits: [{ $ref: "#/components/messageTraits/webhook" }],
      })),
      messageTraits: { webhook: { headers: { $ref: "#/components/schemas/Webhookkoppen" } } },
      securitySchemes: {
        handtekening: {
          ...{ type: "httpApiKey", name: "webhook-signature", in: "header" },
          description: "Standard Webhooks: elk verzoek is ondertekend met een geheim dat per kanaal is afgesproken.",
        },
        aanmelding: {
          type: "oauth2",
          description: "Naast de handtekening, waar de partner dat wil: een token van de partner zelf.",
          flows: { clientCredentials: { tokenUrl: "https://partner.example/oauth2/token", availableScopes: {} } },
        },
        systemen: {
          type: "oauth2",
          description: "Voor de feed: client credentials van deze API.",
          flows: {
            clientCredentials: {
              tokenUrl: opties.tokenUrl,
              availableScopes: { "notificaties:lezen": "De eigen notificaties lezen." },
            },
          },
          scopes: ["notificaties:lezen"],
        },
      },
    },
  };
};
