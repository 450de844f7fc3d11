import { leesDossier } from "../../shared/api/schemas/melding.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { readDossier } from "./read-dossier.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (basis) => [
  maakRoute(leesDossier, readDossier(metToegang(basis))),
]);
