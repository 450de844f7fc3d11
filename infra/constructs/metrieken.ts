import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { MetricOptions } from "aws-cdk-lib/aws-cloudwatch";

/** Namespace of the metrics that functions write. */
export const METRIEKEN = "Ketenregie";

/** What the watchdog counts at the end of every round (functions/watchdog). */
export const heartbeat = (omgeving: string, opties: MetricOptions): Metric =>
  watchdogmetriek("Hartslag", omgeving, opties);

/** What the watchdog counted in a round: its sign of life, or what it could not do. */
export const watchdogmetriek = (naam: "Hartslag" | "Fouten", omgeving: string, opties: MetricOptions): Metric =>
  new Metric({
    ...opties,
    namespace: METRIEKEN,
    metricName: `Watchdog${naam}`,
    dimensionsMap: { Omgeving: omgeving },
  });

/** What the reconciliation counts at the end of a whole round (functions/sluitend). */
export const sluitendmetriek = (
  naam: "SluitendHartslag" | "SluitendBevindingen",
  omgeving: string,
  opties: MetricOptions,
): Metric => new Metric({ ...opties, namespace: METRIEKEN, metricName: naam, dimensionsMap: { Omgeving: omgeving } });

/** That a notification was given up, or a channel began to falter or was suspended (functions/deliver). */
export const bezorgmetriek = (
  naam: "BezorgingOpgegeven" | "KanaalHapert",
  omgeving: string,
  opties: MetricOptions,
): Metric => new Metric({ ...opties, namespace: METRIEKEN, metricName: naam, dimensionsMap: { Omgeving: omgeving } });
