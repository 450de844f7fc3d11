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
  /** Recipients that want their tasks together and at which local time, with commas between: `moviera=08:00`; empty: nobody. */
  BUNDELS: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").filter((een) => een !== ""))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^[a-z0-9-]+=([01]\d|2[0-3]):[0-5]\d$/)
          .transform((een): [string, string] => {
            const [ontvanger = "", om = ""] = een.split("=");
            return [ontvanger, om];
          }),
      ),
    ),
});
