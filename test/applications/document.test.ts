import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findDocumentFault,
  largestDocumentBytes,
  mostPixels,
  readDocumentKey,
} from "../../core/domain/applications/document.ts";
import type { DocumentType } from "../../core/domain/shared/codes.ts";

const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const uint16 = (value: number) => [value >>> 8, value & 255];
const bytes = (...parts: (number[] | Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (width: number, height: number) =>
  bytes(
    pngSignature,
    uint32(13),
    "IHDR",
    uint32(width),
    uint32(height),
    [8, 6, 0, 0, 0],
    uint32(0),
    uint32(4),
    "IDAT",
  );
const segment = (marker: number, body: number[] | Uint8Array | string) =>
  bytes([0xff, marker], uint16(bytes(body).length + 2), body);
const frame = (width: number, height: number, marker = 0xc0) =>
  segment(marker, bytes([8], uint16(height), uint16(width), [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]));
const jpeg = (...segments: Uint8Array[]) =>
  bytes([0xff, 0xd8], ...segments, segment(0xda, [0, 0]), "image data");
const exif = (length = 200) => segment(0xe1, bytes("Exif\0\0", new Uint8Array(length)));
const pdf = bytes("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF");

const judge = (
  contentType: DocumentType,
  file: Uint8Array,
  size = file.length,
  claimed = largestDocumentBytes,
) => findDocumentFault({ contentType, bytes: claimed }, { bytes: size, head: file });

describe("a file is taken", () => {
  test("as a PNG, a JPEG or a PDF that it is", () => {
    expect(judge("image/png", png(800, 600))).toBeUndefined();
    expect(judge("image/jpeg", jpeg(exif(), frame(4000, 3000)))).toBeUndefined();
    expect(judge("application/pdf", pdf)).toBeUndefined();
  });

  test("as a JPEG of any of the usual kinds: with previews, progressive, padded", () => {
    const manyPreviews = Array.from({ length: 3 }, () => exif(60_000));
    expect(judge("image/jpeg", jpeg(...manyPreviews, frame(4000, 3000)))).toBeUndefined();
    expect(
      judge(
        "image/jpeg",
        jpeg(segment(0xe0, "JFIF\0"), segment(0xdb, new Uint8Array(65)), frame(10, 10, 0xc2)),
      ),
    ).toBeUndefined();
    expect(judge("image/jpeg", jpeg(segment(0xc4, new Uint8Array(30)), frame(10, 10)))).toBeUndefined();
    expect(
      judge("image/jpeg", bytes([0xff, 0xd8, 0xff, 0xff, 0xff], exif().subarray(1), frame(10, 10), "…")),
    ).toBeUndefined();
  });

  test("up to a hundred megapixels and five megabytes", () => {
    expect(judge("image/png", png(10_000, 10_000))).toBeUndefined();
    expect(judge("image/png", png(800, 600), largestDocumentBytes)).toBeUndefined();
  });
});

describe("a file is refused", () => {
  test("that is another than it claims, whatever it is called", () => {
    const files = { "image/png": png(8, 8), "image/jpeg": jpeg(frame(8, 8)), "application/pdf": pdf };
    for (const [is, file] of Object.entries(files))
      for (const claims of Object.keys(files) as DocumentType[])
        expect(judge(claims, file), `${is} as ${claims}`).toBe(is === claims ? undefined : "other-type");
    for (const other of [
      "<!doctype html>",
      "MZ\x90\0",
      "PK\x03\x04",
      "GIF89a",
      "#!/bin/sh",
      "<svg xmlns=",
      "RIFF....WEBP",
      "\0\0\0\x18ftypheic",
    ])
      for (const claims of Object.keys(files) as DocumentType[])
        expect(judge(claims, bytes(other))).toBe("other-type");
  });

  test("that holds nothing, or ends before it has told its size", () => {
    for (const claims of ["image/png", "image/jpeg", "application/pdf"] as const)
      expect(judge(claims, new Uint8Array())).toBe("empty");
    for (let length = 8; length < 24; length += 1)
      expect(judge("image/png", png(8, 8).subarray(0, length))).toBe("unreadable");
    const whole = jpeg(exif(), frame(8, 8));
    for (let length = 3; length < 210; length += 1)
      expect(judge("image/jpeg", whole.subarray(0, length))).toBe("unreadable");
    expect(judge("application/pdf", bytes("%PDF"))).toBe("other-type");
  });

  test("whose few bytes would be a huge picture", () => {
    expect(judge("image/png", png(65_535, 65_535))).toBe("too-many-pixels");
    expect(judge("image/png", png(0xffffffff, 0xffffffff))).toBe("too-many-pixels");
    expect(judge("image/png", png(mostPixels, 2))).toBe("too-many-pixels");
    expect(judge("image/jpeg", jpeg(frame(65_535, 65_535)))).toBe("too-many-pixels");
    const bomb = bytes(png(50_000, 50_000), deflateSync(new Uint8Array(100_000)));
    expect(judge("image/png", bomb)).toBe("too-many-pixels");
  });

  test("whose picture has no width or no height", () => {
    for (const file of [png(0, 8), png(8, 0)]) expect(judge("image/png", file)).toBe("unreadable");
    for (const file of [jpeg(frame(0, 8)), jpeg(frame(8, 0))])
      expect(judge("image/jpeg", file)).toBe("unreadable");
  });

  test("whose head is a PNG's and whose first chunk is none", () => {
    expect(judge("image/png", bytes(pngSignature, "<script>alert(1)</script>"))).toBe("unreadable");
  });

  test("that is a JPEG in its first bytes alone", () => {
    expect(judge("image/jpeg", bytes([0xff, 0xd8, 0xff], "<?php system($_GET[0]); ?>"))).toBe("unreadable");
    expect(judge("image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe0], "PK\x03\x04"))).toBe("unreadable");
    expect(judge("image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]))).toBe("unreadable");
  });

  test("that is larger than was announced, or than any may be", () => {
    expect(judge("application/pdf", pdf, 1001, 1000)).toBe("too-large");
    expect(judge("application/pdf", pdf, 1000, 1000)).toBeUndefined();
    expect(judge("application/pdf", pdf, largestDocumentBytes + 1, 99_999_999)).toBe("too-large");
  });

  test("or taken, and never breaks, whatever its bytes are", () => {
    const starts = [pngSignature, [0xff, 0xd8, 0xff], [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff], []];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom<DocumentType>("image/png", "image/jpeg", "application/pdf"),
        fc.nat(50),
        (start, rest, claims, offset) => {
          // A view into a larger buffer, as a stream hands it on.
          const whole = bytes(new Uint8Array(offset), start, rest);
          const fault = judge(claims, whole.subarray(offset));
          expect([undefined, "empty", "other-type", "unreadable", "too-many-pixels"]).toContain(fault);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test("the key of an object names an application and a document, or is nobody's", () => {
  expect(readDocumentKey("applications/KT-7F3K-9Q2M-4XTD/abc-1")).toEqual({
    reference: "KT-7F3K-9Q2M-4XTD",
    documentId: "abc-1",
  });
  for (const key of [
    "",
    "applications/KT-7F3K-9Q2M-4XTD",
    "applications/KT-7F3K-9Q2M-4XTD/a/b",
    "x/KT-7F3K-9Q2M-4XTD/a",
    "applications/../a",
    "applications/KT-7F3K-9Q2M-4XTD/a\n",
  ])
    expect(readDocumentKey(key), key).toBeUndefined();
});
