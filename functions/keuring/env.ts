import * as z from "zod";
import { caseworkEnv, opslagEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `keuring` (judges attachments); infra supplies exactly this. */
export const envSchema = z.object({ ...caseworkEnv, ...opslagEnv });
