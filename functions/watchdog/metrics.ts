import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { TELLINGEN, type Telling } from "./watch.ts";

/** What one run counts, written as metrics at its end (namespace and dimension: infra/constructs/metrieken.ts). */
export interface Tellingen {
  readonly tel: (telling: Telling) => void;
  readonly hartslag: () => void;
}

/** Counts for CloudWatch by the embedded metric format; every count is written, zero too, so that no figure has holes. */
export const maakTellingen = (omgeving: string, metrics = new Metrics({ namespace: "Ketenregie" })): Tellingen => {
  // Without the dimension `service` that the library adds: alarms look at the environment alone.
  metrics.clearDefaultDimensions();
  metrics.setDefaultDimensions({ Omgeving: omgeving });
  const aantallen = new Map<Telling, number>();
  return {
    tel: (telling) => {
      aantallen.set(telling, (aantallen.get(telling) ?? 0) + 1);
    },
    hartslag: () => {
      metrics.addMetric("WatchdogHartslag", MetricUnit.Count, 1);
      for (const telling of TELLINGEN)
        metrics.addMetric(`Watchdog${telling}`, MetricUnit.Count, aantallen.get(telling) ?? 0);
      metrics.publishStoredMetrics();
    },
  };
};
