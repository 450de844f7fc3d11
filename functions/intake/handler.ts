import { parseEnv } from "../../shared/runtime/env.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { intakeRoutes } from "./routes.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), intakeRoutes);
