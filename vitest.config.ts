import "./offices/default-office.ts";

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: process.env.SKIP_BUILD ? [] : ["test/support/build-site.ts"],
    setupFiles: ["test/support/entries-are-kept.ts"],
    exclude: ["test/long/**", "test/deploy/**", "node_modules/**"],
    // A file a process: each may run a whole Berdaya of its own, which sets the environment.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.TEST_REPORT }]]
      : ["default"],
  },
});
