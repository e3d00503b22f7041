/** Serves the built site with the headers that CloudFront adds in AWS. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, posix } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { consoleAddress, sitePages } from "../core/contract/addresses.ts";
import { acceptsGzip, leastBytesToCompress } from "../core/http/middlewares/compression.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Whether CloudFront compresses this content type. */
const isCompressed = (type: string) => /^text\/|json|svg/.test(type);

const signInSettings = "/petugas/config.json";
const consoleAssets = "/petugas/assets/";
const missingPage = "/404.html";

/**
 * Rewrites a path as CloudFront's function does: a folder becomes its index, a console path becomes the console's one
 * page.
 */
const fileOf = (path: string): string => {
  if (path.startsWith(consoleAddress) && !path.startsWith(consoleAssets))
    return `${consoleAddress}index.html`;
  return path.endsWith("/") ? `${path}index.html` : path;
};

/**
 * `upload` returns the origin of the object store. The pages' content security policy must allow it for forms and
 * pictures.
 */
export const createStaticSite = (folder: string, upload: () => string) => {
  const policy = () =>
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: ${upload()}; font-src 'self'; ` +
    `connect-src 'self' ${upload()}; manifest-src 'self'; form-action 'self' ${upload()}; base-uri 'none'; frame-ancestors 'none'`;

  const send = async (
    response: ServerResponse,
    status: number,
    file: string,
    content: Buffer,
    request: IncomingMessage,
  ) => {
    const type = types[extname(file)] ?? "application/octet-stream";
    const mayCompress = isCompressed(type) && content.length >= leastBytesToCompress;
    const compresses = mayCompress && acceptsGzip(request.headers["accept-encoding"]);
    const digest = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
    // As CloudFront does: a weak ETag, because the compressed bytes differ from the file's.
    const etag = compresses ? `W/${digest}` : digest;
    const headers = {
      "content-type": type,
      "content-security-policy": policy(),
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": /-[A-Z0-9_-]{8,}\.(?:js|css)$/i.test(file)
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      etag,
      ...(mayCompress ? { vary: "accept-encoding" } : {}),
      ...(compresses ? { "content-encoding": "gzip" } : {}),
    };
    if (status === 200 && request.headers["if-none-match"]?.replace(/^W\//, "") === digest) {
      response.writeHead(304, headers).end();
      return;
    }
    const body = compresses ? await promisify(gzip)(content) : content;
    response.writeHead(status, { ...headers, "content-length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (path === signInSettings)
      return send(response, 200, path, Buffer.from(JSON.stringify({ signIn: { kind: "local" } })), request);
    const file = fileOf(path);
    const found =
      file !== missingPage &&
      file === posix.normalize(file) &&
      !file.includes("\0") &&
      (await readFile(join(folder, file)).catch(() => undefined));
    if (found) return send(response, 200, file, found, request);
    // Redirects only to a page of the list: a browser takes "//evil.example/" for another host.
    const page = `${path}/`.replace(/[/\\]+/g, "/");
    if (sitePages.includes(page)) {
      response.writeHead(301, { location: page }).end();
      return;
    }
    const notFound = await readFile(join(folder, missingPage)).catch(() => Buffer.from("404"));
    return send(response, 404, missingPage, notFound, request);
  };
};
