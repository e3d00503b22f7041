/** Receives a file's bytes in order. The writer must wait for the promise before it writes again. */
export type Sink = (bytes: Buffer) => Promise<void>;

const mostCharacters = 64 * 1024;

/**
 * Collects short texts, so that the sink gets few large pieces. `add` and `flush` return undefined if there is no
 * promise to wait for.
 */
export const createTextBuffer = (sink: Sink) => {
  let pieces: string[] = [];
  let length = 0;
  const flush = (): Promise<void> | undefined => {
    if (length === 0) return undefined;
    const text = pieces.join("");
    pieces = [];
    length = 0;
    return sink(Buffer.from(text, "utf8"));
  };
  return {
    add(text: string): Promise<void> | undefined {
      pieces.push(text);
      length += text.length;
      return length < mostCharacters ? undefined : flush();
    },
    flush,
  };
};
