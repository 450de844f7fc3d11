import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import type { Kanalen } from "../../ports/bezorging.ts";

const geheimSchema = z.object({ geheim: z.string().min(1) });
/** A changed secret is in use after this many milliseconds. */
const BEWAARD_MS = 300_000;

/** Channels from configuration: the URL is a setting, the secret is read from Secrets Manager and kept for five minutes. */
export const maakKanalen = (
  client: SecretsManagerClient,
  urls: Readonly<Record<string, string>>,
  geheimen: Readonly<Record<string, string>>,
  nu: () => number = Date.now,
): Kanalen => {
  const bewaard = new Map<string, { readonly geheim: string; readonly tot: number }>();
  const leesGeheim = async (arn: string): Promise<string> => {
    const eerder = bewaard.get(arn);
    if (eerder !== undefined && nu() < eerder.tot) return eerder.geheim;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const { geheim } = geheimSchema.parse(JSON.parse(SecretString ?? "null"));
    bewaard.set(arn, { geheim, tot: nu() + BEWAARD_MS });
    return geheim;
  };
  return {
    vind: async (ontvanger) => {
      const url = urls[ontvanger];
      const arn = geheimen[ontvanger];
      return url === undefined || arn === undefined ? null : { url, geheim: await leesGeheim(arn) };
    },
  };
};
