/**
 * SHA-256 (FIPS 180-4) of text as UTF-8, in lower-case hexadecimal.
 *
 * The browser's own SHA-256 is missing on pages over plain HTTP, as on a server in a small office. It is also
 * asynchronous, and the rules that hash are not.
 */

/**
 * The first 32 bits of the fractional part of `root`. The standard derives its constants from roots of primes in this
 * way.
 */
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32);

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};

const rounds = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const beginning = primes(8).map((prime) => fraction(Math.sqrt(prime)));

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

const padded = (text: string): DataView => {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
};

const at = (words: ArrayLike<number>, index: number) => words[index] as number;

export const sha256 = (text: string): string => {
  const message = padded(text);
  const state = Uint32Array.from(beginning);
  const words = new Uint32Array(64);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let index = 0; index < 64; index += 1) {
      if (index < 16) {
        words[index] = message.getUint32(block + index * 4);
        continue;
      }
      const early = at(words, index - 15);
      const late = at(words, index - 2);
      words[index] =
        at(words, index - 16) +
        (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
        at(words, index - 7) +
        (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index += 1) {
      const chosen = (e & f) ^ (~e & g);
      const most = (a & b) ^ (a & c) ^ (b & c);
      const first =
        h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + at(rounds, index) + at(words, index);
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = at(state, index) + word;
    });
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
};
