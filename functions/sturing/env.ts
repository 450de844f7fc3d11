import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `sturing` (knelpunten and trendsignalen); infra supplies exactly this. */
export const envSchema = z.object(apiEnv);
