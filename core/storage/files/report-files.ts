/**
 * Reports in their bucket. The files are written first and the manifest last. A report without a manifest
 * does not exist.
 */
import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Instant } from "../../domain/shared/day.ts";
import { cutPage, readCursor } from "../dynamodb/cursor.ts";

export type ReportFiles = ReturnType<typeof createReportFiles>;
export type StagedReport = ReturnType<ReportFiles["stage"]>;
/** The fields of a report in a list. */
export interface ReportWritten {
  programme: string;
  period: string;
  writtenAt: Instant;
  files: (FileListed & { url: string })[];
}

interface FileListed {
  name: string;
  bytes: number;
  sha256: string;
}

const linkSeconds = 5 * 60;
const folder = "reports/";
const manifestName = "manifest.json";
const manifestKeyPattern = /^reports\/([a-z0-9-]+)\/([0-9Q-]+)\/manifest\.json$/;
const placePattern = /^\d{4}-[\d-]+T[\d:.]+Z#[a-z0-9-]+#[0-9Q-]+$/;
/**
 * The smallest part that S3 accepts, except for the last part. So memory holds at most this much of a file.
 */
const partBytes = 5 * 1024 ** 2;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const createReportFiles = (client: S3Client, bucketName: () => string) => {
  /**
   * A file that no reader sees until the file is put in place. When the file reaches the size of a part, each
   * part is sent as it comes. A smaller file waits here and is sent by a single call.
   */
  const startFile = (Key: string, ContentType: string) => {
    const Bucket = bucketName();
    const digest = createHash("sha256");
    const parts: CompletedPart[] = [];
    let UploadId: string | undefined;
    let gathered: Buffer[] = [];
    let gatheredBytes = 0;
    let bytes = 0;
    const sendPart = async () => {
      UploadId ??= (await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType })))
        .UploadId;
      const Body = Buffer.concat(gathered);
      gathered = [];
      gatheredBytes = 0;
      const PartNumber = parts.length + 1;
      const { ETag, ChecksumCRC32 } = await client.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
      );
      parts.push({ PartNumber, ETag, ...(ChecksumCRC32 ? { ChecksumCRC32 } : {}) });
    };
    return {
      async write(chunk: Buffer): Promise<void> {
        digest.update(chunk);
        bytes += chunk.length;
        gathered.push(chunk);
        gatheredBytes += chunk.length;
        if (gatheredBytes >= partBytes) await sendPart();
      },
      async finish() {
        if (UploadId && gatheredBytes > 0) await sendPart();
        return { bytes, sha256: digest.digest("hex") };
      },
      /** Returns the ETag of the file in the bucket. */
      async putInPlace(): Promise<string | undefined> {
        const { ETag } = UploadId
          ? await client.send(
              new CompleteMultipartUploadCommand({
                Bucket,
                Key,
                UploadId,
                MultipartUpload: { Parts: parts },
              }),
            )
          : await client.send(
              new PutObjectCommand({ Bucket, Key, ContentType, Body: Buffer.concat(gathered) }),
            );
        return ETag;
      },
      async abandon(): Promise<void> {
        if (UploadId) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      },
    };
  };

  const show = async (
    { programme, period, writtenAt }: { programme: string; period: string; writtenAt: Instant },
    manifest: string,
    at: Instant,
  ): Promise<ReportWritten> => {
    const link = (name: string) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucketName(),
          Key: `${folder}${programme}/${period}/${name}`,
          ResponseContentDisposition: `attachment; filename="${programme}-${period}-${name}"`,
        }),
        { expiresIn: linkSeconds, signingDate: new Date(at) },
      );
    const { files } = JSON.parse(manifest) as { files: FileListed[] };
    const itself = { name: manifestName, bytes: Buffer.byteLength(manifest), sha256: sha256(manifest) };
    return {
      programme,
      period,
      writtenAt,
      files: await Promise.all(
        [...files, itself].map(async (file) => ({ ...file, url: await link(file.name) })),
      ),
    };
  };

  /** The manifest of a report. undefined while the report is being written again. */
  const readManifest = async (programme: string, period: string): Promise<string | undefined> => {
    try {
      const Key = `${folder}${programme}/${period}/${manifestName}`;
      const reply = await client.send(new GetObjectCommand({ Bucket: bucketName(), Key }));
      return await reply.Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

  return {
    /** A report whose files are sent as they come. Either all files get into place or none. */
    stage(programme: string, period: string) {
      const Bucket = bucketName();
      const place = `${folder}${programme}/${period}/`;
      const started: ReturnType<typeof startFile>[] = [];
      const files: FileListed[] = [];
      const start = (name: string, contentType: string) => {
        const file = startFile(place + name, contentType);
        started.push(file);
        return {
          write: file.write,
          async finish(): Promise<void> {
            files.push({ name, ...(await file.finish()) });
          },
        };
      };

      const removeManifest = () =>
        client.send(new DeleteObjectCommand({ Bucket, Key: place + manifestName }));

      /** The files that are in the report's place now, by name. */
      const look = async () => {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: place }));
        return new Map(
          (page.Contents ?? []).map(({ Key = "", ETag, LastModified }) => [
            Key.slice(place.length),
            { ETag, LastModified },
          ]),
        );
      };

      return {
        start,

        async add(name: string, contentType: string, body: string): Promise<void> {
          const file = start(name, contentType);
          await file.write(Buffer.from(body, "utf8"));
          await file.finish();
        },

        /**
         * Puts the files in place in the given order, and the manifest last. The old manifest is removed
         * before the first file. So a manifest never describes other files than those in place, even after a
         * crash. Two writers may write the same report at once and mix their files. A writer that finds
         * another's file removes the manifest and returns undefined. Then that writer must write the report
         * again.
         */
        async publish(order: readonly string[], at: Instant): Promise<ReportWritten | undefined> {
          const placeOf = ({ name }: FileListed) => order.indexOf(name);
          files.sort((a, b) => placeOf(a) - placeOf(b));
          const manifest = `${JSON.stringify({ files }, null, 2)}\n`;
          await removeManifest();
          const tags = await Promise.all(started.map((file) => file.putInPlace()));
          const { ETag } = await client.send(
            new PutObjectCommand({
              Bucket,
              Key: place + manifestName,
              Body: manifest,
              ContentType: "application/json",
            }),
          );
          const found = await look();
          const standing = new Set([...found.values()].map((each) => each.ETag));
          if ([...tags, ETag].some((tag) => !standing.has(tag))) {
            await removeManifest();
            return undefined;
          }
          const writtenAt = found.get(manifestName)?.LastModified?.toISOString() ?? at;
          return show({ programme, period, writtenAt }, manifest, at);
        },

        /** Discards all sent parts. The old report stays unchanged. */
        async abandon(): Promise<void> {
          await Promise.allSettled(started.map((file) => file.abandon()));
        },
      };
    },

    /** The reports by their manifests, the last written first. */
    async list({ limit, cursor }: { limit: number; cursor?: string | undefined }, at: Instant) {
      const found: { programme: string; period: string; writtenAt: string }[] = [];
      let from: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucketName(), Prefix: folder, ContinuationToken: from }),
        );
        for (const { Key = "", LastModified } of page.Contents ?? []) {
          const [, programme, period] = manifestKeyPattern.exec(Key) ?? [];
          if (programme && period && LastModified)
            found.push({ programme, period, writtenAt: LastModified.toISOString() });
        }
        from = page.NextContinuationToken;
      } while (from);
      const idOf = ({ writtenAt, programme, period }: (typeof found)[number]) =>
        `${writtenAt}#${programme}#${period}`;
      found.sort((a, b) => (idOf(a) < idOf(b) ? 1 : -1));
      const before = readCursor(cursor, placePattern);
      const rest = before === undefined ? found : found.filter((report) => idOf(report) < before);
      const page = cutPage(rest, limit, idOf);
      const items = await Promise.all(
        page.items.map(async (report) => {
          const manifest = await readManifest(report.programme, report.period);
          return manifest === undefined ? [] : [await show(report, manifest, at)];
        }),
      );
      return { ...page, items: items.flat() };
    },
  };
};
