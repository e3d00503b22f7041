/** One report, alone in its process, from the store at an endpoint: says what memory it took at most. */
import { readFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Period } from "../core/domain/report.ts";
import { foundingSkills } from "../core/domain/skill.ts";
import { reportOf } from "../core/reports/write-report.ts";
import { createApplicationLists } from "../core/storage/application-lists.ts";
import { createStore } from "../core/storage/store.ts";

const client = new DynamoDBClient({
  endpoint: process.argv[2] ?? "",
  region: "ap-southeast-3",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
});
const lists = createApplicationLists(createStore(client, { APPLICATIONS_TABLE: "applications" }));

let counted = 0;
const startedAt = performance.now();
await reportOf({
  applications: {
    async *readReportFacts() {
      for await (const facts of lists.readReportFacts()) {
        counted += 1;
        yield facts;
      }
    },
  },
  catalogue: { readCohorts: async function* () {}, listSkills: async () => [...foundingSkills] },
  // Where the files go takes no memory of its own worth counting.
  reportFiles: { write: async () => ({ programme: "", period: "", writtenAt: "", files: [] }) },
  now: () => new Date().toISOString(),
})("skills-training", "2025" as Period);

const seconds = (performance.now() - startedAt) / 1000;
// The kernel's own high-water mark of this process; `maxRSS` would count that of the one which started it.
const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
const megabytes = Number(kilobytes) / 1024;
console.log(JSON.stringify({ counted, seconds, megabytes }));
