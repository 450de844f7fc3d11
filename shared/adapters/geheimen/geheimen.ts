import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { tijdig } from "../tijdig.ts";

/** Reads secrets. */
export interface Geheimen {
  /**
   * The text of a secret, at most five minutes old.
   * @param arn name or ARN
   * @throws when it cannot be read or has no text
   */
  readonly lees: (arn: string) => Promise<string>;
}

const HOUDBAAR_MS = 5 * 60 * 1000;

/**
 * Secrets from Secrets Manager, cached: a rotated secret is in use within five minutes, a failed read is not kept.
 * @param nu milliseconds since the epoch
 */
export const maakGeheimen = (
  client: SecretsManagerClient = new SecretsManagerClient({ requestHandler: tijdig(3_000) }),
  nu: () => number = Date.now,
): Geheimen => {
  const bewaard = new Map<string, { readonly tot: number; readonly waarde: Promise<string> }>();
  const haal = async (arn: string): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (SecretString === undefined) throw new Error("The secret has no text value");
    return SecretString;
  };
  return {
    lees: (arn) => {
      const aanwezig = bewaard.get(arn);
      if (aanwezig !== undefined && nu() < aanwezig.tot) return aanwezig.waarde;
      const waarde = haal(arn);
      const inhoud = { tot: nu() + HOUDBAAR_MS, waarde };
      bewaard.set(arn, inhoud);
      waarde.catch(() => {
        if (bewaard.get(arn) === inhoud) bewaard.delete(arn);
      });
      return waarde;
    },
  };
};
