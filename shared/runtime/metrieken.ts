import { Metrics } from "@aws-lambda-powertools/metrics";

/** Metrics by the embedded metric format (namespace and dimension: infra/constructs/metrieken.ts). */
export const maakMetrieken = (omgeving: string, metrics = new Metrics({ namespace: "Ketenregie" })): Metrics => {
  // Without the dimension `service` that the library adds: alarms look at the environment alone.
  metrics.clearDefaultDimensions();
  metrics.setDefaultDimensions({ Omgeving: omgeving });
  return metrics;
};

/** What whoever gives a delivery up counts, each the name of a metric. */
export const BEZORGTELLINGEN = ["BezorgingOpgegeven", "KanaalHapert"] as const;
export type Bezorgtelling = (typeof BEZORGTELLINGEN)[number];
