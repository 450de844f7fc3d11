import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const WOLK = "tests/local-cloud/**/*.test.ts";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ["tests/zaad.ts"],
    // What a function logs is tested where it matters; it need not fill the screen.
    env: { POWERTOOLS_LOG_LEVEL: "SILENT" },
    projects: [
      {
        extends: true,
        test: {
          name: "hier",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, WOLK],
          // Vitest leaves a core free; of two that is half of them.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      // One emulator at a time, and nothing beside it: what waits for a clock there is not kept waiting by other tests.
      { extends: true, test: { name: "wolk", include: [WOLK], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
