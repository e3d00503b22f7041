import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { digestsOf, type OpenedObject, type Shelf } from "./blob-store.ts";
import { type Call, headersToKeep, keptHeaders, readPath } from "./call.ts";
import type { ObjectCreation } from "./object-creation.ts";
import { element, notImplemented, S3Refusal, sendEmpty, sendXml, unescapeXml } from "./replies.ts";
import { readText } from "./request-body.ts";

/** Putting, reading, copying and deleting whole objects. */
export function createObjectSteps(shelf: Shelf, { receiveBody, create }: ObjectCreation) {
  async function put(call: Call) {
    const { request, response, bucket, key } = call;
    if (request.headers["x-amz-copy-source"]) return copy(call);
    const ifNoneMatch = request.headers["if-none-match"];
    if (request.headers["if-match"] || (ifNoneMatch && ifNoneMatch !== "*")) {
      throw notImplemented("a PUT conditioned on an ETag");
    }
    const received = await receiveBody(request);
    const onlyIfNew = ifNoneMatch === "*";
    const object = await create(bucket, key, received, headersToKeep(request.headers), { onlyIfNew });
    sendEmpty(response, 200, { etag: `"${object.etag}"`, "x-amz-checksum-crc32": object.crc32 });
  }

  async function copy({ request, response, bucket, key }: Call) {
    const source = readPath(String(request.headers["x-amz-copy-source"]));
    const object = await demand(source.bucket, source.key);
    const received = await shelf.receive(object.bytes()).finally(() => object.close());
    const replaced = request.headers["x-amz-metadata-directive"] === "REPLACE";
    const headers = replaced ? headersToKeep(request.headers) : object.headers;
    const { lastModified, etag } = await create(bucket, key, received, headers);
    sendXml(
      response,
      200,
      `<CopyObjectResult>${element("LastModified", lastModified)}${element("ETag", `"${etag}"`)}</CopyObjectResult>`,
    );
  }

  async function demand(bucket: string, key: string): Promise<OpenedObject> {
    const object = await shelf.find(bucket, key);
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
      if (hasUnchanged(request, object)) return sendEmpty(response, 304, headers);

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
    await shelf.remove(bucket, key);
    sendEmpty(response, 204);
  }

  async function removeMany({ request, response, bucket }: Call) {
    const xml = await readText(request, digestsOf);
    const keys = [...xml.matchAll(/<Object>[\s\S]*?<Key>([\s\S]*?)<\/Key>[\s\S]*?<\/Object>/g)].map(
      ([, key = ""]) => unescapeXml(key),
    );
    if (keys.length === 0 || keys.length > 1_000) {
      throw new S3Refusal(400, "MalformedXML", "The XML you provided was not well-formed.");
    }
    for (const key of keys) await shelf.remove(bucket, key);
    const quiet = /<Quiet>\s*true\s*<\/Quiet>/.test(xml);
    const rows = quiet ? [] : keys.map((key) => `<Deleted>${element("Key", key)}</Deleted>`);
    sendXml(response, 200, `<DeleteResult>${rows.join("")}</DeleteResult>`);
  }

  return { put, get, remove, removeMany };
}

/** Whether the reader has the object already; a condition that fails is refused. */
function hasUnchanged({ headers }: IncomingMessage, object: OpenedObject): boolean {
  const isListed = (list: string) =>
    list
      .split(",")
      .some((one) => ["*", object.etag].includes(one.trim().replace(/^W\//, "").replaceAll('"', "")));
  // HTTP dates know no milliseconds.
  const changedAt = Math.floor(Date.parse(object.lastModified) / 1_000) * 1_000;
  const ifMatch = headers["if-match"];
  const unmodifiedSince = headers["if-unmodified-since"];
  if (ifMatch ? !isListed(ifMatch) : unmodifiedSince && changedAt > Date.parse(unmodifiedSince)) {
    throw new S3Refusal(
      412,
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch) return isListed(ifNoneMatch);
  const modifiedSince = headers["if-modified-since"];
  return modifiedSince !== undefined && changedAt <= Date.parse(modifiedSince);
}

/** One range of bytes; anything else that stands there is ignored, as S3 does, and the whole is sent. */
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
