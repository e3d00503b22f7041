/**
 * Builds the public site into `dist/site/<office>/`: the pages from `core/pages`, one style sheet, the scripts.
 *
 * Pages and functions link a few files with fixed names (`/assets/site.css`). Files that scripts load later have a
 * hash of their content in their names. `assets/manifest.json` says how long a browser may keep each file.
 */
import "../offices/default-office.ts";

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { addresses } from "../core/contract/addresses.ts";
import { foundingProgrammes } from "../core/domain/catalogue/founding.ts";
import { currentConsent } from "../core/domain/privacy/consent.ts";
import { districtsOf } from "../core/domain/shared/districts.ts";
import { regencyCodes } from "../core/domain/shared/regencies.ts";
import { applyPage } from "../core/pages/apply-page.tsx";
import { certificatePage } from "../core/pages/certificate-page.tsx";
import { helpPage } from "../core/pages/help-page.tsx";
import { notFoundPage } from "../core/pages/not-found-page.tsx";
import { startPage } from "../core/pages/start-page.tsx";
import { statusPage } from "../core/pages/status-page.tsx";
import { officeInBundle } from "../offices/in-bundle.ts";
import { colours, languages } from "../offices/office.ts";
import { officeColours } from "../offices/sass-colours.ts";
import { siteFolder } from "../offices/site-folder.ts";
import { publicCalls } from "./public-calls.ts";
import { defineRouteTable } from "./route-table.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = siteFolder();
/** Browsers older than these targets get the plain form, which needs no script. */
const scriptTarget = "es2020";
const styleTarget = ["chrome90", "firefox90", "safari15"];

const [skillsTraining] = foundingProgrammes;
if (!skillsTraining) throw new Error("A new store has no programme to tell of on the front page.");

const scripts = ["start", "apply", "status", "certificate", "expiry"];

/** The SHA-256 of each asset of this build. */
const digests: Record<string, string> = {};

let putting = 0;

/** Replaces a file in one step, because a server may be reading the old file. */
const put = async (path: string, content: string | Uint8Array): Promise<void> => {
  const file = join(site, path);
  await mkdir(dirname(file), { recursive: true });
  putting += 1;
  const whole = join(site, "..", `.${process.pid}-${putting}`);
  await writeFile(whole, content);
  await rename(whole, file);
  if (path.startsWith("assets/")) digests[path] = createHash("sha256").update(content).digest("hex");
};

const buildPages = async (): Promise<void> => {
  for (const language of languages) {
    const at = addresses[language];
    await put(`${at.home}index.html`, startPage({ language, programme: skillsTraining }));
    await put(`${at.apply}index.html`, applyPage({ language, consent: currentConsent }));
    await put(`${at.status}index.html`, statusPage({ language }));
    await put(`${at.certificate}index.html`, certificatePage(language));
    await put(`${at.help}index.html`, helpPage(language));
  }
  await put("404.html", notFoundPage());
};

/** A small file for each regency, which the form fetches when somebody chooses the regency. */
const buildAreas = async (): Promise<void> => {
  for (const code of regencyCodes) {
    const districts = districtsOf(code).map(([district, name]) => [district.slice(-2), name]);
    await put(`assets/area-${code}.json`, JSON.stringify(Object.fromEntries(districts)));
  }
};

const buildStyle = async (): Promise<void> => {
  const { css } = sass.compile(join(root, "web/styles/site.scss"), {
    loadPaths: [join(root, "node_modules/govuk-frontend/dist")],
    importers: [officeColours],
    style: "compressed",
  });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: styleTarget });
  await put("assets/site.css", code);
  const icon = await readFile(join(root, "web/icon.svg"), "utf8");
  await put("assets/icon.svg", icon.replace("#0b3b46", colours.deep).replace("#f6c453", colours.mark));
};

/**
 * Bundles each page's script on its own. Shared code is repeated in several scripts, so that a page waits for one
 * file and not for eight.
 */
const buildScript = async (name: string): Promise<void> => {
  const { outputFiles } = await esbuild.build({
    write: false,
    entryPoints: [join(root, `web/browser/${name}.ts`)],
    outdir: join(site, "assets"),
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: scriptTarget,
    charset: "utf8",
    define: defineRouteTable([...publicCalls]),
    plugins: [officeInBundle],
    logLevel: "warning",
  });
  for (const { path, contents } of outputFiles) await put(relative(site, path), contents);
};

/** The first-paint script is no module, because a browser runs modules only after it has parsed the page. */
const buildFirstPaint = async (): Promise<void> => {
  const { outputFiles } = await esbuild.build({
    write: false,
    entryPoints: [join(root, "web/browser/first-paint.ts")],
    bundle: true,
    format: "iife",
    minify: true,
    target: scriptTarget,
    define: defineRouteTable([...publicCalls]),
    plugins: [officeInBundle],
    logLevel: "warning",
  });
  for (const { contents } of outputFiles) await put("assets/first-paint.js", contents);
};

const isHashed = (path: string) => /-[A-Z0-9]{8}\.\w+$/.test(path);

const manifestPath = "assets/manifest.json";

/**
 * The data that a server needs about each asset: its digest, for an ETag, and whether a browser may keep it for good.
 */
const buildManifest = async (): Promise<void> => {
  const files: Record<string, { sha256: string; cacheControl: string }> = {};
  for (const [path, sha256] of Object.entries(digests).sort(([a], [b]) => (a < b ? -1 : 1)))
    files[`/${path}`] = {
      sha256,
      cacheControl: isHashed(path) ? "public, max-age=31536000, immutable" : "public, no-cache",
    };
  await put(manifestPath, `${JSON.stringify(files, null, 2)}\n`);
};

const removeFormerAssets = async (): Promise<void> => {
  for (const name of await readdir(join(site, "assets")))
    if (!Object.hasOwn(digests, `assets/${name}`)) await rm(join(site, "assets", name), { force: true });
};

/** Builds the whole public site again. Leaves the console's files in the same folder alone. */
export const buildSite = async (): Promise<void> => {
  await Promise.all([
    buildPages(),
    buildAreas(),
    buildStyle(),
    buildFirstPaint(),
    ...scripts.map(buildScript),
  ]);
  await buildManifest();
  await removeFormerAssets();
};

if (import.meta.main) await buildSite();
