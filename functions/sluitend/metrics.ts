import { MetricUnit, type Metrics } from "@aws-lambda-powertools/metrics";
import { maakMetrieken } from "../../shared/runtime/metrieken.ts";
import type { SluitendAfhankelijkheden } from "./afhankelijkheden.ts";

/** What a whole round counts, for CloudWatch; never of the compartment (X8). */
export const maakHartslag =
  (omgeving: string, basis?: Metrics): SluitendAfhankelijkheden["hartslag"] =>
  ({ bevindingen, hersteld }) => {
    const metrics = maakMetrieken(omgeving, basis);
    metrics.addMetric("SluitendHartslag", MetricUnit.Count, 1);
    metrics.addMetric("SluitendBevindingen", MetricUnit.Count, bevindingen);
    metrics.addMetric("SluitendHersteld", MetricUnit.Count, hersteld);
    metrics.publishStoredMetrics();
  };
