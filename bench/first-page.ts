/** How many bytes a browser loads before the form's first page works, after gzip. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { officeIds } from "../offices/read-office.ts";
import { siteFolder } from "../offices/site-folder.ts";
import type { Measurement } from "./measurement.ts";

const mostBytes = 20 * 1024;
const mostBytesWithPage = 25 * 1024;
const pages = { "the start page": "index.html", "the form": "daftar/index.html" };

const linked = (html: string): string[] =>
  [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path as string,
  );

/** The files that a script imports at once. Files that it imports later are not part of the first page. */
const importedBy = (script: string): string[] =>
  [...script.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)].map(([, path]) => path as string);

const filesOf = (page: string, site: string): string[] => {
  const waiting = linked(readFileSync(join(site, page), "utf8"));
  const files = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    if (!path.endsWith(".js")) continue;
    for (const imported of importedBy(readFileSync(join(site, path), "utf8")))
      waiting.push(new URL(imported, `http://site${path}`).pathname);
  }
  return [...files].sort();
};

const gzipped = (file: string): number => gzipSync(readFileSync(file)).length;

export const measureFirstPage = (): Measurement => {
  const samples: Record<string, number[]> = {};
  const rowOf = (what: string, files: [name: string, path: string][], most: number) => {
    const sizes = files.map(([name, path]) => {
      samples[`${what}, ${name}`] = [gzipped(path)];
      return gzipped(path);
    });
    const sum = sizes.reduce((total, bytes) => total + bytes, 0);
    const ratio = sum / most;
    return { what, measured: `${sum} bytes`, peer: `${most} bytes`, ratio, withinTarget: ratio <= 1 };
  };
  const rows = Object.entries(pages).map(([what, page]) => {
    const site = siteFolder();
    return rowOf(
      what,
      filesOf(page, site).map((file) => [file, join(site, file)]),
      mostBytes,
    );
  });
  // Those of another office are there once it was built.
  const built = officeIds().map((id) => [id, join(siteFolder(), "..", id)] as const);
  for (const [id, site] of built.filter(([, folder]) => existsSync(join(folder, pages["the form"])))) {
    const files = [pages["the form"], ...filesOf(pages["the form"], site)];
    rows.push(
      rowOf(
        `the form of ${id}, with its page`,
        files.map((file) => [file, join(site, file)]),
        mostBytesWithPage,
      ),
    );
  }
  return {
    title: "What the form's first page loads",
    how: "Every script and style sheet that the page links, and what those import at once, compressed by gzip as the edge does; for each office that is built, with the page itself.",
    target: "20 KB of scripts and styles; 25 KB with the page, for every office",
    rows,
    unit: "bytes after gzip",
    samples,
  };
};
