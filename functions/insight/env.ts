import * as z from "zod";
import { tabelEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `insight` (steering facts); infra supplies exactly this. */
export const envSchema = z.object(tabelEnv);
