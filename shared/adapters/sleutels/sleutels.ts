import { createHmac } from "node:crypto";
import * as z from "zod";
import type { Sleutels } from "../../ports/sleutels.ts";

const geheimSchema = z.object({ versie: z.string().regex(/^\d+$/), sleutel: z.string().min(32) });

const leesGeheim = (tekst: string): z.infer<typeof geheimSchema> => {
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(tekst);
  } catch {
    // The parser's own message quotes what it could not read: the secret.
    throw new Error("The secret of the keyed hashes is not JSON");
  }
  return geheimSchema.parse(inhoud);
};

/**
 * Keyed hashes under the active key of a secret.
 * @param lees gives the secret's text, JSON `{versie, sleutel}`, and keeps it a while: it is asked at every hash
 */
export const maakSleutels = (lees: () => Promise<string>): Sleutels => ({
  hash: async (tekst) => {
    const { versie, sleutel } = leesGeheim(await lees());
    return `v${versie}:${createHmac("sha256", sleutel).update(tekst).digest("hex")}`;
  },
});
