/** Printed papers in the documents bucket. */
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { documentKey } from "../../domain/applications/document.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { signViewingLink } from "./viewing-link.ts";

/** Without permission to list, S3 answers 403 for a missing object. */
const isMissing = (error: unknown): boolean =>
  [403, 404].includes((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0);

export const createPapers = (s3: S3Client, bucketName: () => string) => ({
  async isPrinted(key: string): Promise<boolean> {
    try {
      await s3.send(new HeadObjectCommand({ Bucket: bucketName(), Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  },

  async keep(key: string, pdf: Uint8Array): Promise<void> {
    await s3.send(
      new PutObjectCommand({ Bucket: bucketName(), Key: key, Body: pdf, ContentType: "application/pdf" }),
    );
  },

  /** A file of an application that a paper shows. undefined when the file was erased. */
  async readDocument(reference: string, documentId: string): Promise<Uint8Array | undefined> {
    const Key = documentKey(reference, documentId);
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucketName(), Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },

  /** A link that shows the paper. */
  signLink(key: string, fileName: string, at: Instant): Promise<string> {
    return signViewingLink(s3, { bucket: bucketName(), key, contentType: "application/pdf", fileName, at });
  },
});
