/** Files of applications in their bucket: permissions to send and to fetch, and a first look at what arrived. */
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

/** Enough of a JPEG to reach its size behind the preview that cameras put before it. */
const headBytes = 256 * 1024;

const endings = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" } as const;

/** What is kept of a grant: a repeat is signed anew, so its reply is not. */
export interface Grant {
  reference: string;
  document: ApplicationDocument;
}

export const createDocuments = (client: S3Client, bucketName: () => string) => ({
  /** The reply that is kept of a grant: the grant alone, to be signed anew. */
  keepGrant: (grant: Grant, idempotency: Idempotency): StoredResponse => ({
    status: 201,
    headers: {},
    body: JSON.stringify(grant),
    idempotency,
  }),

  /** The grant that a request of this key was given before. */
  grantedBefore(error: unknown): Grant {
    if (error instanceof IdempotentReplay) return JSON.parse(error.response.body) as Grant;
    throw error;
  },

  /** A presigned POST that holds the browser to this type and to no more than these bytes. */
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

  /** A link that shows the file as the type that was checked when it arrived. */
  signLink({ reference, document: { documentId, contentType, kind } }: Grant, at: Instant): Promise<string> {
    return signViewingLink(client, {
      bucket: bucketName(),
      key: documentKey(reference, documentId),
      contentType,
      fileName: `${kind}-${documentId}.${endings[contentType]}`,
      at,
    });
  },

  /** The file goes; where there is none, it has gone already. */
  async remove(reference: string, documentId: string): Promise<void> {
    await client.send(
      new DeleteObjectCommand({ Bucket: bucketName(), Key: documentKey(reference, documentId) }),
    );
  },

  /** What is wrong with the file that arrived, judged by its size and first bytes; undefined where nothing is. */
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
