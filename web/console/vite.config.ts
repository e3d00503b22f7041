import { defineConfig } from "vite";
import { defineRouteTable } from "../route-table.ts";

export default defineConfig({
  base: "/petugas/",
  define: defineRouteTable(),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: { preprocessorOptions: { scss: { loadPaths: ["node_modules/govuk-frontend/dist"] } } },
  build: {
    outDir: "../../dist/site/petugas",
    emptyOutDir: true,
    target: "es2022",
    // The policy of the pages admits no data: addresses.
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    sourcemap: false,
    // One script: a polyfill for preloading would only add an inline fetch of nothing.
    modulePreload: false,
    reportCompressedSize: false,
    // That the style sheet takes most of the time is known and no warning.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  logLevel: "warn",
});
