import * as z from "zod";
import { eventSchema, type Event } from "./event.ts";

/** Your feed: everything that was meant for you, by number, for 90 days. */
export interface Feed {
  /** The first page of what came after this number; empty: nothing did. */
  readonly na: (nummer: number) => Promise<Bladzijde>;
}

export interface Bladzijde {
  readonly events: readonly Event[];
  /** Up to which number something is missing because its 90 days are over; null: nothing is. */
  readonly verlopenTotEnMet: number | null;
}

const antwoordSchema = z
  .object({ resultaten: z.array(z.object({ event: eventSchema })), verlopenTotEnMet: z.int().nullable().default(null) })
  .transform(({ resultaten, verlopenTotEnMet }) => ({
    verlopenTotEnMet,
    events: resultaten.map(({ event }) => event),
  }));

/**
 * The feed of the API.
 * @param api its address without version
 * @param token a bearer token that still holds; asked for each page
 * @param ontvanger whose feed; left out: that of your own organisation
 */
export const feedVan = (api: string, token: () => Promise<string>, ontvanger?: string): Feed => ({
  na: async (nummer) => {
    const url = new URL(`${api}/v1/notificaties`);
    url.searchParams.set("na", String(nummer));
    url.searchParams.set("aantal", "100");
    if (ontvanger !== undefined) url.searchParams.set("ontvanger", ontvanger);
    const antwoord = await fetch(url, { headers: { authorization: `Bearer ${await token()}` } });
    if (!antwoord.ok) throw new Error(`De feed antwoordt ${antwoord.status}`);
    return antwoordSchema.parse(await antwoord.json());
  },
});
