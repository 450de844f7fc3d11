import { Webhook } from "standardwebhooks";
import type { Event } from "./event.ts";
import type { Feed } from "./feed.ts";

export const GEHEIM = "een-geheim-dat-alleen-hier-bestaat";

/** The n-th event of a recipient; always the same. */
export const eventVan = (nummer: number): Event => ({
  id: `00000000-0000-4000-8000-${String(nummer).padStart(12, "0")}`,
  type: "nl.ketenregie.casus.voortgegaan.v1",
  sequence: String(nummer),
  data: {},
});

export interface Ondertekend {
  readonly koppen: Record<string, string>;
  readonly inhoud: string;
}

/** A webhook as the chain sends it. */
export const webhookVan = (
  event: Event,
  { geheim = GEHEIM, op = new Date() }: { readonly geheim?: string; readonly op?: Date } = {},
): Ondertekend => {
  const inhoud = JSON.stringify(event);
  const sleutel = new Webhook(`whsec_${Buffer.from(geheim).toString("base64")}`);
  return {
    inhoud,
    koppen: {
      "webhook-id": event.id,
      "webhook-timestamp": String(Math.floor(op.getTime() / 1000)),
      "webhook-signature": sleutel.sign(event.id, op, inhoud),
    },
  };
};

/** A feed of these events in pages of three, of which the first so many have expired. */
export const maakFeed = (
  begin: readonly Event[] = [],
): Feed & { readonly erbij: (...events: readonly Event[]) => void; readonly verloop: (totEnMet: number) => void } => {
  const lijst = [...begin];
  let verlopen = 0;
  return {
    na: async (nummer) => {
      const weg = lijst.filter(({ sequence }) => Number(sequence) > nummer && Number(sequence) <= verlopen);
      const events = lijst.filter(({ sequence }) => Number(sequence) > Math.max(nummer, verlopen)).slice(0, 3);
      return Promise.resolve({ events, verlopenTotEnMet: weg.length === 0 ? null : verlopen });
    },
    erbij: (...events) => {
      lijst.push(...events);
    },
    verloop: (totEnMet) => {
      verlopen = totEnMet;
    },
  };
};
