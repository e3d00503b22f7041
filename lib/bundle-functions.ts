/** All functions in one esbuild call: one a function would take a minute for sixty. */
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import { fileNameOf } from "../core/contract/route.ts";
import { everyStep, functionFileOf } from "../core/contract/steps.ts";

const root = join(import.meta.dirname, "..");

export const everyFunctionFile = everyStep.map(fileNameOf);

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

/** What a step imports only when it needs it. */
const importedLater = ["core/storage/items/identity-secret.ts", "core/storage/files/record-archive.ts"];

/** A file of its own beside the bundle: within it, it would be read and compiled at each cold start all the same. */
const laterBesideBundle: Plugin = {
  name: "later",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import" || resolveDir.includes("node_modules")) return undefined;
      const file = relative(root, join(resolveDir, path));
      if (!importedLater.includes(file)) throw new Error(`${file} is imported later: name it so here`);
      return { path: `./${basename(file, ".ts")}.js`, external: true };
    });
  },
};

/** Lambda hands a function its credentials in the environment: the ways to find others are left out of the bundle. */
const credentialsOfEnvironment = `
  export const defaultProvider = () => async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error("No credentials in the environment");
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
    };
  };
`;
const credentialsInBundle: Plugin = {
  name: "credentials",
  setup({ onResolve, onLoad }) {
    const namespace = "environment";
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /.*/, namespace }, () => ({ contents: credentialsOfEnvironment }));
  },
};

/** Bundles every function into a folder of its own below `folder`, as `index.js` with a `handler`. */
export const bundleFunctions = async (folder = join(root, "dist/functions")): Promise<string> => {
  const missing = everyStep
    .map(functionFileOf)
    .filter((file) => !existsSync(join(root, "functions", `${file}.ts`)));
  if (missing.length > 0) throw new Error(`These steps have no file in functions/: ${missing.join(", ")}.`);
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries([
      ...everyStep.map((name) => [`${fileNameOf(name)}/index`, `functions/${functionFileOf(name)}.ts`]),
      ...importedLater.map((file) => [`later/${basename(file, ".ts")}`, file]),
    ]),
    metafile: true,
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node24",
    // CommonJS loads a fifth faster than ESM here, and the SDK's modules are smaller than its CommonJS.
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    plugins: [papersInBundle, credentialsInBundle, laterBesideBundle],
    logLevel: "warning",
  });
  for (const [output, { imports }] of Object.entries(metafile.outputs))
    for (const { kind, path } of imports)
      if (kind === "dynamic-import" && path.startsWith("./"))
        copyFileSync(join(folder, "later", path), join(root, dirname(output), path));
  rmSync(join(folder, "later"), { recursive: true });
  return folder;
};
