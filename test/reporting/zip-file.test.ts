import { createHash, randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { startZip } from "../../core/reports/zip-file.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const zipOf = async (entries: Record<string, readonly Buffer[]>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const zip = startZip(async (bytes) => void pieces.push(Buffer.from(bytes)));
  for (const [name, chunks] of Object.entries(entries)) {
    const entry = await zip.open(name);
    for (const chunk of chunks) await entry.write(chunk);
    await entry.close();
  }
  await zip.finish();
  return Buffer.concat(pieces);
};
const digestOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("the same entries make the same file, on any day and in any time zone", async () => {
  const entries = {
    "xl/a.xml": [Buffer.from("isi"), Buffer.from("lagi")],
    "xl/é.xml": [randomBytes(200_000)],
  };
  const first = await zipOf(entries);
  expect(first.length).toBeGreaterThan(200_000);
  for (const zone of ["Asia/Makassar", "America/Los_Angeles", "UTC"]) {
    vi.stubEnv("TZ", zone);
    vi.useFakeTimers({ now: new Date("2031-12-31T23:30:00Z"), toFake: ["Date"] });
    expect(digestOf(await zipOf(entries)), zone).toBe(digestOf(first));
  }
});

test("whoever writes waits for whoever takes: little of a long file is held at once", async () => {
  let [given, taken, most] = [0, 0, 0];
  const zip = startZip(async (bytes) => {
    await new Promise((done) => setTimeout(done, 1));
    taken += bytes.length;
  });
  const entry = await zip.open("panjang");
  for (let chunk = 0; chunk < 400; chunk += 1) {
    const bytes = randomBytes(65_536);
    await entry.write(bytes);
    given += bytes.length;
    most = Math.max(most, given - taken);
  }
  await entry.close();
  await zip.finish();
  expect(taken).toBeGreaterThan(given);
  expect(most).toBeLessThan(2 ** 20);
});

test("a place that takes no more fails whoever writes, and not the process", async () => {
  const zip = startZip(async () => {
    throw new Error("the bucket is gone");
  });
  const writing = async () => {
    const entry = await zip.open("panjang");
    for (let chunk = 0; chunk < 400; chunk += 1) await entry.write(randomBytes(65_536));
    await entry.close();
  };
  await expect(writing()).rejects.toThrow("the bucket is gone");
  await expect(zip.finish()).rejects.toThrow("the bucket is gone");
});
