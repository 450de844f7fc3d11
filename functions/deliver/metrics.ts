import { MetricUnit, type Metrics } from "@aws-lambda-powertools/metrics";
import { maakMetrieken, type Bezorgtelling } from "../../shared/runtime/metrieken.ts";

/** What is counted as it happens, and written at the end of a batch: nothing when there was nothing. */
export interface Bezorgtellingen {
  readonly tel: (telling: Bezorgtelling) => void;
  readonly schrijfTellingen: () => void;
}

/** Counts for CloudWatch. */
export const maakBezorgtellingen = (omgeving: string, basis?: Metrics): Bezorgtellingen => {
  const metrics = maakMetrieken(omgeving, basis);
  return {
    tel: (telling) => {
      metrics.addMetric(telling, MetricUnit.Count, 1);
    },
    schrijfTellingen: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
};
