import * as z from "zod";

/** Environment of `outbox` (the stream consumer that publishes); infra supplies exactly this. */
export const envSchema = z.object({
  /** The table of casework (name). */
  TABEL: z.string().min(1),
  /** Region whose data (shared/region) the function follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Environment, such as `local`; a dimension of metrics and logs. */
  OMGEVING: z.string().min(1),
  /** Event bus (name). */
  BUS_NAAM: z.string().min(1),
  /** `source` of every CloudEvent, such as `urn:nld:oin:<OIN>:systeem:ketenregie`. */
  BRON_URN: z.string().startsWith("urn:"),
  /** What precedes `.<soort>.v1` in the type of a CloudEvent. */
  TYPE_VOORVOEGSEL: z.string().min(1),
  /** What precedes `/casussen/<id>` in `dataref`: public base of the API, version included. */
  DATAREF_BASIS: z.string().min(1),
  /** Seconds after which an item that was not published, reported or delivered is offered again. */
  HERAANBOD_SECONDEN: z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
  /** Queue (URL) in which a record that can never be handled is set aside. */
  OPZIJ_WACHTRIJ: z.url(),
  /** Recipients that have a webhook, with commas between; every other has only its feed. */
  WEBHOOK_ONTVANGERS: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").filter((code) => code !== "")),
});
