import * as z from "zod";

/** Environment of `driver` (the stream consumer that drives the state machines); infra supplies exactly this. */
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
  /** State machine (ARN) that carries hoofdstap 2. */
  MACHINE_HOOFDSTAP_2: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 3. */
  MACHINE_HOOFDSTAP_3: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 4. */
  MACHINE_HOOFDSTAP_4: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 5. */
  MACHINE_HOOFDSTAP_5: z.string().startsWith("arn:"),
  /** Queue (URL) in which a record that can never be handled is set aside. */
  OPZIJ_WACHTRIJ: z.url(),
});
