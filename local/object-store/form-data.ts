import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { S3Refusal } from "./replies.ts";

/** The form up to its file. Like S3, this store does not read fields after the file. */
export type UploadForm = {
  fields: Map<string, string>;
  fileName: string;
  file: AsyncIterable<Buffer>;
  /**
   * Detaches the form from its request. The rest of the request must still be read, because a refusal uses
   * the same connection.
   */
  letGo(): void;
};

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

const notOneFile = () =>
  new S3Refusal(400, "InvalidArgument", "POST requires exactly one file upload per request.", {
    ArgumentName: "file",
    ArgumentValue: 0,
  });

const twice = (name: string) =>
  new S3Refusal(400, "InvalidArgument", "A field stands twice in the form.", { ArgumentName: name });

function createParser({ headers }: IncomingMessage): Busboy {
  try {
    return busboy({ headers, limits: { fieldSize: mostFormBytes } });
  } catch {
    throw malformed();
  }
}

/** Reads a browser's `multipart/form-data` up to its file. The file then comes as a stream. */
export async function readUploadForm(request: IncomingMessage): Promise<UploadForm> {
  const parser = createParser(request);
  const fields = new Map<string, string>();
  let read = 0;
  const letGo = () => {
    request.unpipe(parser);
    request.resume();
  };
  return new Promise((resolve, reject) => {
    const refuse = (refusal: S3Refusal) => {
      letGo();
      reject(refusal);
    };
    parser.on("field", (given, value, { nameTruncated, valueTruncated }) => {
      const name = given.toLowerCase();
      read += name.length + Buffer.byteLength(value);
      if (nameTruncated) refuse(malformed());
      else if (valueTruncated || read > mostFormBytes) refuse(tooMuchBeforeFile());
      else if (fields.has(name)) refuse(twice(name));
      else fields.set(name, value);
    });
    parser.on("file", (name, file, { filename }) => {
      // The reader of the file receives its error. Without a reader, the error must not end the process.
      file.on("error", () => {});
      if (name.toLowerCase() !== "file") return refuse(notOneFile());
      resolve({ fields, fileName: filename ?? "", file: piecesOf(file), letGo });
    });
    parser.on("error", () => refuse(malformed()));
    parser.on("close", () => refuse(notOneFile()));
    // A pipe does not tell its end that the source broke off.
    request.on("close", () => parser.destroy());
    request.pipe(parser);
  });
}

/** A file that breaks off must not count as a shorter file. */
async function* piecesOf(file: Readable): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch {
    throw malformed();
  }
}
