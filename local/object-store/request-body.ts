import type { IncomingMessage } from "node:http";
import type { Digests } from "./blob-store.ts";
import { CutShort, createByteReader } from "./byte-reader.ts";
import { notImplemented, S3Refusal } from "./replies.ts";

/** The body of a request without its framing, and the check to run after the body is read. */
export type RequestBody = { chunks: AsyncIterable<Buffer>; verify(read: Digests): void };

const incomplete = () =>
  new S3Refusal(
    400,
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header.",
  );

const badDigest = (what: string) =>
  new S3Refusal(400, "BadDigest", `The ${what} you specified did not match the calculated one.`);

/**
 * The body of a signed request: plain, or in the SDK's `aws-chunked` form with a checksum after it.
 *
 * The store checks SHA-256, MD5 and CRC32. It accepts the rarer checksums without a check.
 */
export function readBody(request: IncomingMessage): RequestBody {
  const payload = String(request.headers["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD");
  const promised = request.headers["x-amz-decoded-content-length"];
  if (payload.startsWith("STREAMING-AWS4-")) throw notImplemented(payload);
  if (request.headers["transfer-encoding"] && promised === undefined) {
    // S3 refuses this too. If the store accepted it here, the error would appear only after deployment.
    throw notImplemented("Transfer-Encoding without a known length");
  }
  const checksums = new Map<string, string>();
  const learn = (name: string, value: unknown) => {
    if (typeof value === "string") checksums.set(name.toLowerCase(), value.trim());
  };
  for (const name of ["x-amz-checksum-crc32", "x-amz-checksum-sha256", "content-md5"]) {
    learn(name, request.headers[name]);
  }
  const framed = payload === "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
  const plain: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  return {
    chunks: framed ? unwrapChunks(plain, learn) : plain,
    verify(read) {
      if (promised !== undefined && Number(promised) !== read.size) throw incomplete();
      if (/^[0-9a-f]{64}$/.test(payload) && payload !== read.sha256.toString("hex")) {
        throw new S3Refusal(
          400,
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.",
        );
      }
      const expected = {
        "content-md5": read.md5,
        "x-amz-checksum-sha256": read.sha256,
        "x-amz-checksum-crc32": read.crc32,
      };
      for (const [name, digest] of Object.entries(expected)) {
        const given = checksums.get(name);
        if (given !== undefined && given !== digest.toString("base64")) throw badDigest(name);
      }
    },
  };
}

async function* unwrapChunks(
  framed: AsyncIterable<Buffer>,
  learn: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const reader = createByteReader(framed);
  try {
    for (;;) {
      const head = /^([0-9a-f]{1,8})(?:;|$)/i.exec((await reader.line(1_024)) ?? "");
      if (!head?.[1]) throw incomplete();
      const size = Number.parseInt(head[1], 16);
      if (size === 0) break;
      yield* reader.take(size);
      if ((await reader.line(0)) !== "") throw incomplete();
    }
  } catch (error) {
    throw error instanceof CutShort ? incomplete() : error;
  }
  for (;;) {
    const trailer = await reader.line(1_024);
    if (!trailer) return;
    const colon = trailer.indexOf(":");
    learn(trailer.slice(0, colon), trailer.slice(colon + 1));
  }
}

/** A short XML body as text. */
export async function readText(
  request: IncomingMessage,
  digest: (bytes: Buffer) => Digests,
): Promise<string> {
  const body = readBody(request);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of body.chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > 2 * 1024 ** 2) {
      throw new S3Refusal(400, "MaxMessageLengthExceeded", "Your request was too large.");
    }
  }
  const bytes = Buffer.concat(parts);
  body.verify(digest(bytes));
  return bytes.toString("utf8");
}
