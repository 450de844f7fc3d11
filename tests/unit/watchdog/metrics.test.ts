import { afterEach, describe, expect, it, vi } from "vitest";
import { maakBezorgtellingen } from "../../../functions/deliver/metrics.ts";
import { maakTellingen } from "../../../functions/watchdog/metrics.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the sign of life", () => {
  it("is a metric with the environment as its only dimension, with all counts beside it", () => {
    vi.stubEnv("POWERTOOLS_DEV", "true");
    vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
    const geschreven = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const { tel, hartslag } = maakTellingen("test");
    tel("Herinnerd");
    tel("Herinnerd");
    tel("KanaalHapert");
    hartslag();
    const emf: unknown = JSON.parse(String(geschreven.mock.calls[0]?.[0]));
    expect(emf).toMatchObject({
      ...{
        Omgeving: "test",
        WatchdogHartslag: 1,
        WatchdogHerinnerd: 2,
        WatchdogFouten: 0,
        KanaalHapert: 1,
        BezorgingOpgegeven: 0,
      },
      _aws: { CloudWatchMetrics: [{ Namespace: "Ketenregie", Dimensions: [["Omgeving"]] }] },
    });
    vi.unstubAllEnvs();
  });
});

describe("what deliver gives up", () => {
  it("is counted under the names that the watchdog uses, and costs no line when there was nothing", () => {
    vi.stubEnv("POWERTOOLS_DEV", "true");
    vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
    const geschreven = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const { tel, schrijfTellingen } = maakBezorgtellingen("test");
    schrijfTellingen();
    expect(geschreven).not.toHaveBeenCalled();
    tel("BezorgingOpgegeven");
    tel("BezorgingOpgegeven");
    tel("KanaalHapert");
    schrijfTellingen();
    schrijfTellingen();
    expect(geschreven).toHaveBeenCalledTimes(1);
    const emf: unknown = JSON.parse(String(geschreven.mock.calls[0]?.[0]));
    expect(emf).toMatchObject({
      ...{ Omgeving: "test", BezorgingOpgegeven: [1, 1], KanaalHapert: 1 },
      _aws: { CloudWatchMetrics: [{ Namespace: "Ketenregie", Dimensions: [["Omgeving"]] }] },
    });
    vi.unstubAllEnvs();
  });
});
