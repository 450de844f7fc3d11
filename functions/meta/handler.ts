import { bediendeOperaties } from "../../shared/api/operaties.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { envSchema } from "./env.ts";
import { createMetaHandler } from "./serve-meta.ts";

const env = parseEnv(envSchema, process.env);

export const handler = createMetaHandler({
  operaties: bediendeOperaties(laadRegio(env.REGIO), {
    ...{ terugkoppelingOpenbaar: env.TERUGKOPPELING_OPENBAAR, publiekFormulier: env.PUBLIEK_FORMULIER },
  }),
  probleemBasis: env.PROBLEEM_BASIS,
  contactEmail: env.CONTACT_EMAIL,
  apiBasis: env.API_BASIS,
  cloudevent: { bronUrn: env.BRON_URN, typeVoorvoegsel: env.TYPE_VOORVOEGSEL, datarefBasis: env.DATAREF_BASIS },
  nu: () => new Date(),
  log,
});
