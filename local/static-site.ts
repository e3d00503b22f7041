/** The built site at home, with the headers that CloudFront gives it when deployed. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

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

/** A path of the site as CloudFront's function rewrites it: folders by their index, the console by its one page. */
const fileOf = (path: string): string => {
  if (path.startsWith("/petugas/") && !/\.[a-z0-9]+$/i.test(path)) return "/petugas/index.html";
  return path.endsWith("/") ? `${path}index.html` : path;
};

/** `upload` is the origin of the store, which forms and pictures of the pages may reach. */
export const createStaticSite = (folder: string, upload: () => string) => {
  const policy = () =>
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: ${upload()}; font-src 'self'; ` +
    `connect-src 'self' ${upload()}; manifest-src 'self'; form-action 'self' ${upload()}; base-uri 'none'; frame-ancestors 'none'`;

  const send = (
    response: ServerResponse,
    status: number,
    file: string,
    body: Buffer,
    request: IncomingMessage,
  ) => {
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": policy(),
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": /-[A-Z0-9_-]{8,}\.(?:js|css)$/i.test(file)
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      etag,
    };
    if (status === 200 && request.headers["if-none-match"] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(status, { ...headers, "content-length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (path === "/petugas") {
      response.writeHead(301, { location: "/petugas/" }).end();
      return;
    }
    if (path === "/petugas/config.json") {
      send(response, 200, path, Buffer.from(JSON.stringify({ signIn: { kind: "local" } })), request);
      return;
    }
    const file = normalize(fileOf(path));
    const found =
      file.startsWith("/") &&
      !file.includes("\0") &&
      (await readFile(join(folder, file)).catch(() => undefined));
    if (found) return send(response, 200, file, found, request);
    const notFound = await readFile(join(folder, "404.html")).catch(() => Buffer.from("404"));
    send(response, 404, "404.html", notFound, request);
  };
};
