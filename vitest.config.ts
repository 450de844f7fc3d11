import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    // What a function logs is tested where it matters; it need not fill the screen.
    env: { POWERTOOLS_LOG_LEVEL: "SILENT" },
  },
});
