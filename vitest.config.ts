import "./offices/default-office.ts";

import { defineConfig } from "vitest/config";

const shared = {
  setupFiles: ["test/support/entries-are-kept.ts"],
  exclude: ["test/long/**", "test/deploy/**", "node_modules/**"],
  // A file a process: each may run a whole Berdaya of its own, which sets the environment.
  pool: "forks" as const,
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** The whole suite is for one office. The journeys of the others are whole too. */
const others = ["kaltim", "ntt", "jabar", "papua-tengah"].filter((id) => id !== process.env.BERDAYA_OFFICE);

export default defineConfig({
  test: {
    globalSetup: process.env.SKIP_BUILD ? [] : ["test/support/build-site.ts"],
    maxWorkers: 2,
    reporters: process.env.TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.TEST_REPORT }]]
      : ["default"],
    projects: [
      {
        test: {
          ...shared,
          name: process.env.BERDAYA_OFFICE ?? "",
          include: ["test/**/*.test.ts"],
          env: { BERDAYA_OFFICE: process.env.BERDAYA_OFFICE ?? "" },
        },
      },
      ...others.map((id) => ({
        test: {
          ...shared,
          name: id,
          include: ["test/offices/journey.test.ts", "test/offices/pages.test.ts"],
          env: { BERDAYA_OFFICE: id },
        },
      })),
    ],
  },
});
