import { leesNotificaties } from "../../shared/api/schemas/notificaties.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { listNotificaties } from "./list-notificaties.ts";

const env = parseEnv(envSchema, process.env);

export const handler = stelApiSamen(env, ({ casework, regio }) => [
  maakRoute(
    leesNotificaties,
    listNotificaties({
      casework,
      regio,
      cloudevent: {
        bronUrn: env.BRON_URN,
        typeVoorvoegsel: env.TYPE_VOORVOEGSEL,
        datarefBasis: env.DATAREF_BASIS,
      },
    }),
  ),
]);
