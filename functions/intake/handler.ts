import { parseEnv } from "../../shared/runtime/env.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { intakeRoutes } from "./routes.ts";

const env = parseEnv(envSchema, process.env);

export const handler = stelApiSamen(env, (afhankelijkheden) => intakeRoutes(afhankelijkheden, env.PROBLEEM_BASIS));
