import "../../offices/default-office.ts";

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/deploy/**/*.deploy.ts"],
    // One step of the way builds on the one before.
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 600_000,
    reporters: process.env.TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.TEST_REPORT }]]
      : ["default"],
  },
});
