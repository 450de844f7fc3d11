import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { vindDemoActor } from "./actors.ts";
import { lokaleClient } from "./lokale-client.ts";
import { endpointVan } from "./ministack.ts";
import { output, outputVan } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { draaiendeWolken, mapVan } from "./wolken.ts";

/** Where a running local cloud is, as far as tokens need it. */
export interface Tokenbron {
  readonly endpoint: string;
  readonly outputs: Outputs;
  /** Folder of the cloud: it holds the password of its demo persons. */
  readonly map: string;
}

/** File with the password that this cloud's demo persons share; made anew for each cloud. */
export const wachtwoordbestand = (map: string): string => path.join(map, "wachtwoord");

/** By OAuth 2 client credentials, as a partner's system asks for it. */
const tokenVanSysteem = async (naam: string, { endpoint, outputs }: Tokenbron): Promise<string> => {
  const ClientId = outputVan(outputs, "Client", naam);
  const { UserPoolClient } = await new CognitoIdentityProviderClient(lokaleClient(endpoint)).send(
    new DescribeUserPoolClientCommand({ UserPoolId: output(outputs, "GebruikerspoolId"), ClientId }),
  );
  const aanmelding = Buffer.from(`${ClientId}:${UserPoolClient?.ClientSecret ?? ""}`).toString("base64");
  const antwoord = await fetch(output(outputs, "TokenEindpunt"), {
    method: "POST",
    headers: { authorization: `Basic ${aanmelding}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (!antwoord.ok) throw new Error(`Geen token voor ${naam}: ${antwoord.status} ${await antwoord.text()}`);
  return z.object({ access_token: z.string() }).parse(await antwoord.json()).access_token;
};

const tokenVanPersoon = async (naam: string, { endpoint, outputs, map }: Tokenbron): Promise<string> => {
  const { AuthenticationResult } = await new CognitoIdentityProviderClient(lokaleClient(endpoint)).send(
    new InitiateAuthCommand({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: output(outputs, "PersonenClientId"),
      AuthParameters: { USERNAME: naam, PASSWORD: readFileSync(wachtwoordbestand(map), "utf8") },
    }),
  );
  if (AuthenticationResult?.AccessToken === undefined) throw new Error(`Geen token voor ${naam}`);
  return AuthenticationResult.AccessToken;
};

/** A bearer token of a demo actor, an hour valid: client credentials for a system, a password for a person. */
export const haalToken = async (naam: string, bron: Tokenbron): Promise<string> =>
  vindDemoActor(naam).soort === "systeem" ? tokenVanSysteem(naam, bron) : tokenVanPersoon(naam, bron);

/**
 * The newest local cloud that runs, or the one of this name.
 * @throws when there is none, with how to start one
 */
export const vindTokenbron = (gezocht: string | undefined): Tokenbron => {
  const wolk = draaiendeWolken().find(
    ({ naam, outputs }) => outputs !== null && (gezocht === undefined || naam === gezocht),
  );
  if (wolk?.ministack == null || wolk.outputs === null)
    throw new Error(
      `Er draait geen lokale cloud${gezocht === undefined ? "" : ` '${gezocht}'`}. Start er een met \`npm run cloud:up\` of \`npm start\`.`,
    );
  return { endpoint: endpointVan(wolk.ministack.port), outputs: wolk.outputs, map: mapVan(wolk.naam) };
};

/** `npm run token -- <actor> [--cloud <naam>]`: prints nothing but the token, from the newest cloud unless named. */
const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { cloud: { type: "string" } } });
  const actor = vindDemoActor(positionals[0] ?? "");
  console.log(await haalToken(actor.naam, vindTokenbron(values.cloud)));
};

if (import.meta.main)
  main().catch((fout: unknown) => {
    console.error(fout instanceof Error ? fout.message : fout);
    process.exitCode = 1;
  });
