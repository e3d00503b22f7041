/** Reads framed bytes from a stream. Memory holds only the edge of a frame. */
export type ByteReader = {
  /**
   * The text up to the next CRLF. The CRLF is read too. undefined when the stream ends first or the line is
   * longer.
   */
  line(limit: number): Promise<string | undefined>;
  /** The next `count` bytes, in the pieces in which they arrive. */
  take(count: number): AsyncGenerator<Buffer>;
};

/** The stream ended inside a frame. */
export class CutShort extends Error {
  override name = "CutShort";
}

const crlf = Buffer.from("\r\n");

export function createByteReader(source: AsyncIterable<Buffer>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  const fetchMore = async () => {
    const { done, value } = await chunks.next();
    if (done) return false;
    held = held.length === 0 ? value : Buffer.concat([held, value]);
    return true;
  };

  return {
    async line(limit) {
      for (;;) {
        const end = held.indexOf(crlf);
        if (end > limit || (end < 0 && held.length > limit)) return undefined;
        if (end >= 0) {
          const text = held.toString("utf8", 0, end);
          held = held.subarray(end + crlf.length);
          return text;
        }
        if (!(await fetchMore())) return undefined;
      }
    },

    async *take(count) {
      let left = count;
      while (left > 0) {
        if (held.length === 0 && !(await fetchMore())) throw new CutShort();
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
  };
}
