/** How many bytes of scripts and styles a browser loads before the form's first page works, after gzip. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { siteFolder } from "../offices/site-folder.ts";
import type { Measurement } from "./measurement.ts";

const site = siteFolder();
const mostBytes = 20 * 1024;
const pages = { "the start page": "index.html", "the form": "daftar/index.html" };

const linked = (html: string): string[] =>
  [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path as string,
  );

/** The files that a script imports at once. Files that it imports later are not part of the first page. */
const importedBy = (script: string): string[] =>
  [...script.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)].map(([, path]) => path as string);

const filesOf = (page: string): string[] => {
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

export const measureFirstPage = (): Measurement => {
  const samples: Record<string, number[]> = {};
  const rows = Object.entries(pages).map(([what, page]) => {
    const sizes = filesOf(page).map((file) => {
      const bytes = gzipSync(readFileSync(join(site, file))).length;
      samples[`${what}, ${file}`] = [bytes];
      return bytes;
    });
    const sum = sizes.reduce((total, bytes) => total + bytes, 0);
    return {
      what,
      measured: `${sum} bytes`,
      peer: `${mostBytes} bytes`,
      ratio: sum / mostBytes,
      withinTarget: sum <= mostBytes,
    };
  });
  return {
    title: "Scripts and styles of the form",
    how: "Every script and style sheet that the page links, and what those import at once, compressed by gzip as the edge does.",
    target: "20 KB together",
    rows,
    unit: "bytes after gzip",
    samples,
  };
};
