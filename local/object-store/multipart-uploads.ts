import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type BlobStore, digestsOf, type ObjectDescription, openObject } from "./blob-store.ts";
import { type Call, headersToKeep, locationOf } from "./call.ts";
import type { ObjectCreation } from "./object-creation.ts";
import { element, notImplemented, S3Refusal, sendEmpty, sendXml, unescapeXml } from "./replies.ts";
import { readText } from "./request-body.ts";

const leastPartBytes = 5 * 1024 ** 2;

const noSuchUpload = () =>
  new S3Refusal(404, "NoSuchUpload", "The specified multipart upload does not exist.");

/** Uploads in parts. Each part waits in a folder of its upload until the upload is completed or aborted. */
export function createUploadSteps(blobs: BlobStore, { receiveBody, create }: ObjectCreation) {
  const root = join(blobs.folder, ".uploads");
  const folderOf = (uploadId: string) => join(root, uploadId);
  const partPath = (uploadId: string, number: number) =>
    join(folderOf(uploadId), String(number).padStart(5, "0"));

  async function start({ request, response, bucket, key }: Call) {
    const uploadId = randomUUID();
    const headers = headersToKeep(request.headers);
    // An upload is recorded as an empty object with the headers of the later object.
    const note = { key: `${bucket}/${key}`, headers, size: 0, etag: "", crc32: "", lastModified: "" };
    await blobs.settle(await blobs.receive(nothing()), note, join(folderOf(uploadId), "upload"));
    sendXml(
      response,
      200,
      `<InitiateMultipartUploadResult>${element("Bucket", bucket)}${element("Key", key)}${element("UploadId", uploadId)}</InitiateMultipartUploadResult>`,
    );
  }

  async function demandUpload({ bucket, key, query }: Call) {
    const uploadId = query.get("uploadId") ?? "";
    if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw noSuchUpload();
    const note = await describe(join(folderOf(uploadId), "upload"));
    if (note?.key !== `${bucket}/${key}`) throw noSuchUpload();
    return { uploadId, headers: note.headers };
  }

  async function addPart(call: Call) {
    const { request, response, query } = call;
    if (request.headers["x-amz-copy-source"]) throw notImplemented("UploadPartCopy");
    const { uploadId } = await demandUpload(call);
    const number = Number(query.get("partNumber"));
    if (!Number.isInteger(number) || number < 1 || number > 10_000) {
      throw new S3Refusal(400, "InvalidArgument", "Part number must be an integer between 1 and 10000.");
    }
    const received = await receiveBody(request);
    const part = {
      key: String(number),
      size: received.size,
      etag: received.md5.toString("hex"),
      crc32: received.crc32.toString("base64"),
      lastModified: "",
      headers: {},
    };
    await blobs.settle(received, part, partPath(uploadId, number));
    sendEmpty(response, 200, { etag: `"${part.etag}"`, "x-amz-checksum-crc32": part.crc32 });
  }

  async function complete(call: Call) {
    const { request, response, bucket, key } = call;
    const { uploadId, headers } = await demandUpload(call);
    const parts = await demandParts(uploadId, readParts(await readText(request, digestsOf)));
    const received = await blobs.receive(
      readAll(parts.map(({ key: number }) => partPath(uploadId, Number(number)))),
    );
    const etags = Buffer.from(parts.map(({ etag }) => etag).join(""), "hex");
    const etag = `${createHash("md5").update(etags).digest("hex")}-${parts.length}`;
    await create(bucket, key, received, headers, { etag });
    await rm(folderOf(uploadId), { recursive: true, force: true });
    sendXml(
      response,
      200,
      `<CompleteMultipartUploadResult>${element("Location", locationOf(call, key))}${element("Bucket", bucket)}${element("Key", key)}${element("ETag", `"${etag}"`)}</CompleteMultipartUploadResult>`,
    );
  }

  /** The named parts, after the check that all exist, in order and large enough. */
  async function demandParts(uploadId: string, named: { number: number; etag: string }[]) {
    if (named.length === 0) {
      throw new S3Refusal(400, "MalformedXML", "The XML you provided was not well-formed.");
    }
    if (named.some(({ number }, place) => number <= (named[place - 1]?.number ?? 0))) {
      throw new S3Refusal(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
    }
    const parts: ObjectDescription[] = [];
    for (const { number, etag } of named) {
      const part = await describe(partPath(uploadId, number));
      if (part?.etag !== etag) {
        throw new S3Refusal(400, "InvalidPart", "One or more of the specified parts could not be found.", {
          PartNumber: number,
        });
      }
      parts.push(part);
    }
    const small = parts.slice(0, -1).find(({ size }) => size < leastPartBytes);
    if (small) {
      throw new S3Refusal(
        400,
        "EntityTooSmall",
        "Your proposed upload is smaller than the minimum allowed size",
        { PartNumber: small.key, ProposedSize: small.size, MinSizeAllowed: leastPartBytes },
      );
    }
    return parts;
  }

  async function abort(call: Call) {
    const { uploadId } = await demandUpload(call);
    await rm(folderOf(uploadId), { recursive: true, force: true });
    sendEmpty(call.response, 204);
  }

  return { start, addPart, complete, abort };
}

async function describe(path: string): Promise<ObjectDescription | undefined> {
  const object = await openObject(path);
  await object?.close();
  return object;
}

function readParts(xml: string): { number: number; etag: string }[] {
  return [...xml.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, part = ""]) => ({
    number: Number(/<PartNumber>\s*(\d+)\s*<\/PartNumber>/.exec(part)?.[1]),
    etag: unescapeXml(/<ETag>([\s\S]*?)<\/ETag>/.exec(part)?.[1] ?? "")
      .trim()
      .replaceAll('"', ""),
  }));
}

async function* nothing(): AsyncGenerator<Buffer> {}

async function* readAll(paths: string[]): AsyncGenerator<Buffer> {
  for (const path of paths) {
    const part = await openObject(path);
    if (!part) throw noSuchUpload();
    try {
      yield* part.bytes();
    } finally {
      await part.close();
    }
  }
}
