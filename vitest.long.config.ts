import "./offices/default-office.ts";

import { defineConfig } from "vitest/config";

/** What takes longer than anyone waits for: many seeds, fuzz, slow lines. */
export default defineConfig({
  test: {
    include: ["test/long/**/*.test.ts"],
    globalSetup: ["test/support/build-site.ts"],
    setupFiles: ["test/support/entries-are-kept.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20 * 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
