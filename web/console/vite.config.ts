import { defineConfig } from "vite";
import "../../offices/default-office.ts";

import { join } from "node:path";
import { officeInConsole } from "../../offices/in-bundle.ts";
import { officeColours } from "../../offices/sass-colours.ts";
import { siteFolder } from "../../offices/site-folder.ts";
import { defineRouteTable } from "../route-table.ts";

export default defineConfig({
  base: "/petugas/",
  define: defineRouteTable(),
  plugins: [officeInConsole],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ["node_modules/govuk-frontend/dist"], importers: [officeColours] },
    },
  },
  build: {
    outDir: join(siteFolder(), "petugas"),
    emptyOutDir: true,
    target: "es2022",
    // The pages' content security policy allows no `data:` addresses for scripts and fonts.
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    sourcemap: false,
    // The console is one script. A preload polyfill would only add an inline fetch of nothing.
    modulePreload: false,
    reportCompressedSize: false,
    // The style sheet takes most of the build time. This is known, so the warning is off.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  logLevel: "warn",
});
