import * as z from "zod";
import type { Busbericht } from "../ports/keten.ts";

/**
 * Of us to ourselves, in the queue of a recipient: its channel falters, tell it by another way. The watchdog, which can read
 * everything, so speaks to nobody outside; who delivers has the addresses. Holds nothing, and is no event of the catalogue.
 */
const kanaalseinSchema = z.strictObject({ sein: z.literal("kanaal-hapert") });

/** What goes on the bus for that. */
export const naarKanaalsein = (ontvanger: string): Busbericht => ({
  ontvanger,
  soort: "kanaalsein",
  event: { sein: "kanaal-hapert" } satisfies z.infer<typeof kanaalseinSchema>,
});

/** Whether what came from a queue, parsed, is one. */
export const isKanaalsein = (bericht: unknown): boolean => kanaalseinSchema.safeParse(bericht).success;
