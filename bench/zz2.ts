import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createStore } from "../core/storage/store.ts";
const limit = process.argv[3] === "none" ? undefined : Number(process.argv[3]);
const client = new DynamoDBClient({ endpoint: process.argv[2]!, region: "x", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
const store = createStore(client, { APPLICATIONS_TABLE: "applications" });
let n = 0; const t = performance.now();
for (let shard = 0; shard < 4; shard++) { let from: any; do { const page: any = await store.query({ table: "applications", index: "byArrival", where: { expression: "arrivalShard = :shard", values: { ":shard": String(shard) } }, from, ...(limit ? { limit } : {}) }); for (const { facts } of page.items) if (facts) n++; from = page.last; } while (from && n < 60000); }
console.log(process.argv[3], process.execArgv.join(" "), n, Math.round(performance.now() - t), "ms", Math.round(process.resourceUsage().maxRSS / 1024), "MB");
