import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { stelCaseworkSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { recordStuurfeit } from "./record-stuurfeit.ts";

const casework = stelCaseworkSamen(parseEnv(envSchema, process.env));

export const handler = async (event: unknown): Promise<void> => recordStuurfeit(event, { casework, log });
