/** One report, alone in its process, from the store at an endpoint: says what memory it took at most. */
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { foundingProgrammes } from "../core/domain/programme.ts";
import type { Period } from "../core/domain/report.ts";
import { foundingSkills } from "../core/domain/skill.ts";
import { writeReport } from "../core/reports/write-report.ts";
import { createApplicationLists } from "../core/storage/application-lists.ts";
import { createReportFiles } from "../core/storage/report-files.ts";
import { createStore } from "../core/storage/store.ts";

const account = {
  region: "ap-southeast-3",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
};
const lists = createApplicationLists(
  createStore(new DynamoDBClient({ ...account, endpoint: process.argv[2] ?? "" }), {
    APPLICATIONS_TABLE: "applications",
  }),
);

let bytesSent = 0;
/** A bucket that takes everything and keeps nothing: the SDK makes, signs and sends whole requests to it. */
const bucket = {
  async handle(request: { method: string; body?: unknown; query: Record<string, unknown> }) {
    if (request.body instanceof Uint8Array) bytesSent += request.body.length;
    const isList = request.method === "GET" && "list-type" in request.query;
    const body = isList
      ? "<ListBucketResult><Contents><Key>reports/x</Key><ETag>&quot;1&quot;</ETag></Contents></ListBucketResult>"
      : "<Result><UploadId>1</UploadId><ETag>&quot;1&quot;</ETag></Result>";
    return { response: { statusCode: 200, headers: { etag: '"1"' }, body: Readable.from([body]) } };
  },
};
const s3 = new S3Client({ ...account, requestHandler: bucket as never });

let counted = 0;
const startedAt = performance.now();
await writeReport(
  {
    applications: {
      async *readReportFacts() {
        for await (const facts of lists.readReportFacts()) {
          counted += 1;
          yield facts;
        }
      },
    },
    catalogue: {
      readCohorts: async function* () {},
      listSkills: async () => [...foundingSkills],
      listProgrammes: async () => [...foundingProgrammes],
    },
    reportFiles: createReportFiles(s3, () => "reports"),
    now: () => new Date().toISOString(),
  },
  { programme: "skills-training", period: "2025" as Period },
);

const seconds = (performance.now() - startedAt) / 1000;
// The kernel's own high-water mark of this process; `maxRSS` would count that of the one which started it.
const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
console.log(JSON.stringify({ counted, seconds, megabytes: Number(kilobytes) / 1024, bytesSent }));
