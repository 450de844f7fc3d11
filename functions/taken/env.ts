import * as z from "zod";
import { caseworkEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `taken` (what the state machines invoke); infra supplies exactly this. */
export const envSchema = z.object(caseworkEnv);
