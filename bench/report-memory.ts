/** What memory a report over a million applications takes, against one over a thousand. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LargeStore } from "./large-store.ts";
import type { Measurement } from "./measurement.ts";

const mostMegabytes = 256;
/** The heap of a function with 512 MB, which is what a report has: nine tenths of it old, the rest young. */
const heap = ["--max-old-space-size=461", "--max-semi-space-size=25"];

interface Ran {
  counted: number;
  seconds: number;
  megabytes: number;
}

const reportIn = async (endpoint: string): Promise<Ran> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...heap,
    join(import.meta.dirname, "report-child.ts"),
    endpoint,
  ]);
  return JSON.parse(stdout) as Ran;
};

export const measureReportMemory = async (
  small: { applications: number; store: LargeStore },
  large: { applications: number; store: LargeStore },
): Promise<Measurement> => {
  const peer = await reportIn(small.store.endpoint);
  const ran = await reportIn(large.store.endpoint);
  for (const [{ applications }, { counted }] of [
    [small, peer],
    [large, ran],
  ] as const)
    if (counted !== applications) throw new Error(`A report of ${applications} applications saw ${counted}.`);
  const named = (number: number) => number.toLocaleString("en");
  return {
    title: "Memory of a report",
    how: `The year's report over ${named(large.applications)} applications, read page by page through the SDK in a process of its own, with the heap of a 512 MB function; the most memory that it held (RSS). The peer is the same report over ${named(small.applications)}.`,
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
    unit: "applications read, seconds, MB",
    samples: Object.fromEntries(
      [peer, ran].map(({ counted, seconds, megabytes }) => [
        named(counted),
        [counted, Number(seconds.toFixed(1)), Math.round(megabytes)],
      ]),
    ),
  };
};
