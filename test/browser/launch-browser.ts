/** A real browser for the tests: an installed Chromium if there is one, else the one that comes as a package. */
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const installedNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const packagedVersion = "147.0.2";

const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

interface Executable {
  executablePath: string;
  env: Record<string, string>;
}

const findInstalled = (): string | undefined =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => installedNames.map((name) => join(folder, name)))
    .find(existsSync);

const inflateInto = async (folder: string): Promise<void> => {
  const bin = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../../bin");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await Promise.all(
      ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"].map((part) =>
        inflate(join(bin, part)),
      ),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

// The package's own list names folders of Lambda only: without this one, pages have no letters.
const fontList = (folder: string) =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>`;

/** Unpacked once a machine. */
const unpackPackaged = async (): Promise<string> => {
  const unpacked = join(tmpdir(), `berdaya-chromium-${packagedVersion}`);
  if (existsSync(unpacked)) return unpacked;
  const own = await mkdtemp(`${unpacked}-`);
  await inflateInto(own);
  await writeFile(join(own, "fonts", "fonts.conf"), fontList(join(unpacked, "fonts", "fonts")));
  // Two test files may unpack at once: the first to rename wins, the other's copy goes.
  await rename(own, unpacked).catch(() => rm(own, { recursive: true, force: true }));
  return unpacked;
};

const findExecutable = async (): Promise<Executable> => {
  const installed = findInstalled();
  if (installed) return { executablePath: installed, env: {} };
  const folder = await unpackPackaged();
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
};

/** Starts Chromium with an empty profile of its own; close it when done. */
export const launchBrowser = async (): Promise<Browser> => {
  const { executablePath, env } = await findExecutable();
  return chromium.launch({
    executablePath,
    args: quietFlags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
};
