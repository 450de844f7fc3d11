import { CfnOutput, Duration, Fn } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import type { Environment } from "../environments/schema.ts";
import { SCOPES } from "../environments/schema.ts";
import { acknowledge } from "./erkenning.ts";
import { pascalCase } from "./keten-stack.ts";
import type { KetenStack } from "./keten-stack.ts";
import { fillIn } from "./sjabloon.ts";

/** What a function must know to verify a token. */
interface Aanmelding {
  readonly uitgever: string;
  readonly jwksUri: string;
  readonly audience: string;
  readonly personenClients: readonly string[];
  readonly scopeVoorvoegsel: string;
  readonly tokenEindpunt: string;
}

type EigenPool = Extract<Environment["oidc"], { soort: "eigen-pool" }>;

/** Identifier of the resource server; Cognito writes a scope as `keten/meldingen:schrijven`. */
const RESOURCE_SERVER = "keten";

const MFA = {
  uit: cognito.Mfa.OFF,
  optioneel: cognito.Mfa.OPTIONAL,
  verplicht: cognito.Mfa.REQUIRED,
} as const satisfies Record<EigenPool["mfa"], cognito.Mfa>;

/** Who issues tokens: the pool of this stack by default, or an issuer that exists already. */
export const createAanmelding = (stack: KetenStack): Aanmelding => {
  const { oidc } = stack.instellingen;
  return oidc.soort === "extern" ? oidc : createPool(stack, oidc);
};

const createPool = (stack: KetenStack, instelling: EigenPool): Aanmelding => {
  const { naam, gegevens } = stack.instellingen;
  const pool = new cognito.UserPool(stack, "Gebruikerspool", {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    signInCaseSensitive: false,
    accountRecovery: cognito.AccountRecovery.NONE,
    mfa: MFA[instelling.mfa],
    ...(instelling.mfa === "uit" ? {} : { mfaSecondFactor: { otp: true, sms: false } }),
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(3),
    },
    featurePlan: instelling.bescherming ? cognito.FeaturePlan.PLUS : cognito.FeaturePlan.ESSENTIALS,
    ...(instelling.bescherming
      ? { standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION }
      : {}),
    deletionProtection: gegevens.verwijderbeveiliging,
    removalPolicy: stack.bijVerwijderen,
  });
  if (!instelling.bescherming)
    acknowledge(pool, "No real person signs in here: the paid plan is for productie.", "COG8");
  if (instelling.mfa !== "verplicht") acknowledge(pool, "Demo actors of the local cloud sign in by script.", "COG2");

  // Unique in the whole region, which only something made at deploy time can promise.
  const uniek = Fn.select(0, Fn.split("-", Fn.select(2, Fn.split("/", stack.stackId))));
  const domein = pool.addDomain("Domein", { cognitoDomain: { domainPrefix: `ketenregie-${naam}-${uniek}` } });

  const scopes = new Map(
    SCOPES.map((scope) => [scope, new cognito.ResourceServerScope({ scopeName: scope, scopeDescription: scope })]),
  );
  const server = pool.addResourceServer("ResourceServer", {
    identifier: RESOURCE_SERVER,
    scopes: [...scopes.values()],
  });
  addMachineClients(stack, pool, server, scopes);
  const personen = addPersonenClient(stack, pool, instelling);

  const plaats = { poolId: pool.userPoolId, regio: stack.region, domein: domein.domainName };
  const aanmelding = {
    uitgever: fillIn(instelling.uitgever, plaats),
    jwksUri: fillIn(instelling.jwksUri, plaats),
    tokenEindpunt: fillIn(instelling.tokenEindpunt, plaats),
    audience: "",
    personenClients: [personen.userPoolClientId],
    scopeVoorvoegsel: `${RESOURCE_SERVER}/`,
  };
  new CfnOutput(stack, "GebruikerspoolId", { value: pool.userPoolId });
  return aanmelding;
};

/** One client with a secret per partner system: it takes tokens by client credentials, and nothing else. */
const addMachineClients = (
  stack: KetenStack,
  pool: cognito.UserPool,
  server: cognito.UserPoolResourceServer,
  scopes: ReadonlyMap<string, cognito.ResourceServerScope>,
): void => {
  for (const { naam, scopes: gevraagd } of stack.instellingen.machineclients) {
    const client = pool.addClient(pascalCase(naam), {
      generateSecret: true,
      accessTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      oAuth: {
        flows: { clientCredentials: true },
        scopes: gevraagd.flatMap((naam) => {
          const scope = scopes.get(naam);
          return scope === undefined ? [] : [cognito.OAuthScope.resourceServer(server, scope)];
        }),
      },
    });
    // Left out, Cognito would let people sign in through it.
    const cfn = client.node.defaultChild;
    if (cfn instanceof cognito.CfnUserPoolClient) cfn.explicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"];
    new CfnOutput(stack, `Client${pascalCase(naam)}`, { value: client.userPoolClientId });
  }
};

/** One public client for people: through the sign-in page where an application has one, by password only locally. */
const addPersonenClient = (
  stack: KetenStack,
  pool: cognito.UserPool,
  instelling: EigenPool,
): cognito.UserPoolClient => {
  const viaPagina = instelling.terugkeerAdressen.length > 0;
  const client = pool.addClient("Personen", {
    generateSecret: false,
    authFlows: instelling.wachtwoordAanmelding ? { userPassword: true } : { userSrp: true },
    accessTokenValidity: Duration.hours(1),
    preventUserExistenceErrors: true,
    disableOAuth: !viaPagina,
    ...(viaPagina
      ? {
          oAuth: {
            flows: { authorizationCodeGrant: true },
            scopes: [cognito.OAuthScope.OPENID],
            callbackUrls: instelling.terugkeerAdressen,
          },
        }
      : {}),
  });
  new CfnOutput(stack, "PersonenClientId", { value: client.userPoolClientId });
  return client;
};
