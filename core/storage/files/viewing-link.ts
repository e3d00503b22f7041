/** Links by which a browser shows a file in a tab, good for 5 minutes. */
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { downloadMinutes } from "../../domain/applications/document.ts";
import type { DocumentType } from "../../domain/shared/codes.ts";
import type { Instant } from "../../domain/shared/day.ts";

/**
 * Signs a link that shows the file, and leaves nothing of it on a PC that others use: it is not downloaded, and no
 * cache keeps it. The type is part of what is signed: the bytes are never read as anything else, such as a page.
 */
export const signViewingLink = (
  client: S3Client,
  {
    bucket,
    key,
    contentType,
    fileName,
    at,
  }: { bucket: string; key: string; contentType: DocumentType; fileName: string; at: Instant },
): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: contentType,
      ResponseContentDisposition: `inline; filename="${fileName}"`,
      ResponseCacheControl: "no-store",
    }),
    { expiresIn: downloadMinutes * 60, signingDate: new Date(at) },
  );
