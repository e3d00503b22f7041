import "../../offices/default-office.ts";

import { defineConfig } from "vitest/config";

/** Only through `npm run test:readers`, which sees to it that the readers are there. */
export default defineConfig({
  test: {
    include: ["test/readers/**/*.reader.ts"],
    pool: "forks",
    testTimeout: 60_000,
    reporters: process.env.TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.TEST_REPORT }]]
      : ["default"],
  },
});
