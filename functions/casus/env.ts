import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `casus` (casussen and taken); infra supplies exactly this. */
export const envSchema = z.object(apiEnv);
