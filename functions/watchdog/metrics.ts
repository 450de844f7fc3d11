import { MetricUnit, type Metrics } from "@aws-lambda-powertools/metrics";
import { BEZORGTELLINGEN, maakMetrieken, type Bezorgtelling } from "../../shared/runtime/metrieken.ts";
import { TELLINGEN, type Telling } from "./watch.ts";

/** What one run counts, written as metrics at its end. */
export interface Tellingen {
  readonly tel: (telling: Telling | Bezorgtelling) => void;
  readonly hartslag: () => void;
}

/** Counts for CloudWatch; every count is written, zero too, so that no figure has holes. */
export const maakTellingen = (omgeving: string, basis?: Metrics): Tellingen => {
  const metrics = maakMetrieken(omgeving, basis);
  const aantallen = new Map<Telling | Bezorgtelling, number>();
  return {
    tel: (telling) => {
      aantallen.set(telling, (aantallen.get(telling) ?? 0) + 1);
    },
    hartslag: () => {
      metrics.addMetric("WatchdogHartslag", MetricUnit.Count, 1);
      for (const telling of TELLINGEN)
        metrics.addMetric(`Watchdog${telling}`, MetricUnit.Count, aantallen.get(telling) ?? 0);
      for (const telling of BEZORGTELLINGEN) metrics.addMetric(telling, MetricUnit.Count, aantallen.get(telling) ?? 0);
      metrics.publishStoredMetrics();
    },
  };
};
