/**
 * Documents of applications in their bucket: grants to send and fetch a file, and the first check of an
 * arrived file.
 */
import { DeleteObjectCommand, GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import {
  type ApplicationDocument,
  documentKey,
  findDocumentFault,
  uploadMinutes,
} from "../../domain/applications/document.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { type Idempotency, IdempotentReplay, type StoredResponse } from "../dynamodb/idempotency.ts";
import { signViewingLink } from "./viewing-link.ts";

export type Documents = ReturnType<typeof createDocuments>;

/** 256 KiB of a JPEG reach its size, which stands behind the preview of the camera. */
const headBytes = 256 * 1024;

const endings = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" } as const;

/** The stored part of a grant. A repeat is signed again, so the store does not keep the signed response. */
export interface Grant {
  reference: string;
  document: ApplicationDocument;
}

export const createDocuments = (client: S3Client, bucketName: () => string) => ({
  /** The response that is stored for a grant: only the grant, to be signed again. */
  keepGrant: (grant: Grant, idempotency: Idempotency): StoredResponse => ({
    status: 201,
    headers: {},
    body: JSON.stringify(grant),
    idempotency,
  }),

  /** The grant that an earlier request with this key received. */
  grantedBefore(error: unknown): Grant {
    if (error instanceof IdempotentReplay) return JSON.parse(error.response.body) as Grant;
    throw error;
  },

  /** A presigned POST. The browser can send only this type and at most these bytes. */
  async signUpload({ reference, document }: Grant, at: Instant, thenTo?: string) {
    const afterwards: Record<string, string> = thenTo
      ? { success_action_redirect: thenTo }
      : { success_action_status: "201" };
    const { url, fields } = await createPresignedPost(client, {
      Bucket: bucketName(),
      Key: documentKey(reference, document.documentId),
      Conditions: [["content-length-range", 1, document.bytes]],
      Fields: { "Content-Type": document.contentType, ...afterwards },
      Expires: uploadMinutes * 60,
    });
    const expiresAt: Instant = new Date(Date.parse(at) + uploadMinutes * 60_000).toISOString();
    return { documentId: document.documentId, upload: { url, fields }, expiresAt };
  },

  /** A link that shows the file with the content type that was checked on arrival. */
  signLink({ reference, document: { documentId, contentType, kind } }: Grant, at: Instant): Promise<string> {
    return signViewingLink(client, {
      bucket: bucketName(),
      key: documentKey(reference, documentId),
      contentType,
      fileName: `${kind}-${documentId}.${endings[contentType]}`,
      at,
    });
  },

  /** Removes the file. A missing file is removed already. */
  async remove(reference: string, documentId: string): Promise<void> {
    await client.send(
      new DeleteObjectCommand({ Bucket: bucketName(), Key: documentKey(reference, documentId) }),
    );
  },

  /** The fault of the arrived file, from its size and first bytes. undefined when the file has no fault. */
  async inspect(reference: string, document: ApplicationDocument) {
    const reply = await client.send(
      new GetObjectCommand({
        Bucket: bucketName(),
        Key: documentKey(reference, document.documentId),
        Range: `bytes=0-${headBytes - 1}`,
      }),
    );
    const bytes = Number(/\/(\d+)$/.exec(reply.ContentRange ?? "")?.[1] ?? reply.ContentLength ?? 0);
    const head = (await reply.Body?.transformToByteArray()) ?? new Uint8Array();
    return findDocumentFault(document, { bytes, head });
  },
});
