import * as z from "zod";

/** What this consumer reads of an event; whatever we add later passes. */
export const eventSchema = z.looseObject({
  /** The same for every repetition; equals the header `webhook-id`. */
  id: z.string().min(1),
  type: z.string(),
  /** Number in your feed: contiguous from 1, so that a gap shows. */
  sequence: z.string().regex(/^[1-9]\d{0,14}$/),
  /** Where you read the rest, with your own token. */
  dataref: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type Event = z.infer<typeof eventSchema>;
