import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Period,
  type ReportProjection,
  toReportProjection,
} from "../../core/domain/reporting/report.ts";
import { reportFileNames, writeReport } from "../../core/processes/write-report.ts";
import { createReportFiles } from "../../core/storage/files/report-files.ts";
import { createObjectStore, localCredentials } from "../../local/object-store/object-store.ts";
import { createChance, randomWays } from "./histories.ts";
import { servicesFor } from "./written-reports.ts";

let folder: string;
let server: Server;
let endpoint: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-reports-"));
  const objects = createObjectStore({ folder, now: () => new Date(), onObjectCreated: () => {} });
  server = createServer((request, response) => void objects.handle(request, response, request.url ?? "/"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const aClient = () =>
  new S3Client({
    endpoint,
    region: "ap-southeast-3",
    forcePathStyle: true,
    credentials: localCredentials,
    maxAttempts: 1,
  });

/** Before each call of a client: its name, to be noted, delayed or failed. */
const interfere = (client: S3Client, before: (call: string, key: string) => Promise<void> | void) =>
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        await before(commandName.replace("Command", ""), (args.input as { Key?: string }).Key ?? "");
        return next(args);
      },
    { step: "initialize" },
  );

let buckets = 0;
const aBucket = () => {
  buckets += 1;
  return `berdaya-reports-${buckets}`;
};
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const factsOf = (seed: number, people = 12): ReportProjection[] =>
  randomWays(seed, people).map(({ records }) =>
    JSON.parse(JSON.stringify(toReportProjection(records.at(-1)?.application as never))),
  );

/** A call that puts something in its place. */
const putsInPlace = /^(?:CompleteMultipartUpload|PutObject)\b/;
const place = "reports/skills-training/2026/";
const asked = { programme: "skills-training", period: "2026" as Period };
const write = (client: S3Client, bucket: string, projection: ReportProjection[]) =>
  writeReport({ ...servicesFor(projection), reportFiles: createReportFiles(client, () => bucket) }, asked);

/** The bytes of what stands in a report's place, by name. */
const standing = async (bucket: string): Promise<Map<string, Uint8Array>> => {
  const client = aClient();
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: place }));
  const found = new Map<string, Uint8Array>();
  for (const { Key = "" } of Contents) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    found.set(Key.slice(place.length), (await Body?.transformToByteArray()) ?? new Uint8Array());
  }
  return found;
};
const expectManifestTrue = (found: Map<string, Uint8Array>) => {
  const { files } = JSON.parse(Buffer.from(found.get("manifest.json") ?? "").toString());
  expect(files.map(({ name }: { name: string }) => name)).toEqual([...reportFileNames]);
  for (const { name, bytes, sha256: digest } of files) {
    expect(found.get(name)?.length, name).toBe(bytes);
    expect(sha256(found.get(name) ?? new Uint8Array()), name).toBe(digest);
  }
};

describe("a report in its bucket", () => {
  test("is seven files whose manifest, written last, says what stands there", async () => {
    const [bucket, client] = [aBucket(), aClient()];
    const calls: string[] = [];
    interfere(client, (call, key) => void calls.push(`${call} ${key.slice(place.length)}`));
    const shown = await write(client, bucket, factsOf(1));
    const found = await standing(bucket);
    expect(found.size).toBe(7);
    expectManifestTrue(found);
    expect(shown.files.map(({ name }) => name)).toEqual([...reportFileNames, "manifest.json"]);
    for (const { name, bytes, sha256: digest, url } of shown.files) {
      const reply = await fetch(url);
      const body = Buffer.from(await reply.arrayBuffer());
      expect([body.length, sha256(body)]).toEqual([bytes, digest]);
      expect(reply.headers.get("content-disposition")).toContain(`skills-training-2026-${name}`);
    }
    const published = calls.filter((call) => putsInPlace.test(call));
    expect(published).toHaveLength(7);
    expect(published.at(-1)).toBe("PutObject manifest.json");
    expect(calls.indexOf("DeleteObject manifest.json")).toBeLessThan(calls.indexOf(published[0] as string));
  });

  test("is listed with the same seven files and the time of its manifest", async () => {
    const [bucket, client] = [aBucket(), aClient()];
    const shown = await write(client, bucket, factsOf(1));
    const { items } = await createReportFiles(client, () => bucket).list(
      { limit: 10 },
      new Date().toISOString(),
    );
    const known = ({ files, ...rest }: typeof shown) => ({
      ...rest,
      files: files.map(({ url: _url, ...file }) => file),
    });
    expect(items.map(known)).toEqual([known(shown)]);
  });

  test("may have files larger than a part", async () => {
    const [bucket, client] = [aBucket(), aClient()];
    let parts = 0;
    interfere(client, (call) => {
      if (call === "UploadPart") parts += 1;
    });
    const staged = createReportFiles(client, () => bucket).stage("skills-training", "2026");
    const file = staged.start("participants.csv", "text/csv");
    const chunk = Buffer.from("0123456789abcdef".repeat(4096));
    for (let count = 0; count < 200; count += 1) await file.write(chunk);
    await file.finish();
    await staged.publish(["participants.csv"], new Date().toISOString());
    const found = await standing(bucket);
    expect(found.get("participants.csv")?.length).toBe(200 * chunk.length);
    expect(sha256(found.get("participants.csv") ?? chunk)).toBe(
      sha256(Buffer.concat(Array(200).fill(chunk))),
    );
    expect(parts).toBe(3);
  });

  test("written again from the same has the same bytes", async () => {
    const [bucket, client] = [aBucket(), aClient()];
    await write(client, bucket, factsOf(2));
    const before = await standing(bucket);
    await write(client, bucket, factsOf(2));
    expect(await standing(bucket)).toEqual(before);
  });
});

describe("a report whose writing fails", () => {
  const failAt = (client: S3Client, which: number, calls: RegExp) => {
    let count = 0;
    interfere(client, (call) => {
      if (!calls.test(call)) return;
      count += 1;
      if (count === which) throw new Error("the line is dead");
    });
  };

  test("before its files are put in place leaves the old one as it was", async () => {
    const bucket = aBucket();
    await write(aClient(), bucket, factsOf(3));
    const before = await standing(bucket);
    const services = servicesFor([]);
    const applications = {
      async *readReportFacts() {
        yield* factsOf(4);
        throw new Error("the table is away");
      },
    };
    const reportFiles = createReportFiles(aClient(), () => bucket);
    await expect(writeReport({ ...services, applications, reportFiles }, asked)).rejects.toThrow(
      "the table is away",
    );
    expect(await standing(bucket)).toEqual(before);
  });

  test("after a part of a large file was sent leaves nothing half sent", async () => {
    const client = aClient();
    failAt(client, 2, /^UploadPart$/);
    const staged = createReportFiles(client, aBucket).stage("skills-training", "2026");
    const file = staged.start("participants.csv", "text/csv");
    await file.write(Buffer.alloc(6 * 2 ** 20));
    expect(await readdir(join(folder, ".uploads"))).toHaveLength(1);
    await expect(file.write(Buffer.alloc(6 * 2 ** 20))).rejects.toThrow("the line is dead");
    await staged.abandon();
    expect(await readdir(join(folder, ".uploads"))).toEqual([]);
  });

  test("between its files leaves no manifest that speaks of others, and is whole when written again", async () => {
    for (const which of [1, 4, 7]) {
      const bucket = aBucket();
      await write(aClient(), bucket, factsOf(3));
      const client = aClient();
      failAt(client, which, putsInPlace);
      await expect(write(client, bucket, factsOf(4))).rejects.toThrow("the line is dead");
      expect((await standing(bucket)).has("manifest.json")).toBe(false);
      const reports = createReportFiles(aClient(), () => bucket);
      expect((await reports.list({ limit: 10 }, new Date().toISOString())).items).toEqual([]);
      await write(aClient(), bucket, factsOf(4));
      expectManifestTrue(await standing(bucket));
    }
  });
});

describe("two who write the same report at once", () => {
  test("with other data leave one of the two, whole", async () => {
    const [one, other] = [factsOf(6), factsOf(7)];
    let rounds = 0;
    for (let round = 0; round < 4; round += 1) {
      const bucket = aBucket();
      const chance = createChance(round);
      const late = () => {
        const client = aClient();
        interfere(client, (call) => {
          if (call === "DeleteObject") rounds += 1;
          return pause(/Complete|Put|Delete/.test(call) ? chance.below(25) : chance.below(3));
        });
        return client;
      };
      const results = await Promise.all([write(late(), bucket, one), write(late(), bucket, other)]);
      const found = await standing(bucket);
      expectManifestTrue(found);
      const digests = results.map(({ files }) => files.map(({ sha256: digest }) => digest).join());
      expect(digests).toContain(
        [...reportFileNames, "manifest.json"].map((name) => sha256(found.get(name) as Uint8Array)).join(),
      );
    }
    // They did come in each other's way: some were written more than once.
    expect(rounds).toBeGreaterThan(4 * 2);
  });
});
