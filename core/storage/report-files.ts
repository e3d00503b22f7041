/** Reports in their bucket: files first, the manifest last; without a manifest a report does not exist. */
import { createHash } from "node:crypto";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Instant } from "../domain/day.ts";
import { refuseField } from "../domain/rule-broken.ts";

export type ReportFiles = ReturnType<typeof createReportFiles>;

export interface ReportFile {
  name: string;
  contentType: string;
  body: string;
}

interface ManifestFile {
  name: string;
  bytes: number;
  sha256: string;
}

const linkSeconds = 5 * 60;
const folder = "reports/";
const manifestName = "manifest.json";
const manifestKeyPattern = /^reports\/([a-z0-9-]+)\/([0-9Q-]+)\/manifest\.json$/;

export const createReportFiles = (client: S3Client, bucketName: () => string) => {
  const put = (key: string, { body, contentType }: Pick<ReportFile, "body" | "contentType">) =>
    client.send(
      new PutObjectCommand({ Bucket: bucketName(), Key: key, Body: body, ContentType: contentType }),
    );

  const show = async (programme: string, period: string, writtenAt: Instant, at: Instant) => {
    const place = `${folder}${programme}/${period}/`;
    const link = (name: string) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucketName(),
          Key: place + name,
          ResponseContentDisposition: `attachment; filename="${programme}-${period}-${name}"`,
        }),
        { expiresIn: linkSeconds, signingDate: new Date(at) },
      );
    const reply = await client.send(
      new GetObjectCommand({ Bucket: bucketName(), Key: place + manifestName }),
    );
    const { files } = JSON.parse((await reply.Body?.transformToString()) ?? "{}") as {
      files: ManifestFile[];
    };
    return {
      programme,
      period,
      writtenAt,
      files: await Promise.all(files.map(async (file) => ({ ...file, url: await link(file.name) }))),
    };
  };

  return {
    /** Writes all files of a report, then the manifest that makes them one; answers what a list shows of it. */
    async write(programme: string, period: string, files: readonly ReportFile[], writtenAt: Instant) {
      const at = `${folder}${programme}/${period}/`;
      const listed: ManifestFile[] = [];
      for (const file of files) {
        await put(at + file.name, file);
        const bytes = Buffer.from(file.body, "utf8");
        listed.push({
          name: file.name,
          bytes: bytes.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        });
      }
      await put(at + manifestName, {
        body: `${JSON.stringify({ files: listed }, null, 2)}\n`,
        contentType: "application/json",
      });
      return show(programme, period, writtenAt, writtenAt);
    },

    /** Reports by their manifests, the last written first. */
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
      const before = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString("utf8");
      if (before !== undefined && !/^\d{4}-[\d-]+T[\d:.]+Z#[a-z0-9-]+#[0-9Q-]+$/.test(before))
        throw refuseField("/cursor", "not-a-cursor");
      const rest = before === undefined ? found : found.filter((report) => idOf(report) < before);
      const shown = rest.slice(0, limit);
      return {
        items: await Promise.all(
          shown.map(({ programme, period, writtenAt }) => show(programme, period, writtenAt, at)),
        ),
        ...(rest.length > limit
          ? { cursor: Buffer.from(idOf(shown.at(-1) as (typeof found)[number])).toString("base64url") }
          : {}),
      };
    },
  };
};
