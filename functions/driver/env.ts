import * as z from "zod";
import { caseworkEnv, machineEnv, opzijEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `driver` (the stream consumer that drives the state machines); infra supplies exactly this. */
export const envSchema = z.object({
  ...caseworkEnv,
  ...machineEnv,
  ...opzijEnv,
  /** Queue (URL) on which the pages of hand-ins wait. */
  AANLEVER_WACHTRIJ: z.url(),
});
