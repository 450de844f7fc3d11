import * as z from "zod";
import { apiEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `beheer` (the register); infra supplies exactly this. */
export const envSchema = z.object({
  ...apiEnv,
  /** `sub` of who administers an environment whose register is empty; empty: nobody. */
  EERSTE_BEHEERDER: z.string().default(""),
});
