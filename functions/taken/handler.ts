import { maakTerugmelding } from "../../shared/adapters/ketenmachines/ketenmachines.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { voerOpdrachtUit } from "./opdrachten.ts";

export const handler = voerOpdrachtUit({
  basis: stelSamen(parseEnv(envSchema, process.env)),
  machines: { meld: maakTerugmelding() },
  nu,
});
