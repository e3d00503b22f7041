/** How much memory the year-end reports take over a million applications, against those over a thousand. */
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { bundleFunctions, bundleOf } from "../lib/bundle-functions.ts";
import { createObjectStore, localCredentials } from "../local/object-store/object-store.ts";
import type { LargeStore } from "./large-store.ts";
import type { Measurement } from "./measurement.ts";

const mostMegabytes = 256;
/** The heap of a function with 512 MB, as the report function has: nine tenths old space, the rest young space. */
const heap = ["--max-old-space-size=461", "--max-semi-space-size=25"];
/** 1 January 2026, 06:00 at the office. The reports of December, the quarter and the year of both programmes are due then. */
const event = JSON.stringify({ at: "2025-12-31T22:00:00.000Z" });
// The kernel's own high-water mark of the process. `maxRSS` would include the mark of the parent process.
const script = `const { handler } = require(process.argv[1]);
handler(${event}).then(() => {
  const [, kilobytes] = /VmHWM:\\s+(\\d+) kB/.exec(require("node:fs").readFileSync("/proc/self/status", "utf8"));
  console.log(JSON.stringify({ seconds: performance.now() / 1000, megabytes: kilobytes / 1024 }));
});`;

interface Ran {
  applied: number;
  participantsMegabytes: number;
  seconds: number;
  megabytes: number;
}

/**
 * Runs the deployed bundle of the schedule alone in its process, with the store at `endpoint` and an empty bucket.
 */
const reportsIn = async (endpoint: string, bundle: string, folder: string): Promise<Ran> => {
  const objects = createObjectStore({ folder, now: () => new Date(), onObjectCreated: () => {} });
  const server = createServer(
    (request, response) => void objects.handle(request, response, request.url ?? "/"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const s3Url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: "ap-southeast-3",
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_S3: s3Url,
    APPLICATIONS_TABLE: "applications",
    COHORTS_TABLE: "cohorts",
    REPORTS_BUCKET: "bench-reports",
  };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...heap, "-e", script, bundle], { env });
    const ran = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Ran;
    const s3 = new S3Client({
      endpoint: s3Url,
      region: env.AWS_REGION,
      forcePathStyle: true,
      credentials: localCredentials,
    });
    const get = async (name: string) => {
      const Key = `reports/skills-training/2025/${name}`;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: env.REPORTS_BUCKET, Key }));
      return JSON.parse((await Body?.transformToString()) ?? "");
    };
    const { files } = (await get("manifest.json")) as { files: { name: string; bytes: number }[] };
    const participants = files.find(({ name }) => name === "participants.csv")?.bytes ?? 0;
    const { totals } = (await get("summary.json")) as { totals: { applied: number } };
    s3.destroy();
    return { ...ran, applied: totals.applied, participantsMegabytes: participants / 2 ** 20 };
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

interface Held {
  applications: number;
  store: LargeStore;
}

export const measureReportMemory = async (small: Held, large: Held, folder: string): Promise<Measurement> => {
  const bundle = join(
    bundleOf(await bundleFunctions(join(folder, "functions")), "write-due-reports"),
    "index.js",
  );
  const run = async ({ applications, store }: Held): Promise<Ran> => {
    const ran = await reportsIn(store.endpoint, bundle, join(folder, `reports-${applications}`));
    // One in ten is a person's second application, so each of those people was counted once.
    if (ran.applied !== applications - Math.floor(applications / 10))
      throw new Error(`A report of ${applications} applications counted ${ran.applied} people.`);
    return ran;
  };
  const peer = await run(small);
  const ran = await run(large);
  const named = (number: number) => number.toLocaleString("en");
  return {
    title: "Memory of a report",
    how: `A year's end: the reports of December, the quarter and the year of two programmes, all files of the six in one pass over ${named(large.applications)} applications. The deployed bundle in a process of its own, with the heap of a 512 MB function; the most memory that it held (RSS). The bucket is on the same machine, in another process. The peer is the same over ${named(small.applications)}.`,
    target: `under ${mostMegabytes} MB in one pass`,
    rows: [
      {
        what: `${named(large.applications)} applications in ${ran.seconds.toFixed(0)} s`,
        measured: `${ran.megabytes.toFixed(0)} MB`,
        peer: `${peer.megabytes.toFixed(0)} MB`,
        ratio: ran.megabytes / peer.megabytes,
        withinTarget: ran.megabytes < mostMegabytes,
      },
    ],
    unit: "people counted in the year, MB of its participants.csv, seconds, MB",
    samples: Object.fromEntries(
      [
        [small, peer],
        [large, ran],
      ].map(([held, each]) => {
        const { applied, participantsMegabytes, seconds, megabytes } = each as Ran;
        return [
          named((held as Held).applications),
          [
            applied,
            Number(participantsMegabytes.toFixed(1)),
            Number(seconds.toFixed(1)),
            Math.round(megabytes),
          ],
        ];
      }),
    ),
  };
};
