/** Links by which a browser shows a file in a tab. A link is valid for 5 minutes. */
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { downloadMinutes } from "../../domain/applications/document.ts";
import type { DocumentType } from "../../domain/shared/codes.ts";
import type { Instant } from "../../domain/shared/day.ts";

/**
 * Signs a link that shows the file and leaves no copy on a shared PC: no download, no cache. The signature
 * includes the content type, so a browser never reads the bytes as another type, such as a page.
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
