import * as z from "zod";
import { heraanbodEnv, tabelEnv } from "../../shared/runtime/omgeving.ts";

const jsonObject = <S extends z.ZodType>(waarde: S) =>
  z
    .string()
    .transform((tekst, context): unknown => {
      try {
        return JSON.parse(tekst);
      } catch {
        context.addIssue({ code: "custom", message: "geen JSON" });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), waarde));

/** Environment of `deliver` (webhook delivery); infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  ...heraanbodEnv,
  /** JSON: recipient → secret (ARN) that holds `{geheim}`, the key of its webhook signature. */
  KANAAL_GEHEIMEN: jsonObject(z.string().min(1)),
  /** JSON: recipient → URL of its webhook. */
  KANAAL_URLS: jsonObject(z.url()),
  /** JSON: queue (ARN) → recipient whose events it holds. */
  WACHTRIJ_ONTVANGERS: jsonObject(z.string().min(1)),
  /** `ja`: a webhook may be plain http on this machine. Only for the local cloud. */
  LOOPBACK_TOEGESTAAN: z.enum(["ja", "nee"]),
});
