import * as z from "zod";
import { caseworkEnv, klokEnv, machineEnv, respijtEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `sluitend` (the reconciliation); infra supplies exactly this. */
export const envSchema = z.object({
  ...caseworkEnv,
  ...machineEnv,
  ...respijtEnv,
  CASUS_CONTROLE_SECONDEN: klokEnv.CASUS_CONTROLE_SECONDEN,
  /** What the names of all queues of this environment begin with. */
  WACHTRIJ_VOORVOEGSEL: z.string().min(1),
});
