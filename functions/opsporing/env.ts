import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `opsporing` (criminal tracks); infra supplies exactly this. */
export const envSchema = z.object(apiEnv);
