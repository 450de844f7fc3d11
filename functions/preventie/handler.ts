import { preventieOperaties } from "../../shared/api/schemas/preventie.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { listPreventie, readPreventie, recordPreventie } from "./preventie.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (afhankelijkheden) => {
  const { legPreventieVast, leesPreventie, leesPreventies } = preventieOperaties(afhankelijkheden.regio);
  return [
    maakRoute(legPreventieVast, recordPreventie(afhankelijkheden)),
    maakRoute(leesPreventie, readPreventie(afhankelijkheden)),
    maakRoute(leesPreventies, listPreventie(afhankelijkheden)),
  ];
});
