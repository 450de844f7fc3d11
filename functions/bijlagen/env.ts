import * as z from "zod";
import { apiEnv, opslagEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `bijlagen` (attachments); infra supplies exactly this. */
export const envSchema = z.object({ ...apiEnv, ...opslagEnv });
