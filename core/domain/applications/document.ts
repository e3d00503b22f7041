/** A photo or PDF that belongs to an application, from the grant to the check of the file. */

import type { DocumentKind, DocumentType, OfficersDocumentKind, Role } from "../shared/codes.ts";
import type { Instant } from "../shared/day.ts";

export const largestDocumentBytes = 5 * 1024 * 1024;
export const uploadMinutes = 15;
export const downloadMinutes = 5;
/** 40 documents allow new photos of every paper, and cannot fill a DynamoDB item or a bucket. */
export const mostDocuments = 40;

export const documentStates = ["waiting", "received", "refused"] as const;
export const documentFaults = ["too-large", "other-type", "unreadable", "too-many-pixels", "empty"] as const;
export type DocumentFault = (typeof documentFaults)[number];

/** The rule that a return uses to ask for a document again: `document-ktp`. */
export const ruleOfDocument = (kind: DocumentKind): string => `document-${kind}`;

export interface ApplicationDocument {
  documentId: string;
  kind: OfficersDocumentKind;
  contentType: DocumentType;
  /** The size that the client announced, in bytes. The file may be smaller. */
  bytes: number;
  grantedAt: Instant;
  /** The officer who added the document. Absent when the applicant added the document. */
  by?: string;
  state: (typeof documentStates)[number];
  receivedAt?: Instant;
  why?: DocumentFault;
}

const hiddenFromAssessor: readonly OfficersDocumentKind[] = ["ktp", "family-card"];

/** Assessors may open documents, but no document that shows a NIK. */
export const mayOpenKind = (kind: OfficersDocumentKind, roles: readonly Role[]): boolean =>
  roles.some((role) => role === "verifier" || role === "manager") || !hiddenFromAssessor.includes(kind);

export const documentKey = (reference: string, documentId: string): string =>
  `applications/${reference}/${documentId}`;

/** The application and the document that an object key of the bucket belongs to. */
export const readDocumentKey = (key: string): { reference: string; documentId: string } | undefined => {
  const [, reference, documentId] =
    /^applications\/([A-Z]{2}-[0-9A-Z-]{14})\/([0-9a-zA-Z-]{1,64})$/.exec(key) ?? [];
  return reference && documentId ? { reference, documentId } : undefined;
};

/**
 * The most pixels of an image: 100 megapixels, twice the best telephones. A larger image may be a
 * decompression bomb.
 */
export const mostPixels = 100_000_000;

const startsWith = (bytes: Uint8Array, ...expected: number[]) =>
  expected.every((value, index) => bytes[index] === value);

/** Width × height of a PNG, from its first chunk: `IHDR`, 13 bytes. */
const pngSize = (bytes: Uint8Array) => {
  const isHeader = startsWith(bytes.subarray(8), 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
  if (bytes.length < 24 || !isHeader) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

/** Width × height of a JPEG, from its frame header. The function skips earlier segments by their lengths. */
const jpegSize = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/**
 * Checks from its first bytes that a file has the type that it claims. 64 KiB are enough, except for a JPEG
 * with a very large preview. Returns the fault, or undefined.
 */
export const findDocumentFault = (
  claimed: { contentType: DocumentType; bytes: number },
  file: { bytes: number; head: Uint8Array },
): DocumentFault | undefined => {
  if (file.bytes === 0) return "empty";
  if (file.bytes > Math.min(claimed.bytes, largestDocumentBytes)) return "too-large";
  const { head } = file;
  if (claimed.contentType === "application/pdf")
    return startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d) ? undefined : "other-type";
  const isPng = startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const isJpeg = startsWith(head, 0xff, 0xd8, 0xff);
  if (claimed.contentType === "image/png" ? !isPng : !isJpeg) return "other-type";
  const size = isPng ? pngSize(head) : jpegSize(head);
  if (!size || size.width === 0 || size.height === 0) return "unreadable";
  return size.width * size.height > mostPixels ? "too-many-pixels" : undefined;
};
