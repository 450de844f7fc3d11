import * as z from "zod";
import { busEnv, heraanbodEnv, opzijEnv, tabelEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `outbox` (the stream consumer that publishes); infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  ...busEnv,
  ...heraanbodEnv,
  ...opzijEnv,
  /** Recipients to whom `deliver` brings what there is (webhook, e-mail), with commas between; the others read their feed. */
  WEBHOOK_ONTVANGERS: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").filter((code) => code !== "")),
});
