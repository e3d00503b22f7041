import type { IncomingMessage } from "node:http";
import { type ByteReader, CutShort, createByteReader } from "./byte-reader.ts";
import { S3Refusal } from "./replies.ts";

/** The form up to its file: what stands after the file is not read, as S3 doesn't. */
export type UploadForm = { fields: Map<string, string>; fileName: string; file: AsyncIterable<Buffer> };

const mostFormBytes = 20 * 1024;

const malformed = () =>
  new S3Refusal(
    400,
    "MalformedPOSTRequest",
    "The body of your POST request is not well-formed multipart/form-data.",
  );

const tooMuchBeforeFile = () =>
  new S3Refusal(
    400,
    "MaxPostPreDataLengthExceeded",
    "Your POST request fields preceding the upload file were too large.",
  );

/** Reads a browser's `multipart/form-data` up to its file, which then comes as a stream. */
export async function readUploadForm(request: IncomingMessage): Promise<UploadForm> {
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(request.headers["content-type"] ?? "") ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) throw malformed();
  // A part ends with CRLF and the boundary; the first has no part before it, so a CRLF is put there.
  const mark = Buffer.from(`\r\n--${boundary}`, "latin1");
  // Leaving early must not destroy the request: its refusal is still to be sent on the same connection.
  const reader = createByteReader(request.iterator({ destroyOnReturn: false }), Buffer.from("\r\n"));

  const fields = new Map<string, string>();
  let read = (await collect(reader.until(mark))).length;
  for (;;) {
    if ((await reader.line(64))?.trim() !== "") {
      throw new S3Refusal(400, "InvalidArgument", "POST requires exactly one file upload per request.", {
        ArgumentName: "file",
        ArgumentValue: 0,
      });
    }
    const { name, fileName, bytes } = await readPartHeaders(reader);
    if (name === "file") return { fields, fileName, file: checkEnd(reader.until(mark)) };
    const value = await collect(reader.until(mark));
    read += bytes + value.length;
    if (read > mostFormBytes) throw tooMuchBeforeFile();
    if (fields.has(name)) {
      throw new S3Refusal(400, "InvalidArgument", "A field stands twice in the form.", {
        ArgumentName: name,
      });
    }
    fields.set(name, value.toString("utf8"));
  }
}

async function readPartHeaders(reader: ByteReader) {
  let name: string | undefined;
  let fileName = "";
  let bytes = 0;
  for (;;) {
    const line = await reader.line(8_192);
    if (line === undefined) throw malformed();
    bytes += line.length;
    if (bytes > mostFormBytes) throw tooMuchBeforeFile();
    if (line === "") break;
    if (/^content-disposition:/i.test(line)) {
      name = /;\s*name="([^"]*)"/i.exec(line)?.[1] ?? /;\s*name=([^;\s]+)/i.exec(line)?.[1];
      fileName = /;\s*filename="([^"]*)"/i.exec(line)?.[1] ?? "";
    }
  }
  if (!name) throw malformed();
  return { name: name.toLowerCase(), fileName, bytes };
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of checkEnd(chunks)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > mostFormBytes) throw tooMuchBeforeFile();
  }
  return Buffer.concat(parts);
}

async function* checkEnd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof CutShort ? malformed() : error;
  }
}
