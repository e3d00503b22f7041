import type { ServerResponse } from "node:http";
import { escapeMarkup } from "../../core/i18n/shared/markup.ts";

/** A refusal in the form of S3: a status, a code for programs and a message for people. */
export class S3Refusal extends Error {
  override name = "S3Refusal";
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string | number>;

  constructor(status: number, code: string, message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const accessDenied = (message: string, details?: Record<string, string | number>) =>
  new S3Refusal(403, "AccessDenied", message, details);

export const notImplemented = (what: string) =>
  new S3Refusal(
    501,
    "NotImplemented",
    `A header or parameter you provided implies functionality that is not implemented here: ${what}.`,
  );

/** Text in XML. Control characters become references, as S3 sends keys with control characters. */
const escapeXml = (text: string) =>
  escapeMarkup(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a key may hold them
    .replace(/[\u0000-\u001f\u007f]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);

export const element = (name: string, text: string | number | boolean) =>
  `<${name}>${escapeXml(String(text))}</${name}>`;

const names: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

export const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi, (whole, hex, decimal, name) => {
    if (name) return names[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

export function sendXml(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
  response.writeHead(status, {
    "content-type": "application/xml",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}

export function sendEmpty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, status === 200 ? { "content-length": "0", ...headers } : headers);
  response.end();
}

export function sendRefusal(response: ServerResponse, refusal: S3Refusal, resource: string): void {
  const details = Object.entries(refusal.details)
    .map(([name, value]) => element(name, value))
    .join("");
  sendXml(
    response,
    refusal.status,
    `<Error>${element("Code", refusal.code)}${element("Message", refusal.message)}${details}${element("Resource", resource)}</Error>`,
  );
}
