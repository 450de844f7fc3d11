import type { APIGatewayProxyResult, Context } from "aws-lambda";
import * as z from "zod";
import type { Aanmelding, TokenVerifier } from "../../../shared/api/aanmelding.ts";
import { definieerOperatie } from "../../../shared/api/operatie.ts";
import { paginagrootte, tijdstip } from "../../../shared/api/velden.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { gelukt, mislukt } from "../../../shared/domain/result.ts";
import { datumSchema, instantSchema } from "../../../shared/domain/tijd.ts";
import type { Weigering } from "../../../shared/domain/weigering.ts";
import { createApiHandler } from "../../../shared/runtime/api-handler.ts";
import type { ApiEvent } from "../../../shared/runtime/http.ts";
import type { Log } from "../../../shared/runtime/log.ts";
import { maakRoute } from "../../../shared/runtime/route.ts";
import type { AntwoordVan, Verzoek } from "../../../shared/runtime/verzoek.ts";

/** A small API that uses every part of the frame: the tests go through its front door. */
export const proefId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
export const PROBLEEM_BASIS = "https://ketenregie.example/problemen";

const persoon = z.strictObject({ rol: z.enum(["getuige", "verdachte"]), geboortedatum: datumSchema.nullable() });
const onderneming = z.strictObject({ naam: z.string().max(5) });

export const maakProef = definieerOperatie({
  operationId: "maakProef",
  methode: "POST",
  pad: "/v1/proeven/{proefId}/delen",
  samenvatting: "Proef",
  tag: "Proeven",
  scope: "proeven:schrijven",
  parameters: { pad: z.strictObject({ proefId: z.uuid({ version: "v4" }).brand<"ProefId">() }) },
  body: z.strictObject({
    soort: z.enum(["melding", "signaal"]),
    inhoud: z.string().min(1).max(20),
    aantal: z.int().min(1).optional(),
    sinds: tijdstip.optional(),
    betrokkenen: z
      .array(z.union([persoon, onderneming]))
      .min(1)
      .max(3),
  }),
  antwoorden: { 201: z.object({ proefId: z.string(), sinds: instantSchema.nullable() }), 204: null },
  weigeringen: ["casus-niet-open"],
  idempotencyKey: "verplicht-voor-systemen",
});

export const lijstProeven = definieerOperatie({
  operationId: "lijstProeven",
  methode: "GET",
  pad: "/v1/proeven",
  samenvatting: "Proeven",
  tag: "Proeven",
  scope: "proeven:lezen",
  parameters: { query: z.strictObject({ perPagina: paginagrootte, soort: z.enum(["melding"]).optional() }) },
  antwoorden: { 200: z.object({ perPagina: z.int() }) },
  weigeringen: [],
});

const actor = (aanmeldnaam: string, soort: "systeem" | "persoon"): Actor => ({
  type: "actor",
  aanmeldnaam,
  actorId: aanmeldnaam,
  versie: 1,
  soort,
  organisatie: "politie",
  deelname: null,
  domein: null,
  rollen: ["partnersysteem"],
  gemeente: null,
  zetels: [],
  mandaten: [],
});

const AANMELDINGEN: Readonly<Record<string, Aanmelding>> = {
  "systeem-token": { aanmeldnaam: "systeem", soort: "systeem", scopes: ["proeven:lezen", "proeven:schrijven"] },
  "scopeloos-token": { aanmeldnaam: "systeem", soort: "systeem", scopes: [] },
  "persoon-token": { aanmeldnaam: "persoon", soort: "persoon", scopes: [] },
  "vreemd-token": { aanmeldnaam: "vreemd", soort: "persoon", scopes: [] },
  "vermomd-token": { aanmeldnaam: "systeem", soort: "persoon", scopes: [] },
};

const token: TokenVerifier = {
  verify: (tekst) => {
    const aanmelding = AANMELDINGEN[tekst];
    return Promise.resolve(aanmelding === undefined ? mislukt("ongeldig") : gelukt(aanmelding));
  },
};

export interface Regel {
  readonly regel: string;
  readonly velden: Readonly<Record<string, unknown>>;
}

export interface Proefapi {
  readonly vraag: (event: Partial<ApiEvent>, context?: Partial<Context>) => Promise<APIGatewayProxyResult>;
  readonly gelezen: Verzoek<typeof maakProef>[];
  readonly regels: Regel[];
}

type Proefantwoord = AntwoordVan<typeof maakProef>;
type Afhandeling = (verzoek: Verzoek<typeof maakProef>) => Proefantwoord | Promise<Proefantwoord>;

/** Reads its input as a use case does: body, then key. */
export const gewoon: Afhandeling = (verzoek) => {
  const body = verzoek.body();
  if (!body.ok) return { weigering: body.fout };
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const { proefId: id } = verzoek.padParameters;
  return { status: 201, body: { proefId: id, sinds: body.waarde.sinds ?? null }, locatie: `/proeven/${id}` };
};

export const weigert =
  (weigering: Weigering): Afhandeling =>
  () => ({ weigering });

export const proefapi = (afhandeling: Afhandeling = gewoon): Proefapi => {
  const gelezen: Verzoek<typeof maakProef>[] = [];
  const regels: Regel[] = [];
  const log: Log = (regel, velden) => regels.push({ regel, velden: velden ?? {} });
  const handler = createApiHandler({
    routes: [
      maakRoute(maakProef, async (verzoek) => {
        gelezen.push(verzoek);
        return await afhandeling(verzoek);
      }),
      maakRoute(lijstProeven, (verzoek): Promise<AntwoordVan<typeof lijstProeven>> => {
        const query = verzoek.query();
        return Promise.resolve(query.ok ? { status: 200, body: query.waarde } : { weigering: query.fout });
      }),
    ],
    token,
    register: {
      vind: (aanmeldnaam) =>
        Promise.resolve(
          aanmeldnaam === "systeem" || aanmeldnaam === "persoon" ? actor(aanmeldnaam, aanmeldnaam) : null,
        ),
    },
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    nu: () => instantSchema.parse("2026-11-24T09:00:00.000Z"),
    log,
  });
  const vraag: Proefapi["vraag"] = (event, context = {}) => handler({ ...goedVerzoek(), ...event }, context as Context);
  return { vraag, gelezen, regels };
};

export const goedeBody = {
  soort: "melding",
  inhoud: "tekst",
  betrokkenen: [{ rol: "getuige", geboortedatum: null }],
} as const;

export const koppen = (extra: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  Authorization: "Bearer systeem-token",
  "Content-Type": "application/json",
  "Idempotency-Key": "sleutel-1",
  ...extra,
});

export const goedVerzoek = (): ApiEvent => ({
  multiValueQueryStringParameters: null,
  httpMethod: "POST",
  path: `/v1/proeven/${proefId}/delen`,
  resource: "/v1/proeven/{proxy+}",
  headers: koppen(),
  body: JSON.stringify(goedeBody),
  isBase64Encoded: false,
});

export const inhoud = (antwoord: APIGatewayProxyResult): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(antwoord.body));

const probleemSchema = z.looseObject({
  type: z.url(),
  title: z.string().min(3),
  status: z.int(),
  detail: z.string().min(10),
  fouten: z.array(z.strictObject({ veld: z.string().min(1), melding: z.string().min(1) })).optional(),
});

/** The problem details of an answer, proven to be such. */
export const probleem = (
  antwoord: APIGatewayProxyResult,
): z.output<typeof probleemSchema> & { readonly code: string } => {
  const gelezen = probleemSchema.parse(inhoud(antwoord));
  if (antwoord.headers?.["Content-Type"] !== "application/problem+json") throw new Error("not problem+json");
  if (gelezen.status !== antwoord.statusCode) throw new Error("status differs");
  return { ...gelezen, code: gelezen.type.slice(PROBLEEM_BASIS.length + 1) };
};

/** The headers without this one. */
export const koppenZonder = (weg: string): Record<string, string> =>
  Object.fromEntries(Object.entries(koppen()).filter(([naam]) => naam !== weg));
