/**
 * Writes a zip as a stream. Each entry is compressed as it comes, and its size and checksum follow it.
 *
 * No entry and no file here reaches 4 GB. A larger number throws, so that no file is silently cut off.
 */
import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Sink } from "./text-buffer.ts";

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

export const startZip = (sink: Sink) => {
  const entries: Entry[] = [];
  let written = 0;
  const put = (bytes: Buffer) => {
    written += bytes.length;
    return sink(bytes);
  };

  return {
    /** Opens an entry. Close it before the next one is opened. */
    async open(name: string) {
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
      return {
        async write(bytes: Buffer): Promise<void> {
          entry.crc = crc32(bytes, entry.crc);
          entry.bytes += bytes.length;
          if (!deflate.write(bytes)) await Promise.race([once(deflate, "drain"), packing]);
        },
        async close(): Promise<void> {
          deflate.end();
          await packing;
          await put(
            record("PK\x07\x08", [
              [4, entry.crc],
              [4, entry.packedBytes],
              [4, entry.bytes],
            ]),
          );
        },
      };
    },

    async finish(): Promise<void> {
      const directory = written;
      for (const { name, offset, crc, packedBytes, bytes } of entries) {
        await put(
          record("PK\x01\x02", [
            [2, versionNeeded],
            [2, versionNeeded],
            [2, flags],
            [2, deflated],
            [2, 0],
            [2, noDate],
            [4, crc],
            [4, packedBytes],
            [4, bytes],
            [2, name.length],
            [2, 0],
            [2, 0],
            [2, 0],
            [2, 0],
            [4, 0],
            [4, offset],
          ]),
        );
        await put(name);
      }
      await put(
        record("PK\x05\x06", [
          [2, 0],
          [2, 0],
          [2, entries.length],
          [2, entries.length],
          [4, written - directory],
          [4, directory],
          [2, 0],
        ]),
      );
    },
  };
};
