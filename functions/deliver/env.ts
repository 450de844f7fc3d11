import * as z from "zod";
import { heraanbodEnv, jsonObject, postEnv, tabelEnv } from "../../shared/runtime/omgeving.ts";

const kanaalSchema = z.discriminatedUnion("soort", [
  z.object({
    soort: z.literal("webhook"),
    url: z.url(),
    /** Secret (ARN) that holds `{geheim, vorigGeheim?, clientGeheim?}`. */
    geheim: z.string().min(1),
    aanmelding: z.object({ tokenEindpunt: z.url(), clientId: z.string(), scope: z.string().optional() }).optional(),
    terugval: z.email().optional(),
  }),
  z.object({ soort: z.literal("email"), adres: z.email() }),
]);

/** Environment of `deliver` (delivery by webhook and e-mail); infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  ...heraanbodEnv,
  ...postEnv,
  /** JSON: recipient → its channel. */
  KANALEN: jsonObject(kanaalSchema),
  /** JSON: queue (ARN) → recipient whose events it holds. */
  WACHTRIJ_ONTVANGERS: jsonObject(z.string().min(1)),
  /** DNS name by which we introduce ourselves to a partner's system: the host of our API. */
  HERKOMST: z.string().min(1),
  /** Seconds that one delivery may take: name, connection, signing in and the head of the answer. */
  BEZORG_SECONDEN: z
    .string()
    .regex(/^([1-9]|10)$/)
    .transform(Number),
  /** `ja`: a webhook may be plain http on this machine. Only for the local cloud. */
  LOOPBACK_TOEGESTAAN: z.enum(["ja", "nee"]),
});
