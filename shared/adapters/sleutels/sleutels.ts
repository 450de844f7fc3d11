import { createHmac } from "node:crypto";
import * as z from "zod";
import type { Sleutels } from "../../ports/sleutels.ts";

const geheimSchema = z.object({ versie: z.string().regex(/^\d+$/), sleutel: z.string().min(32) });

/** Keyed hashes under the active key of a secret; `lees` gives the secret's text and keeps it a while. */
export const maakSleutels = (lees: () => Promise<string>): Sleutels => ({
  hash: async (tekst) => {
    const { versie, sleutel } = geheimSchema.parse(JSON.parse(await lees()));
    return `v${versie}:${createHmac("sha256", sleutel).update(tekst).digest("hex")}`;
  },
});
