/**
 * Whether a picture can be drawn. pdfkit unpacks a PNG only later, and nothing can catch the error of a broken one there.
 */
import { inflateSync } from "node:zlib";

/** A drawing has few pixels. A PNG with very many pixels would be unpacked whole in memory. */
const mostPixels = 8_000_000;

const samplesOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;

const dataOf = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (name === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    if (name === "IEND") break;
    at += 12 + length;
  }
  return Buffer.concat(parts);
};

const isWholePng = (given: Uint8Array): boolean => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < 33) return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 0, color = -1, , , interlaced] = bytes.subarray(24, 29);
  const samples = samplesOf[color];
  if (!samples || interlaced || width * height === 0 || width * height > mostPixels) return false;
  const stride = Math.ceil((width * samples * depth) / 8) + 1;
  try {
    const pixels = inflateSync(dataOf(bytes), { maxOutputLength: stride * height });
    if (pixels.length !== stride * height) return false;
    // Each line begins with its filter type. PNG has five filter types, 0 to 4.
    for (let line = 0; line < height; line += 1) if ((pixels[line * stride] as number) > 4) return false;
    return true;
  } catch {
    return false;
  }
};

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Whether the bytes are a whole PNG, or begin like a JPEG. The drawing itself finds a broken JPEG. */
export const canBeDrawn = (bytes: Uint8Array): boolean => (isPng(bytes) ? isWholePng(bytes) : isJpeg(bytes));
