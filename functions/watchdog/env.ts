import * as z from "zod";
import {
  busEnv,
  caseworkEnv,
  heraanbodEnv,
  klokEnv,
  machineEnv,
  ontvangersEnv,
} from "../../shared/runtime/omgeving.ts";

/** Environment of `watchdog` (the clock); infra supplies exactly this. */
export const envSchema = z.object({
  ...caseworkEnv,
  ...machineEnv,
  ...busEnv,
  ...klokEnv,
  ...heraanbodEnv,
  ...ontvangersEnv,
  /** Queue (URL) of who judges attachments. */
  KEURING_WACHTRIJ: z.url(),
});
