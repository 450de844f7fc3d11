import { parseEnv } from "../../shared/runtime/env.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { metEersteBeheerder } from "./eerste-beheerder.ts";
import { envSchema } from "./env.ts";
import { beheerRoutes } from "./routes.ts";

const env = parseEnv(envSchema, process.env);

export const handler = stelApiSamen(
  env,
  (basis) => beheerRoutes(metToegang(basis)),
  (register, { regio }) => metEersteBeheerder(register, env.EERSTE_BEHEERDER, regio),
);
