import * as z from "zod";
import { eventEnv } from "../../shared/runtime/omgeving.ts";

/** Environment of `meta` (the OpenAPI document, the catalogue of events and security.txt); infra supplies exactly this. */
export const envSchema = z.object({
  ...eventEnv,
  /** Region whose data (shared/region) the contract follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Base of the `type` of problem details (RFC 9457). */
  PROBLEEM_BASIS: z.url(),
  /** Address in the OpenAPI document and in security.txt. */
  CONTACT_EMAIL: z.email(),
  /** Base of the API, version included: the server in the OpenAPI document. */
  API_BASIS: z.string().min(1),
  /** Whether the public feedback is served here, and so described. */
  TERUGKOPPELING_OPENBAAR: z.stringbool({ truthy: ["ja"], falsy: ["nee"] }),
  /** Whether anybody may report here without signing in, and so is told how. */
  PUBLIEK_FORMULIER: z.stringbool({ truthy: ["ja"], falsy: ["nee"] }),
});
