import * as z from "zod";
import { organisatieCodeSchema } from "../../shared/domain/ids.ts";
import { caseworkEnv, jsonObject, klokEnv, machineEnv, respijtEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `sluitend` (the reconciliation); infra supplies exactly this. */
export const envSchema = z.object({
  ...caseworkEnv,
  ...machineEnv,
  ...respijtEnv,
  CASUS_CONTROLE_SECONDEN: klokEnv.CASUS_CONTROLE_SECONDEN,
  /** Every dead-letter queue by name: `{"Outbox":{"url":"…","opsporend":null}}`; of one in the compartment, of whom. */
  TERZIJDE: jsonObject(z.object({ url: z.url(), opsporend: organisatieCodeSchema.nullable() })),
});
