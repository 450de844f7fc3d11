import * as z from "zod";

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
  /** The table of casework (name). */
  TABEL: z.string().min(1),
  /** Region whose data (shared/region) the function follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Environment, such as `local`; a dimension of metrics and logs. */
  OMGEVING: z.string().min(1),
  /** JSON: recipient → secret (ARN) that holds `{geheim}`, the key of its webhook signature. */
  KANAAL_GEHEIMEN: jsonObject(z.string().min(1)),
  /** JSON: recipient → URL of its webhook. */
  KANAAL_URLS: jsonObject(z.url()),
  /** JSON: queue (ARN) → recipient whose events it holds. */
  WACHTRIJ_ONTVANGERS: jsonObject(z.string().min(1)),
  /** `ja`: a webhook may be plain http on this machine. Only for the local cloud. */
  LOOPBACK_TOEGESTAAN: z.enum(["ja", "nee"]),
  /** Seconds after which an item that was not published, reported or delivered is offered again. */
  HERAANBOD_SECONDEN: z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
});
