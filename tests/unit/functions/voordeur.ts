import type { APIGatewayProxyResult, Context } from "aws-lambda";
import * as z from "zod";
import { metEersteBeheerder } from "../../../functions/beheer/eerste-beheerder.ts";
import { beheerRoutes } from "../../../functions/beheer/routes.ts";
import { bijlageRoutes } from "../../../functions/bijlagen/routes.ts";
import { carrySamenvoegingUseCase } from "../../../functions/driver/carry-samenvoeging.ts";
import { continueMeldingUseCase } from "../../../functions/driver/continue-melding.ts";
import { joinSignalenUseCase } from "../../../functions/driver/join-signalen.ts";
import { registerPlekkenUseCase } from "../../../functions/driver/register-plekken.ts";
import { rematchDossierUseCase } from "../../../functions/driver/rematch-dossier.ts";
import { casusRoutes } from "../../../functions/casus/routes.ts";
import { dossierRoutes } from "../../../functions/dossier/routes.ts";
import { receiveMelding } from "../../../functions/formulier/receive-melding.ts";
import { intakeRoutes } from "../../../functions/intake/routes.ts";
import { gidsRoutes } from "../../../functions/gids/routes.ts";
import { opsporingRoutes } from "../../../functions/opsporing/routes.ts";
import { planningRoutes } from "../../../functions/planning/routes.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { notificatieRoutes } from "../../../functions/notificaties/routes.ts";
import { listPreventie, readPreventie, recordPreventie } from "../../../functions/preventie/preventie.ts";
import { sturingRoutes } from "../../../functions/sturing/routes.ts";
import { voerOpdrachtUit, type TakenAfhankelijkheden } from "../../../functions/taken/opdrachten.ts";
import { readTerugkoppeling } from "../../../functions/terugkoppeling/read-terugkoppeling.ts";
import type { Kanaalsoort } from "../../../shared/api/schemas/kanalen.ts";
import type { Methode } from "../../../shared/api/operatie.ts";
import { preventieOperaties } from "../../../shared/api/schemas/preventie.ts";
import { publiekeMeldingOperaties } from "../../../shared/api/schemas/publieke-melding.ts";
import { leesTerugkoppeling } from "../../../shared/api/schemas/terugkoppeling.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { casusIdSchema, meldingIdSchema } from "../../../shared/domain/ids.ts";
import { gelukt, mislukt } from "../../../shared/domain/result.ts";
import { instantSchema, plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { createApiHandler, createOpenbareHandler } from "../../../shared/runtime/api-handler.ts";
import type { ApiEvent } from "../../../shared/runtime/http.ts";
import { maakOpenbareRoute, maakRoute, type Route } from "../../../shared/runtime/route.ts";
import {
  maakAfhankelijkhedenDouble,
  maakRegisterDouble,
  type AfhankelijkhedenDouble,
} from "../../doubles/afhankelijkheden.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { ACTOREN } from "../../fixtures/actoren.ts";
import {
  bijGebeurtenis,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  ZONDER_KANALEN,
} from "../keten-records.ts";

export const PROBLEEM_BASIS = "https://ketenregie.example/problemen";
export const BEGIN = instantSchema.parse("2026-03-02T09:00:00.000Z");
/** Who administers while the register is empty. */
export const EERSTE_BEHEERDER = "sub-van-de-eerste";
const SCOPES = [
  ...["meldingen:schrijven", "meldingen:lezen", "casussen:lezen", "casussen:schrijven", "taken:lezen"],
  ...["notificaties:lezen", "preventie:lezen", "preventie:schrijven", "gids:lezen", "gids:schrijven"],
  ...["sturing:lezen", "sturing:schrijven", "bezorging:lezen", "bezorging:schrijven"],
];

/** Who has a channel; every other has only its feed. */
const KANAALSOORTEN = new Map<string, Kanaalsoort>([
  ...["politie", "nla", "ketenregieteam", "opsporing-politie", "fg"].map(
    (ontvanger) => [ontvanger, "webhook"] as const,
  ),
  ...[["mee-samen", "email"] as const, ["om", "wachtrij"] as const],
]);

export interface Vraagopties {
  /** Idempotency-Key; a new one when left out, none when null. */
  readonly sleutel?: string | null;
  /** The body as it is sent; null: none. */
  readonly tekst?: string | null;
  readonly query?: Readonly<Record<string, string>>;
  readonly ifMatch?: string;
  /** Media type of the body; JSON when left out. */
  readonly mediatype?: string;
}

/** An answer with its body read. */
export interface Antwoord {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly koppen: Readonly<Record<string, unknown>>;
  /** The last part of the problem type; `null` on success. */
  readonly code: string | null;
  readonly rauw: APIGatewayProxyResult;
}

const inhoudSchema = z.record(z.string(), z.unknown());

const leesAntwoord = (rauw: APIGatewayProxyResult): Antwoord => {
  const isJson = !String(rauw.headers?.["Content-Type"]).startsWith("text/");
  const gelezen = inhoudSchema.parse(rauw.body === "" || !isJson ? {} : JSON.parse(rauw.body));
  const type = typeof gelezen["type"] === "string" && rauw.statusCode >= 400 ? gelezen["type"] : null;
  return {
    status: rauw.statusCode,
    body: gelezen,
    koppen: rauw.headers ?? {},
    code: type === null ? null : type.slice(PROBLEEM_BASIS.length + 1),
    rauw,
  };
};

/** Every operation that asks a token, with its real use case. */
export const routesVan = (afhankelijkheden: AfhankelijkhedenDouble): readonly Route[] => {
  const { regio } = afhankelijkheden;
  const preventie = preventieOperaties(regio);
  return [
    ...intakeRoutes(afhankelijkheden, PROBLEEM_BASIS),
    ...dossierRoutes(afhankelijkheden),
    ...bijlageRoutes(afhankelijkheden),
    ...casusRoutes(afhankelijkheden),
    ...planningRoutes(afhankelijkheden),
    ...opsporingRoutes(afhankelijkheden),
    ...gidsRoutes(afhankelijkheden),
    ...beheerRoutes(afhankelijkheden),
    ...sturingRoutes(afhankelijkheden),
    maakRoute(preventie.legPreventieVast, recordPreventie(afhankelijkheden)),
    maakRoute(preventie.leesPreventie, readPreventie(afhankelijkheden)),
    maakRoute(preventie.leesPreventies, listPreventie(afhankelijkheden)),
    ...notificatieRoutes({
      ...afhankelijkheden,
      ...{ cloudevent: INSTELLINGEN, kanaalsoorten: KANAALSOORTEN, heraanbodSeconden: 60 },
    }),
  ];
};

/** The API as a client meets it: the real frame, routes and use cases, over doubles of what lies outside. */
export const maakVoordeur = (
  extra: readonly Actor[] = [],
  afhankelijkheden: AfhankelijkhedenDouble = maakAfhankelijkhedenDouble(),
) => {
  const { casework, regio } = afhankelijkheden;
  const vast = maakRegisterDouble([...ACTOREN, ...extra]);
  // Who is registered through the API is known by it; the others are there without an entry.
  const register = metEersteBeheerder(
    { vind: async (naam) => (await casework.actor(naam)) ?? vast.vind(naam) },
    EERSTE_BEHEERDER,
    regio,
  );
  let nu = BEGIN;
  /** What the function logged, as it would be written. */
  const functieregels: unknown[] = [];
  const handler = createApiHandler({
    routes: routesVan(afhankelijkheden),
    // The token is the name under which the actor is registered.
    token: {
      verify: async (naam) => {
        const actor = await register.vind(naam);
        return actor === null ? mislukt("ongeldig") : gelukt({ aanmeldnaam: naam, soort: actor.soort, scopes: SCOPES });
      },
    },
    register,
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    nu: () => nu,
    log: (...regel) => functieregels.push(regel),
  });

  /** What anybody may ask: the frame without tokens and register. */
  const openbaar = createOpenbareHandler({
    routes: [
      maakOpenbareRoute(leesTerugkoppeling, readTerugkoppeling(afhankelijkheden)),
      maakOpenbareRoute(publiekeMeldingOperaties(regio).dienPubliekeMeldingIn, receiveMelding(afhankelijkheden)),
    ],
    config: { probleemBasis: PROBLEEM_BASIS, apiBasis: "/v1" },
    nu: () => nu,
    log: (...regel) => functieregels.push(regel),
  });
  const vraagOpenbaar = async (pad: string, body: unknown, anders: Partial<ApiEvent> = {}): Promise<Antwoord> =>
    leesAntwoord(
      await openbaar(
        {
          ...{ path: pad, httpMethod: "POST", headers: { "Content-Type": "application/json" }, resource: "" },
          ...{ body: JSON.stringify(body), isBase64Encoded: false, multiValueQueryStringParameters: null },
          ...anders,
        },
        {} as Context,
      ),
    );

  let teller = 0;
  const vraag = async (
    naam: string,
    httpMethod: Methode,
    pad: string,
    body?: unknown,
    { sleutel, tekst, query, ifMatch, mediatype = "application/json" }: Vraagopties = {},
  ): Promise<Antwoord> => {
    const rauw = await handler(
      {
        path: pad,
        httpMethod,
        headers: {
          Authorization: `Bearer ${naam}`,
          ...(httpMethod === "POST" || httpMethod === "PUT" ? { "Content-Type": mediatype } : {}),
          ...(ifMatch === undefined ? {} : { "If-Match": ifMatch }),
          ...(httpMethod === "POST" && sleutel !== null
            ? { "Idempotency-Key": sleutel ?? `sleutel-${String((teller += 1))}` }
            : {}),
        },
        body: tekst ?? (body === undefined ? null : JSON.stringify(body)),
        isBase64Encoded: false,
        multiValueQueryStringParameters: Object.fromEntries(
          Object.entries(query ?? {}).map(([sleutelnaam, waarde]) => [sleutelnaam, [waarde]]),
        ),
        resource: "",
      },
      {} as Context,
    );
    return leesAntwoord(rauw);
  };

  const meldUitkomst: { readonly taaktoken: string; readonly uitkomst: string }[] = [];
  /** What the machines ask, with who hears the outcomes. */
  const takenMet = (machines: TakenAfhankelijkheden["machines"]) =>
    voerOpdrachtUit({ basis: afhankelijkheden, nu: () => nu, machines });
  const taken = takenMet({
    meld: (taaktoken, uitkomst) => {
      meldUitkomst.push({ taaktoken, uitkomst });
      return Promise.resolve("gemeld");
    },
  });
  /** The machine of the casus arrives where the casus stands. */
  const machine = async (casusId: string, taaktoken = "token-1"): Promise<void> => {
    const casus = await casework.casus(casusIdSchema.parse(casusId));
    if (casus?.status !== "open") throw new Error("casus niet open");
    const { hoofdstap, n } = casus.uitvoering;
    const { stap } = casus.positie;
    if (stap === "acties-uitzetten") {
      for (let uitkomst = "verder"; uitkomst === "verder";) {
        uitkomst = (await taken({ opdracht: "zet-acties-uit", casusId, hoofdstap, n }))?.uitkomst ?? "";
      }
    } else await taken({ opdracht: "open-taak", casusId, hoofdstap, n, stap, taaktoken });
  };

  const bus = maakBusDouble();
  /** The outbox offers what was not offered yet, so that it can be read in the feeds. */
  const publiceer = (): Promise<void> =>
    publishGebeurtenissen(casework.vanType("gebeurtenis").map(bijGebeurtenis), {
      ...{ casework, bus, opzij: maakOpzijDouble(), log: maakLogDouble().log, instellingen: INSTELLINGEN },
      ...{ ...ZONDER_KANALEN, heraanbodSeconden: 60, nu: () => nu, wacht: geenPauze },
    });

  return {
    ...afhankelijkheden,
    ...{ vraag, vraagOpenbaar, taken, takenMet, machine, meldUitkomst, functieregels, publiceer },
    actoren: [...ACTOREN, ...extra],
    vervolgMelding: continueMeldingUseCase(afhankelijkheden, () => nu),
    registreerPlekken: registerPlekkenUseCase(afhankelijkheden, () => nu),
    voegSignalenToe: joinSignalenUseCase(afhankelijkheden, () => nu),
    rematchDossier: rematchDossierUseCase(afhankelijkheden, () => nu),
    voegSamen: carrySamenvoegingUseCase(afhankelijkheden, () => nu),
    nu: () => nu,
    zetKlok: (moment: Instant) => {
      nu = moment;
    },
    verder: (seconden: number) => {
      nu = plusSeconden(nu, seconden);
    },
  };
};
export type Voordeur = ReturnType<typeof maakVoordeur>;

/** The casus that a melding came to, as the meldpunt finds it. */
export const casusVan = async (deur: Voordeur, meldingId: unknown): Promise<string> => {
  const melding = await deur.casework.melding(meldingIdSchema.parse(meldingId));
  const casusId = melding?.casusIds[0];
  if (casusId === undefined) throw new Error("geen casus");
  return casusId;
};
