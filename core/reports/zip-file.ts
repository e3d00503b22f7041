<<<<<<< HEAD
/**
 * Writes a zip as a stream. Each entry is compressed as it comes, and its size and checksum follow it.
 *
 * No entry and no file here reaches 4 GB. A larger number throws, so that no file is silently cut off.
 */
=======
/** A zip that is written as a stream: each entry goes through deflate as it comes. */
>>>>>>> w-libs
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import type { Sink } from "./text-buffer.ts";

<<<<<<< HEAD
interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  packedBytes: number;
  bytes: number;
}

const deflated = 8;
/** General purpose flags: sizes follow the data, and names are UTF-8. */
const flags = 0x0808;
const versionNeeded = 20;
/** 1 January 1980, the first date that a zip can hold. So the file does not tell when it was written. */
const noDate = 0x0021;

const record = (signature: string, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 4));
  buffer.write(signature, "latin1");
  let offset = 4;
  for (const [bytes, value] of fields) offset = buffer.writeUIntLE(value, offset, bytes);
  return buffer;
};
=======
/**
 * A file tells nothing of when it was written: every entry has the same day. In a zip's own (DOS) form a day has no time
 * zone, so it is the same wherever the function runs.
 */
const entryOptions = () => ({ mtime: new Date(2000, 0, 1), forceDosTimestamp: true });
>>>>>>> w-libs

export const startZip = (sink: Sink) => {
  const zip = new ZipFile();
  const sending = (async () => {
    // Typed as older than streams that can be iterated; it is a PassThrough.
    for await (const bytes of zip.outputStream as AsyncIterable<Buffer>) await sink(bytes);
  })();
  // Told by whoever writes next or finishes; without this a failure before that would end the process.
  sending.catch(() => {});

  return {
    /** Opens an entry. Close it before the next one is opened. */
    async open(name: string) {
<<<<<<< HEAD
      const entry: Entry = {
        name: Buffer.from(name, "utf8"),
        offset: written,
        crc: 0,
        packedBytes: 0,
        bytes: 0,
      };
      entries.push(entry);
      await put(
        record("PK\x03\x04", [
          [2, versionNeeded],
          [2, flags],
          [2, deflated],
          [2, 0],
          [2, noDate],
          [4, 0],
          [4, 0],
          [4, 0],
          [2, entry.name.length],
          [2, 0],
        ]),
      );
      await put(entry.name);
      const deflate = createDeflateRaw();
      const packing = (async () => {
        for await (const packed of deflate as AsyncIterable<Buffer>) {
          entry.packedBytes += packed.length;
          await put(packed);
        }
      })();
      // The next `write` or `close` reports the failure. Without this line, an earlier failure would end the process.
      packing.catch(() => {});
=======
      const entry = new PassThrough();
      zip.addReadStream(entry, name, entryOptions());
>>>>>>> w-libs
      return {
        async write(bytes: Buffer): Promise<void> {
          if (!entry.write(bytes)) await Promise.race([once(entry, "drain"), sending]);
        },
        async close(): Promise<void> {
          entry.end();
        },
      };
    },

    async finish(): Promise<void> {
      zip.end();
      await sending;
    },
  };
};
