import * as z from "zod";
import { busEnv, heraanbodEnv, ontvangersEnv, opzijEnv, tabelEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `outbox` (the stream consumer that publishes); infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  ...busEnv,
  ...heraanbodEnv,
  ...opzijEnv,
  ...ontvangersEnv,
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
