/** A zip that is written as a stream: each entry goes through deflate as it comes. */
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { ZipFile } from "yazl";
import type { Sink } from "./text-buffer.ts";

/**
 * A file tells nothing of when it was written: every entry has the same day. In a zip's own (DOS) form a day has no time
 * zone, so it is the same wherever the function runs.
 */
const entryOptions = () => ({ mtime: new Date(2000, 0, 1), forceDosTimestamp: true });

export const startZip = (sink: Sink) => {
  const zip = new ZipFile();
  const sending = (async () => {
    // Typed as older than streams that can be iterated; it is a PassThrough.
    for await (const bytes of zip.outputStream as AsyncIterable<Buffer>) await sink(bytes);
  })();
  // Told by whoever writes next or finishes; without this a failure before that would end the process.
  sending.catch(() => {});

  return {
    /** One entry at a time: it must be closed before the next is opened. */
    async open(name: string) {
      const entry = new PassThrough();
      zip.addReadStream(entry, name, entryOptions());
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
