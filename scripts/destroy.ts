/**
 * `npm run destroy -- dev`: empties the buckets of a stage that keeps no data, then removes all stacks of the stage.
 */
import "../offices/default-office.ts";

import { spawnSync } from "node:child_process";
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { type Stage, stageNamed } from "../lib/stages.ts";
import { listResources } from "./stack-outputs.ts";

const listBuckets = async (stage: Stage): Promise<string[]> =>
  (await listResources(stage, "AWS::S3::Bucket")).map(({ physicalId }) => physicalId);

/** Deletes every version of every object, because a bucket with one version left cannot be removed. */
const emptyBucket = async (client: S3Client, bucket: string): Promise<void> => {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
};

const removeStacks = (stage: Stage): boolean =>
  spawnSync("cdk", ["destroy", "--all", "--force", "-c", `stage=${stage.name}`], { stdio: "inherit" })
    .status === 0;

/** More than one attempt: S3 delivers access logs for hours, also into a bucket that was just emptied. */
const tries = 3;

const destroy = async (stageName: string): Promise<void> => {
  const stage = stageNamed(stageName);
  if (stage.keepsData) throw new Error(`${stage.name} keeps its data: it is not removed by a command.`);
  const client = new S3Client({
    region: stage.region,
    forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL),
  });
  for (let count = 1; count <= tries; count += 1) {
    for (const bucket of await listBuckets(stage)) await emptyBucket(client, bucket);
    if (removeStacks(stage)) return;
  }
  throw new Error("Some stack is still there: wait an hour for the last access logs, then run this again.");
};

const [stageName] = process.argv.slice(2);
if (!stageName) throw new Error("Say which stage: npm run destroy -- dev");
await destroy(stageName);
