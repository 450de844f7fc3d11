import { createHash } from "node:crypto";
import * as z from "zod";
import type { Kanalen } from "../../ports/bezorging.ts";
import type { Geheimen } from "../geheimen/geheimen.ts";

const geheimSchema = z.object({ geheim: z.string().min(1) });

/**
 * Channels from configuration.
 * @param urls recipient → address of its webhook
 * @param geheimArns recipient → secret with `{geheim}`, the key of its signature
 */
export const maakKanalen = (
  geheimen: Geheimen,
  urls: Readonly<Record<string, string>>,
  geheimArns: Readonly<Record<string, string>>,
): Kanalen => ({
  vind: async (ontvanger) => {
    const url = urls[ontvanger];
    const arn = geheimArns[ontvanger];
    if (url === undefined || arn === undefined) return null;
    const { geheim } = geheimSchema.parse(JSON.parse(await geheimen.lees(arn)));
    return {
      kanaal: { soort: "webhook", url, geheim, aanmelding: null },
      vingerafdruk: createHash("sha256").update(url).digest("hex").slice(0, 32),
      terugval: null,
    };
  },
});
