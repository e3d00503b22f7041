import type { IncomingMessage, ServerResponse } from "node:http";
import { S3Refusal } from "./replies.ts";

/**
 * One request to the store. `baseUrl` is the address of the store. `key` is empty for a request on a bucket.
 */
export type Call = {
  request: IncomingMessage;
  response: ServerResponse;
  bucket: string;
  key: string;
  query: URLSearchParams;
  baseUrl: string;
};

/** Reads `/bucket/key`, still percent-encoded. */
export function readPath(rawPath: string): { bucket: string; key: string } {
  const path = rawPath.replace(/^\//, "");
  const slash = path.indexOf("/");
  const bucket = slash < 0 ? path : path.slice(0, slash);
  let key: string;
  try {
    key = slash < 0 ? "" : decodeURIComponent(path.slice(slash + 1));
  } catch {
    throw new S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes("..")) {
    throw new S3Refusal(400, "InvalidBucketName", "The specified bucket is not valid.", {
      BucketName: bucket,
    });
  }
  demandShortKey(key);
  return { bucket, key };
}

export function demandShortKey(key: string): void {
  if (Buffer.byteLength(key) > 1_024) throw new S3Refusal(400, "KeyTooLongError", "Your key is too long");
}

export const locationOf = ({ baseUrl, bucket }: Call, key: string) =>
  `${baseUrl}/${bucket}/${encodeURIComponent(key).replaceAll("%2F", "/")}`;

/** The headers that an object keeps and that a signed link may override. */
export const keptHeaders = [
  "content-type",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];

/** The given headers, or fields of a form, that an object keeps. */
export function headersToKeep(given: Record<string, string | string[] | undefined>): Record<string, string> {
  const kept: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== "string") continue;
    if (keptHeaders.includes(name) || name.startsWith("x-amz-meta-")) kept[name] = value;
  }
  // The framing of a request is not a property of its object.
  const encoding = kept["content-encoding"]?.replace(/aws-chunked,?\s*/, "");
  if (encoding) kept["content-encoding"] = encoding;
  else delete kept["content-encoding"];
  return kept;
}
