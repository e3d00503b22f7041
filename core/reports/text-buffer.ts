/** Where a file's bytes go, in order: whoever writes waits until they are taken. */
export type Sink = (bytes: Buffer) => Promise<void>;

const mostCharacters = 64 * 1024;

/** Gathers short pieces of text, so that a sink is given few large ones. Nothing to wait for is `undefined`. */
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
