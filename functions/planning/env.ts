import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `planning` (casusoverleggen); infra supplies exactly this. */
export const envSchema = z.object(apiEnv);
