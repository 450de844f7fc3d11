import * as z from "zod";
import { busEnv, heraanbodEnv, opzijEnv, tabelEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `outbox` (the stream consumer that publishes); infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  ...busEnv,
  ...heraanbodEnv,
  ...opzijEnv,
  /** Recipients that have a webhook, with commas between; every other has only its feed. */
  WEBHOOK_ONTVANGERS: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").filter((code) => code !== "")),
});
