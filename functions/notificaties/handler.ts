import { parseEnv } from "../../shared/runtime/env.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { notificatieRoutes } from "./routes.ts";

const env = parseEnv(envSchema, process.env);

export const handler = stelApiSamen(env, (afhankelijkheden) =>
  notificatieRoutes({
    ...afhankelijkheden,
    cloudevent: {
      bronUrn: env.BRON_URN,
      typeVoorvoegsel: env.TYPE_VOORVOEGSEL,
      datarefBasis: env.DATAREF_BASIS,
    },
    kanaalsoorten: env.KANAALSOORTEN,
    heraanbodSeconden: env.HERAANBOD_SECONDEN,
  }),
);
