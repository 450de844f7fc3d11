import { leesDossier } from "../../shared/api/schemas/melding.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { readDossier } from "./read-dossier.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (afhankelijkheden) => [
  maakRoute(leesDossier, readDossier(afhankelijkheden)),
]);
