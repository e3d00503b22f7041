import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import type { BlobStore, OpenedObject } from "./blob-store.ts";
import { type Call, headersToKeep, keptHeaders } from "./call.ts";
import type { ObjectCreation } from "./object-creation.ts";
import { notImplemented, S3Refusal, sendEmpty } from "./replies.ts";

/** Putting, reading and deleting whole objects. */
export function createObjectSteps(blobs: BlobStore, { receiveBody, create }: ObjectCreation) {
  async function put(call: Call) {
    const { request, response, bucket, key } = call;
    if (request.headers["x-amz-copy-source"]) throw notImplemented("CopyObject");
    demandNoCondition(request);
    const received = await receiveBody(request);
    const object = await create(bucket, key, received, headersToKeep(request.headers));
    sendEmpty(response, 200, { etag: `"${object.etag}"`, "x-amz-checksum-crc32": object.crc32 });
  }

  async function demand(bucket: string, key: string): Promise<OpenedObject> {
    const object = await blobs.find(bucket, key);
    if (!object) throw new S3Refusal(404, "NoSuchKey", "The specified key does not exist.", { Key: key });
    return object;
  }

  /** GET and HEAD. */
  async function get({ request, response, bucket, key, query }: Call) {
    const object = await demand(bucket, key);
    try {
      const headers: Record<string, string> = {
        ...object.headers,
        etag: `"${object.etag}"`,
        "last-modified": new Date(object.lastModified).toUTCString(),
        "accept-ranges": "bytes",
      };
      for (const name of keptHeaders) {
        const override = query.get(`response-${name}`);
        if (override !== null) headers[name] = override;
      }

      const range = readRange(request.headers.range, object.size);
      const { start, end } = range ?? { start: 0, end: object.size - 1 };
      if (range) headers["content-range"] = `bytes ${start}-${end}/${object.size}`;
      else if (request.headers["x-amz-checksum-mode"] === "ENABLED") {
        headers["x-amz-checksum-crc32"] = object.crc32;
        headers["x-amz-checksum-type"] = "FULL_OBJECT";
      }
      response.writeHead(range ? 206 : 200, { ...headers, "content-length": String(end - start + 1) });
      if (request.method === "HEAD") response.end();
      else await pipeline(object.bytes({ start, end }), response);
    } finally {
      await object.close();
    }
  }

  async function remove({ response, bucket, key }: Call) {
    await blobs.remove(bucket, key);
    sendEmpty(response, 204);
  }

  return { put, get, remove };
}

/** Refuses conditional requests. A condition that is ignored would protect nothing. */
function demandNoCondition({ headers }: IncomingMessage): void {
  if (headers["if-match"] || headers["if-none-match"]) throw notImplemented("a PUT with a condition");
}

/** Reads one range of bytes. Like S3, the store ignores any other value and sends the whole object. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) {
    throw new S3Refusal(416, "InvalidRange", "The requested range is not satisfiable", {
      RangeRequested: header ?? "",
      ActualObjectSize: size,
    });
  }
  return { start, end };
}
