/** All functions in one esbuild call: one a function would take a minute for sixty. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { fileNameOf } from "../core/contract/route.ts";
import { everyRoute } from "../core/contract/routes.ts";
import { everySchedule } from "../core/contract/schedules.ts";

const root = join(import.meta.dirname, "..");

export const everyFunctionFile = [...everyRoute, ...everySchedule].map(([name]) => fileNameOf(name));

/** Where the bundle of a function lies, its own folder, so that its hash changes with it alone. */
export const bundleOf = (folder: string, fileName: string): string => join(folder, fileName);

/** What makes papers reads files of its packages while it runs: in a bundle, their bytes stand in their place. */
export const papersInBundle: Plugin = {
  name: "papers",
  setup({ onResolve, onLoad }) {
    // Its module for `import` looks for files beside itself as it is loaded; this one does when they are used: never.
    onResolve({ filter: /^pdfkit$/ }, () => ({ path: join(root, "node_modules/pdfkit/js/pdfkit.js") }));
    // Half a megabyte that only WOFF2 needs.
    onResolve({ filter: /^brotli\b/ }, ({ path }) => ({ path, namespace: "left-out" }));
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "" }));
    onLoad({ filter: /\/core\/papers\/fonts\.ts$/ }, async ({ path }) => {
      const fonts = Object.entries((await import(path)) as Record<string, Uint8Array>);
      const contents = fonts.map(
        ([name, bytes]) =>
          `export const ${name} = Buffer.from("${Buffer.from(bytes).toString("base64")}", "base64");`,
      );
      return { contents: contents.join("\n"), loader: "js" };
    });
  },
};

/** Bundles every function into a folder of its own below `folder`, as `index.js` with a `handler`. */
export const bundleFunctions = async (folder = join(root, "dist/functions")): Promise<string> => {
  const missing = everyFunctionFile.filter((name) => !existsSync(join(root, "functions", `${name}.ts`)));
  if (missing.length > 0) throw new Error(`These steps have no file in functions/: ${missing.join(", ")}.`);
  rmSync(folder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      everyFunctionFile.map((name) => [`${name}/index`, `functions/${name}.ts`]),
    ),
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node24",
    // CommonJS loads a fifth faster than ESM here, and the SDK's modules are smaller than its CommonJS.
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    plugins: [papersInBundle],
    logLevel: "warning",
  });
  return folder;
};
