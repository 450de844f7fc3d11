import * as z from "zod";
import { openbaarEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `formulier` (public): no key, no log table, no issuer of tokens; infra supplies exactly this. */
export const envSchema = z.object(openbaarEnv);
