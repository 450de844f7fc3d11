import * as z from "zod";
import { tabelEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `terugkoppeling` (public): no key, no log table, no issuer of tokens; infra supplies exactly this. */
export const envSchema = z.object({
  ...tabelEnv,
  /** Base of the `type` of problem details (RFC 9457). */
  PROBLEEM_BASIS: z.url(),
  /** Base of the API, version included. */
  API_BASIS: z.string().min(1),
});
