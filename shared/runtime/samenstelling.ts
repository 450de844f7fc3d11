import { createHash, randomUUID } from "node:crypto";
import { maakCasework } from "../adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../adapters/dynamodb/client.ts";
import { maakRegister } from "../adapters/dynamodb/register.ts";
import { maakVerwerkingslog } from "../adapters/dynamodb/verwerkingslog.ts";
import { maakGeheimen } from "../adapters/geheimen/geheimen.ts";
import { makeKalender } from "../adapters/kalender/kalender.ts";
import { maakTokenVerifier } from "../adapters/oidc/token-verifier.ts";
import { maakSleutels } from "../adapters/sleutels/sleutels.ts";
import type { Hash } from "../domain/historie.ts";
import { instantVan, type Instant } from "../domain/tijd.ts";
import type { Kalender } from "../domain/kalender.ts";
import type { Regio } from "../domain/regio.ts";
import type { ActorRegister } from "../ports/register.ts";
import { laadRegio } from "../region/index.ts";
import type { Afhankelijkheden, OpenbareAfhankelijkheden } from "./afhankelijkheden.ts";
import { createApiHandler, createOpenbareHandler } from "./api-handler.ts";
import type { ApiHandler } from "./raam.ts";
import type { OpenbareRoute, Route } from "./route.ts";

/** The wall clock. */
export const nu = (): Instant => instantVan(new Date());

const hash: Hash = (tekst) => createHash("sha256").update(tekst).digest("hex");

/** Where a processing activity is described; the activity is named after it. */
const loginstellingen = (regio: Regio) => {
  const { eenheid, aantal } = regio.bewaartermijnen.verwerkingslog;
  return {
    registerBasis: `urn:ketenregie:${regio.code}:verwerking`,
    bewaarDagen: eenheid === "jaren" ? aantal * 366 : aantal,
  };
};

interface CaseworkEnv {
  readonly TABEL: string;
  readonly REGIO: string;
  readonly LOGTABEL?: string;
}

/**
 * The casework on its table, for functions that need nothing else.
 * @param kalender for a function that reads a whole casus
 */
export const stelCaseworkSamen = (env: CaseworkEnv, client = maakDocumentClient(), kalender?: Kalender) =>
  maakCasework({
    ...(kalender === undefined ? {} : { kalender }),
    client,
    tabel: env.TABEL,
    logtabel: env.LOGTABEL ?? null,
    log: loginstellingen(laadRegio(env.REGIO)),
  });

interface BasisEnv extends CaseworkEnv {
  readonly LOGTABEL: string;
  readonly SLEUTEL_GEHEIM: string;
}

/** What every use case on casework is given, on the real services. */
export const stelSamen = (env: BasisEnv, client = maakDocumentClient()): Afhankelijkheden => {
  const regio = laadRegio(env.REGIO);
  const geheimen = maakGeheimen();
  const kalender = makeKalender(regio);
  return {
    casework: stelCaseworkSamen(env, client, kalender),
    verwerkingslog: maakVerwerkingslog(client, env.LOGTABEL, loginstellingen(regio)),
    sleutels: maakSleutels(() => geheimen.lees(env.SLEUTEL_GEHEIM)),
    regio,
    kalender,
    nieuwId: randomUUID,
    hash,
  };
};

interface ApiEnv extends BasisEnv {
  readonly OIDC_UITGEVER: string;
  readonly OIDC_JWKS_URI: string;
  readonly OIDC_AUDIENCE: string;
  readonly OIDC_PERSONEN_CLIENTS: readonly string[];
  readonly OIDC_SCOPE_VOORVOEGSEL: string;
  readonly PROBLEEM_BASIS: string;
  readonly API_BASIS: string;
}

/**
 * An API function: its routes behind the one frame (token, register, checks, headers).
 * @param registerVan the register by which this function knows who calls; ours, when left out
 */
export const stelApiSamen = (
  env: ApiEnv,
  routes: (afhankelijkheden: Afhankelijkheden) => readonly Route[],
  registerVan: (register: ActorRegister, afhankelijkheden: Afhankelijkheden) => ActorRegister = (register) => register,
): ApiHandler => {
  const client = maakDocumentClient();
  const afhankelijkheden = stelSamen(env, client);
  return createApiHandler({
    routes: routes(afhankelijkheden),
    token: maakTokenVerifier({
      uitgever: env.OIDC_UITGEVER,
      jwksUri: env.OIDC_JWKS_URI,
      scopeVoorvoegsel: env.OIDC_SCOPE_VOORVOEGSEL,
      audience: env.OIDC_AUDIENCE,
      personenClients: env.OIDC_PERSONEN_CLIENTS,
    }),
    register: registerVan(maakRegister(client, env.TABEL), afhankelijkheden),
    config: { probleemBasis: env.PROBLEEM_BASIS, apiBasis: env.API_BASIS },
  });
};

interface OpenbareEnv extends CaseworkEnv {
  readonly PROBLEEM_BASIS: string;
  readonly API_BASIS: string;
}

/** A public function: its routes behind the frame that asks nobody who they are. */
export const stelOpenbaarSamen = (
  env: OpenbareEnv,
  routes: (afhankelijkheden: OpenbareAfhankelijkheden) => readonly OpenbareRoute[],
): ApiHandler => {
  const regio = laadRegio(env.REGIO);
  return createOpenbareHandler({
    routes: routes({
      ...{ casework: stelCaseworkSamen(env), regio, kalender: makeKalender(regio), nieuwId: randomUUID, hash },
    }),
    config: { probleemBasis: env.PROBLEEM_BASIS, apiBasis: env.API_BASIS },
  });
};
