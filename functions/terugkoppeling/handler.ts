import { leesTerugkoppeling } from "../../shared/api/schemas/terugkoppeling.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakOpenbareRoute } from "../../shared/runtime/route.ts";
import { stelOpenbaarSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { readTerugkoppeling } from "./read-terugkoppeling.ts";

export const handler = stelOpenbaarSamen(parseEnv(envSchema, process.env), (afhankelijkheden) => [
  maakOpenbareRoute(leesTerugkoppeling, readTerugkoppeling(afhankelijkheden)),
]);
