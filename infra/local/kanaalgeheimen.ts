import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import { lokaleClient } from "./lokale-client.ts";
import { outputVan } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";

/** Reads the signing secret of a recipient's channel, as the partner was given it when its channel was set up. */
export const kanaalgeheim = ({ endpoint, outputs }: { readonly endpoint: string; readonly outputs: Outputs }) => {
  const client = new SecretsManagerClient(lokaleClient(endpoint));
  return async (ontvanger: string): Promise<string> => {
    const SecretId = outputVan(outputs, "KanaalGeheim", ontvanger);
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    return z.object({ geheim: z.string() }).parse(JSON.parse(SecretString ?? "{}")).geheim;
  };
};
