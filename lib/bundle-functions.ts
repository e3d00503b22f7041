/**
 * Bundles all functions with one esbuild call (7 s). One call per function would take a minute for sixty functions.
 */
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import { fileNameOf } from "../core/contract/route.ts";
import { everyStep, functionFileOf } from "../core/contract/steps.ts";
import { officeInBundle } from "../offices/in-bundle.ts";

const root = join(import.meta.dirname, "..");

export const everyFunctionFile = everyStep.map(fileNameOf);

/**
 * The folder of one function's bundle. Each function has its own folder, so its hash changes only with its own code.
 */
export const bundleOf = (folder: string, fileName: string): string => join(folder, fileName);

/**
 * The libraries of the papers read files of their packages at run time. In a bundle, the bytes replace those files.
 */
export const papersInBundle: Plugin = {
  name: "papers",
  setup({ onResolve, onLoad }) {
    // pdfkit's ESM module reads files beside itself when it is loaded. Its CommonJS module reads a file only when it
    // is used, and no paper uses one.
    onResolve({ filter: /^pdfkit$/ }, () => ({ path: join(root, "node_modules/pdfkit/js/pdfkit.js") }));
    // brotli is half a megabyte, and only WOFF2 fonts need it.
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

/** Modules that a step imports only when it needs them. */
const importedLater = ["core/storage/items/identity-secret.ts", "core/storage/files/record-archive.ts"];

/**
 * Puts each such module in its own file beside the bundle. Inside the bundle, every cold start would read and compile
 * it.
 */
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

/**
 * Lambda puts a function's credentials in the environment, so the bundle leaves out the other ways to find
 * credentials.
 */
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

/**
 * Every schema can describe itself as JSON Schema. Only `openapi.json` needs that, and it is the same for every call, so
 * its bundle holds it as written here. The other bundles leave this part of zod out: a twentieth of their code.
 */
const schemasWithoutJson: Plugin = {
  name: "schemas",
  setup({ onLoad }) {
    onLoad({ filter: /\/core\/contract\/openapi\.ts$/ }, async () => {
      const { describeApi } = await import("../core/contract/openapi.ts");
      return { contents: `export const describeApi = () => (${JSON.stringify(describeApi())});` };
    });
    onLoad({ filter: /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ }, async ({ path }) => {
      const names = Object.keys(await import(path));
      const leftOut =
        "const leftOut = () => () => { throw new Error('JSON Schema is not in this bundle'); };";
      return { contents: [leftOut, ...names.map((name) => `export const ${name} = leftOut;`)].join("\n") };
    });
  },
};

/**
 * Bundles every function into its own folder below `folder`, as `index.js` with a `handler`. Returns `folder`.
 *
 * Throws an `Error` that names the steps without a file in `functions/`.
 */
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
    // CommonJS loads a fifth faster than ESM here. The SDK's ESM sources are smaller than its CommonJS.
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    plugins: [officeInBundle, schemasWithoutJson, papersInBundle, credentialsInBundle, laterBesideBundle],
    logLevel: "warning",
  });
  for (const [output, { imports }] of Object.entries(metafile.outputs))
    for (const { kind, path } of imports)
      if (kind === "dynamic-import" && path.startsWith("./"))
        copyFileSync(join(folder, "later", path), join(root, dirname(output), path));
  rmSync(join(folder, "later"), { recursive: true });
  return folder;
};
