import * as z from "zod";

/** Environment of `taken` (what the state machines invoke); infra supplies exactly this. */
export const envSchema = z.object({
  /** The table of casework (name). */
  TABEL: z.string().min(1),
  /** The processing log and audit trail (name): put only. */
  LOGTABEL: z.string().min(1),
  /** Region whose data (shared/region) the function follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Environment, such as `local`; a dimension of metrics and logs. */
  OMGEVING: z.string().min(1),
  /** Secret (name or ARN) with the key of the keyed hashes: JSON `{versie, sleutel}`. */
  SLEUTEL_GEHEIM: z.string().min(1),
});
