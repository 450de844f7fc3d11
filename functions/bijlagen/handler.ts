import { maakBijlagenopslag } from "../../shared/adapters/bijlagen/opslag.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { bijlageRoutes } from "./routes.ts";

const env = parseEnv(envSchema, process.env);
const opslag = maakBijlagenopslag({
  quarantaine: env.QUARANTAINE,
  schoon: env.BIJLAGEN,
  kmsSleutel: env.BIJLAGEN_SLEUTEL,
});

export const handler = stelApiSamen(env, (basis) => bijlageRoutes({ ...metToegang(basis), opslag }));
