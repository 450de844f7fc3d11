import { parseEnv } from "../../shared/runtime/env.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { opsporingRoutes } from "./routes.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (afhankelijkheden) =>
  opsporingRoutes(metToegang(afhankelijkheden)),
);
