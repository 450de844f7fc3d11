import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `gids` (the guide of the chain); infra supplies exactly this. */
export const envSchema = z.object(apiEnv);
