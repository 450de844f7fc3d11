import { parseEnv } from "../../shared/runtime/env.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { planningRoutes } from "./routes.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (afhankelijkheden) =>
  planningRoutes(metToegang(afhankelijkheden)),
);
