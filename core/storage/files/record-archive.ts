/**
 * The archive of sealed records that are larger than an item. Such records are very rare, so a step loads
 * this module only then.
 */
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { endingInTime } from "../invocation.ts";
import type { RecordArchive } from "../repositories/selection-read-model.ts";

export const createRecordArchive = (Bucket: string): RecordArchive => {
  const client = endingInTime(new S3Client());
  return {
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: "application/json" }));
    },
    get: async (Key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? "";
    },
  };
};
