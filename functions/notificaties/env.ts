import * as z from "zod";
import { apiEnv, eventEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `notificaties` (the feed of notifications); infra supplies exactly this. */
export const envSchema = z.object({
  ...apiEnv,
  ...eventEnv,
});
