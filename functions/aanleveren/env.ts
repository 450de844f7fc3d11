import * as z from "zod";
import { caseworkEnv, heraanbodEnv, opzijEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `aanleveren` (the queue of pages of hand-ins); infra supplies exactly this. */
export const envSchema = z.object({
  ...caseworkEnv,
  ...heraanbodEnv,
  ...opzijEnv,
});
