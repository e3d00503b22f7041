import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createBlobStore } from "../../local/object-store/blob-store.ts";
import {
  createObjectStore,
  localCredentials,
  type ObjectCreated,
} from "../../local/object-store/object-store.ts";

const prefix = "/local/s3";
const bucket = "documents";
const MiB = 1024 ** 2;

let folder: string;
let server: Server;
let base: string;
let s3: S3Client;
let created: ObjectCreated[];
let clock: () => Date;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-objects-"));
  ({ server, base } = await openStore(folder));
  s3 = clientOf(base);
});
afterAll(async () => {
  s3.destroy();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  created = [];
  clock = () => new Date();
});

async function openStore(at: string, listener: (one: ObjectCreated) => unknown = (one) => created.push(one)) {
  const store = createObjectStore({ folder: at, now: () => clock(), onObjectCreated: listener });
  const opened = createServer((request, response) => {
    void store.handle(request, response, (request.url ?? "").slice(prefix.length));
  });
  await new Promise<void>((done) => opened.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(opened.address() as AddressInfo).port}${prefix}`;
  return { store, server: opened, base: address };
}

const clientOf = (
  endpoint: string,
  credentials: { accessKeyId: string; secretAccessKey: string } = localCredentials,
) => new S3Client({ endpoint, region: "ap-southeast-3", forcePathStyle: true, credentials, maxAttempts: 1 });

const put = (Key: string, Body: string | Buffer = "isi", more = {}) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more }));
const get = async (Key: string, more = {}) => {
  const reply = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, ...more }));
  return { ...reply, bytes: Buffer.from((await reply.Body?.transformToByteArray()) ?? []) };
};
const list = (more = {}) => s3.send(new ListObjectsV2Command({ Bucket: bucket, ...more }));

describe("an object", () => {
  it("comes back byte for byte, with all that was said about it", async () => {
    const reply = await put("surat/keterangan 1.pdf", "isi surat", {
      ContentType: "application/pdf",
      CacheControl: "no-store",
      ContentDisposition: 'attachment; filename="surat.pdf"',
      Metadata: { kind: "disability-letter" },
    });
    expect(reply.ETag).toBe(`"${createHash("md5").update("isi surat").digest("hex")}"`);
    const found = await get("surat/keterangan 1.pdf");
    expect(found.bytes.toString()).toBe("isi surat");
    expect(found).toMatchObject({
      ContentType: "application/pdf",
      CacheControl: "no-store",
      ContentDisposition: 'attachment; filename="surat.pdf"',
      Metadata: { kind: "disability-letter" },
      ContentLength: 9,
      ETag: reply.ETag,
    });
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: "surat/keterangan 1.pdf" }));
    expect(head).toMatchObject({ ContentLength: 9, ETag: reply.ETag, ContentType: "application/pdf" });
    expect(Math.abs((head.LastModified?.getTime() ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  it("of several megabytes comes as a stream, with its checksum behind it", async () => {
    const bytes = randomBytes(7 * MiB + 13);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 50_001) }, (_, i) =>
      bytes.subarray(i * 50_001, (i + 1) * 50_001),
    );
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: "besar",
        Body: Readable.from(pieces),
        ContentLength: bytes.length,
      }),
    );
    expect((await get("besar")).bytes.equals(bytes)).toBe(true);
    expect((await get("besar")).ContentEncoding).toBeUndefined();
  });

  it("may be empty", async () => {
    await put("kosong", "");
    expect((await get("kosong")).bytes.length).toBe(0);
  });

  it("is told of once it is there", async () => {
    const { ETag } = await put("kabar", "12345");
    await expect
      .poll(() => created)
      .toEqual([{ bucket, key: "kabar", size: 5, etag: ETag?.replaceAll('"', "") }]);
  });

  it("is the old one to whoever reads it while it is replaced", async () => {
    const old = randomBytes(3 * MiB);
    await put("ganti", old);
    const reading = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "ganti" }));
    await put("ganti", "baru");
    expect(Buffer.from((await reading.Body?.transformToByteArray()) ?? []).equals(old)).toBe(true);
    expect((await get("ganti")).bytes.toString()).toBe("baru");
  });

  it("is read in part", async () => {
    await put("angka", "0123456789");
    const part = await get("angka", { Range: "bytes=2-4" });
    expect(part).toMatchObject({ ContentRange: "bytes 2-4/10", $metadata: { httpStatusCode: 206 } });
    expect(part.bytes.toString()).toBe("234");
    expect((await get("angka", { Range: "bytes=7-" })).bytes.toString()).toBe("789");
    expect((await get("angka", { Range: "bytes=-2" })).bytes.toString()).toBe("89");
    expect((await get("angka", { Range: "bytes=8-99" })).bytes.toString()).toBe("89");
    await expect(get("angka", { Range: "bytes=10-" })).rejects.toMatchObject({ name: "InvalidRange" });
  });

  it("is gone once it is deleted, and may be deleted again", async () => {
    await put("hapus");
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: "hapus" }));
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: "hapus" }));
    await expect(get("hapus")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(s3.send(new HeadObjectCommand({ Bucket: bucket, Key: "hapus" }))).rejects.toMatchObject({
      name: "NotFound",
    });
  });

  it("may have any key, and none leads out of its bucket", async () => {
    const keys = [
      "..",
      ".",
      "../../keluar",
      "a/../../../keluar",
      "/etc/passwd",
      "a//b",
      "a/",
      "~hash",
      "100%",
      "%2e%2e%2f",
      "x+y z",
      "nama\u0000nul",
      "garis\nbaru",
      "\\..\\windows",
      "🦋é",
      ".incoming",
      `panjang/${"é".repeat(500)}`,
      `panjang/${"é".repeat(499)}e`,
    ];
    const own = "kunci-aneh";
    for (const key of keys) await s3.send(new PutObjectCommand({ Bucket: own, Key: key, Body: key }));
    for (const key of keys) {
      const reply = await s3.send(new GetObjectCommand({ Bucket: own, Key: key }));
      expect(await reply.Body?.transformToString(), key).toBe(key);
    }
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: own, EncodingType: "url" }));
    expect(listed.Contents?.map(({ Key }) => decodeURIComponent(Key ?? "")).sort()).toEqual([...keys].sort());
    expect((await readdir(folder)).filter((name) => !name.startsWith("."))).toEqual(
      expect.arrayContaining([bucket, own]),
    );
    expect(await readdir(join(folder, ".."))).not.toContain("keluar");
    await expect(
      s3.send(new PutObjectCommand({ Bucket: own, Key: "k".repeat(1_025), Body: "" })),
    ).rejects.toMatchObject({ name: "KeyTooLongError" });
  });

  it("may not be put into a bucket whose name is a way out", async () => {
    for (const name of ["..", ".incoming", "a..b", "Besar"]) {
      const reply = await fetch(`${base}/${name.replaceAll(".", "%2E")}/x`);
      expect([400, 403]).toContain(reply.status);
    }
  });
});

describe("what nobody here asks of the store", () => {
  it("is refused, so that nothing works at home that would do something else when deployed", async () => {
    await put("asal", "salin");
    const CopySource = `${bucket}/asal`;
    for (const ask of [
      () => s3.send(new CopyObjectCommand({ Bucket: bucket, Key: "salinan", CopySource })),
      () => s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [{ Key: "asal" }] } })),
      () => put("segel", "x", { IfNoneMatch: "*" }),
      () => put("asal", "x", { IfMatch: '"lain"' }),
      () => list({ Delimiter: "/" }),
      () => list({ StartAfter: "a" }),
    ])
      await expect(ask()).rejects.toMatchObject({ name: "NotImplemented" });
    expect((await get("asal")).bytes.toString()).toBe("salin");
    await expect(get("salinan")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("a list", () => {
  it("comes in pages, in the order of bytes, all of it once", async () => {
    const keys = Array.from({ length: 25 }, (_, i) => `laporan/${String(i).padStart(2, "0")}`);
    for (const key of [...keys].reverse()) await put(key);
    const seen: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of paginateListObjectsV2(
      { client: s3, pageSize: 10 },
      { Bucket: bucket, Prefix: "laporan/" },
    )) {
      pages += 1;
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(keys);
  });

  it("of a bucket that holds nothing is empty", async () => {
    expect(await s3.send(new ListObjectsV2Command({ Bucket: "reports" }))).toMatchObject({ KeyCount: 0 });
  });
});

describe("an upload in parts", () => {
  const start = (Key: string) =>
    s3.send(
      new CreateMultipartUploadCommand({
        Bucket: bucket,
        Key,
        ContentType: "text/csv",
        Metadata: { a: "b" },
      }),
    );
  const part = (Key: string, UploadId: string | undefined, PartNumber: number, Body: Buffer) =>
    s3.send(new UploadPartCommand({ Bucket: bucket, Key, UploadId, PartNumber, Body }));
  const complete = (
    Key: string,
    UploadId: string | undefined,
    Parts: { PartNumber: number; ETag?: string }[],
  ) =>
    s3.send(
      new CompleteMultipartUploadCommand({ Bucket: bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );

  it("becomes one object when it is completed", async () => {
    const [one, two] = [randomBytes(5 * MiB), randomBytes(1_000)];
    const { UploadId } = await start("potongan");
    const second = await part("potongan", UploadId, 2, two);
    const first = await part("potongan", UploadId, 1, one);
    await expect(get("potongan")).rejects.toMatchObject({ name: "NoSuchKey" });
    const done = await complete("potongan", UploadId, [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ]);
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const found = await get("potongan");
    expect(found.bytes.equals(Buffer.concat([one, two]))).toBe(true);
    expect(found).toMatchObject({ ContentType: "text/csv", Metadata: { a: "b" }, ETag: done.ETag });
    await expect.poll(() => created.map(({ key }) => key)).toEqual(["potongan"]);
    await expect(complete("potongan", UploadId, [])).rejects.toMatchObject({ name: "NoSuchUpload" });
  });

  it("is refused with a part that is unknown, too small or out of order", async () => {
    const { UploadId } = await start("gagal");
    const first = await part("gagal", UploadId, 1, Buffer.from("kecil"));
    const second = await part("gagal", UploadId, 2, Buffer.from("kecil"));
    const parts = [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ];
    await expect(complete("gagal", UploadId, parts)).rejects.toMatchObject({ name: "EntityTooSmall" });
    await expect(complete("gagal", UploadId, parts.toReversed())).rejects.toMatchObject({
      name: "InvalidPartOrder",
    });
    await expect(complete("gagal", UploadId, [{ PartNumber: 3, ETag: first.ETag }])).rejects.toMatchObject({
      name: "InvalidPart",
    });
    await expect(part("lain", UploadId, 1, Buffer.from("x"))).rejects.toMatchObject({ name: "NoSuchUpload" });
    await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: "gagal", UploadId }));
    await expect(part("gagal", UploadId, 1, Buffer.from("x"))).rejects.toMatchObject({
      name: "NoSuchUpload",
    });
    await expect(get("gagal")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("a signature", () => {
  it("is needed", async () => {
    await put("rahasia");
    for (const reply of [
      await fetch(`${base}/${bucket}/rahasia`),
      await fetch(`${base}/${bucket}?list-type=2`),
      await fetch(`${base}/${bucket}/rahasia`, { method: "DELETE" }),
      await fetch(`${base}/${bucket}/baru`, { method: "PUT", body: "x" }),
    ]) {
      expect(reply.status).toBe(403);
      expect(await reply.text()).toContain("<Code>AccessDenied</Code>");
    }
  });

  it("by another secret or an unknown key is refused", async () => {
    const wrong = clientOf(base, { accessKeyId: "berdaya", secretAccessKey: "tebakan" });
    await expect(wrong.send(new GetObjectCommand({ Bucket: bucket, Key: "x" }))).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
    const unknown = clientOf(base, { accessKeyId: "lain", secretAccessKey: "berdaya-local" });
    await expect(unknown.send(new GetObjectCommand({ Bucket: bucket, Key: "x" }))).rejects.toMatchObject({
      name: "InvalidAccessKeyId",
    });
  });

  it("does not cover a body that was changed on its way", async () => {
    const client = clientOf(base);
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: unknown }).body = "palsu";
        return next(args);
      },
      { step: "finalizeRequest", priority: "low" },
    );
    await expect(
      client.send(new PutObjectCommand({ Bucket: bucket, Key: "palsu", Body: "benar" })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    await expect(get("palsu")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("a presigned link", () => {
  const link = (more = {}) =>
    getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: "unduhan ä.jpg", ...more }), {
      expiresIn: 300,
    });

  it("opens the object, as the attachment that was asked for", async () => {
    await put("unduhan ä.jpg", "gambar", { ContentType: "image/jpeg" });
    const reply = await fetch(
      await link({
        ResponseContentDisposition: 'attachment; filename="ktp.jpg"',
        ResponseContentType: "image/png",
      }),
      { headers: { origin: "http://127.0.0.1:5173" } },
    );
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe("gambar");
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "content-disposition": 'attachment; filename="ktp.jpg"',
      "content-type": "image/png",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
  });

  it("shows the object in its tab, kept by no cache and read as no other type, where that was asked for", async () => {
    await put("unduhan ä.jpg", "gambar", { ContentType: "text/html", CacheControl: "max-age=600" });
    const url = await link({
      ResponseContentDisposition: 'inline; filename="ktp.jpg"',
      ResponseContentType: "image/jpeg",
      ResponseCacheControl: "no-store",
    });
    expect(Object.fromEntries((await fetch(url)).headers)).toMatchObject({
      "content-disposition": 'inline; filename="ktp.jpg"',
      "content-type": "image/jpeg",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const another = new URL(url);
    another.searchParams.set("response-content-type", "text/html");
    expect((await fetch(another)).status).toBe(403);
  });

  it("is closed when its time is over", async () => {
    await put("unduhan ä.jpg", "gambar");
    const before = Date.now();
    const url = await link();
    clock = () => new Date(before + 298_000);
    expect((await fetch(url)).status).toBe(200);
    clock = () => new Date(Date.now() + 302_000);
    const reply = await fetch(url);
    expect(reply.status).toBe(403);
    expect(await reply.text()).toContain("Request has expired");
  });

  it("cannot be altered to open another object, for longer, or to do something else", async () => {
    await put("unduhan ä.jpg", "gambar");
    await put("ktp orang lain");
    const url = await link();
    for (const altered of [
      url.replace("unduhan%20%C3%A4.jpg", "ktp%20orang%20lain"),
      url.replace("X-Amz-Expires=300", "X-Amz-Expires=3000"),
      `${url}&response-content-type=text%2Fhtml`,
      url.replace(/X-Amz-Signature=..../, "X-Amz-Signature=0000"),
      url.replace("X-Amz-Expires=300", "X-Amz-Expires=0"),
      url.replace(/X-Amz-Signature=[0-9a-f]+/, ""),
    ]) {
      expect([400, 403], altered).toContain((await fetch(altered)).status);
    }
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("a browser's upload form", () => {
  const most = 5 * MiB;
  type Ask = Omit<Parameters<typeof createPresignedPost>[1], "Bucket">;
  const grant = (more: Partial<Ask> = {}) =>
    createPresignedPost(s3, {
      Bucket: bucket,
      Key: "unggahan/ktp",
      Fields: { "Content-Type": "image/jpeg" },
      Conditions: [
        ["content-length-range", 1, most],
        ["eq", "$Content-Type", "image/jpeg"],
      ],
      Expires: 300,
      ...more,
    });
  type Grant = Awaited<ReturnType<typeof grant>>;
  const send = async (
    { url, fields }: Grant,
    file: Buffer | string | null = "foto",
    headers: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file !== null) form.append("file", new Blob([file as Buffer<ArrayBuffer>]), "foto saya.jpg");
    const reply = await fetch(url, { method: "POST", body: form, headers, redirect: "manual" });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const refused = async (sent: Promise<{ status: number; text: string }>, status: number, code: string) => {
    const reply = await sent;
    expect(reply).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) });
    expect(created).toEqual([]);
    return reply.text;
  };

  it("is accepted when it keeps to its policy, and its object has the type that was granted", async () => {
    const reply = await send(await grant(), "foto", { origin: "http://127.0.0.1:3000" });
    expect(reply.status).toBe(204);
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect(reply.headers.get("location")).toBe(`${base}/${bucket}/unggahan/ktp`);
    expect(await get("unggahan/ktp")).toMatchObject({
      ContentType: "image/jpeg",
      bytes: Buffer.from("foto"),
    });
    await expect.poll(() => created).toMatchObject([{ bucket, key: "unggahan/ktp", size: 4 }]);
  });

  it("may hold exactly as much as was granted, and not one byte more", async () => {
    const whole = randomBytes(most + 1);
    // Bytes that look like the beginning of a boundary must not confuse where the file ends.
    whole.write("\r\n--", 65_530);
    whole.write("\r\n------formdata-undici-", 1_000);
    expect((await send(await grant(), whole.subarray(0, most))).status).toBe(204);
    expect((await get("unggahan/ktp")).bytes.equals(whole.subarray(0, most))).toBe(true);
    await vi.waitUntil(() => created.length === 1);
    created = [];
    const text = await refused(send(await grant(), whole), 400, "EntityTooLarge");
    expect(text).toContain(`<MaxSizeAllowed>${most}</MaxSizeAllowed>`);
    expect((await get("unggahan/ktp")).bytes.length).toBe(most);
    await refused(send(await grant(), ""), 400, "EntityTooSmall");
  });

  it("is refused before its file is read, and its connection goes on", async () => {
    const granted = await grant({ Conditions: [] });
    const large = randomBytes(3 * MiB);
    const refusable = { ...granted, fields: { ...granted.fields, key: "unggahan/milik-orang" } };
    for (let round = 0; round < 3; round += 1) await refused(send(refusable, large), 403, "AccessDenied");
    expect((await send(granted, large)).status).toBe(204);
    expect((await get("unggahan/ktp")).bytes.equals(large)).toBe(true);
    expect(await readdir(join(folder, ".incoming"))).toEqual([]);
  });

  it("is refused with another type, another key or another bucket", async () => {
    const granted = await grant();
    for (const [name, value] of Object.entries({
      "Content-Type": "text/html",
      key: "unggahan/milik-orang",
      bucket: "reports",
    })) {
      await refused(send({ ...granted, fields: { ...granted.fields, [name]: value } }), 403, "AccessDenied");
    }
    await refused(send({ ...granted, url: granted.url.replace(bucket, "reports") }), 403, "AccessDenied");
    const { "Content-Type": _, ...untyped } = granted.fields;
    await refused(send({ ...granted, fields: untyped }), 403, "AccessDenied");
  });

  it("is refused with a field that the policy does not name", async () => {
    const { url, fields } = await grant();
    const text = await refused(
      send({ url, fields: { ...fields, "x-amz-meta-tambahan": "1" } }),
      403,
      "AccessDenied",
    );
    expect(text).toContain("Extra input fields: x-amz-meta-tambahan");
    expect((await send({ url, fields: { ...fields, "x-ignore-catatan": "1" } })).status).toBe(204);
  });

  it("is refused when its policy or its signature was altered", async () => {
    const { url, fields } = await grant();
    const policy = JSON.parse(Buffer.from(fields.Policy ?? "", "base64").toString());
    policy.conditions = policy.conditions.filter((one: unknown) => !Array.isArray(one));
    const altered = Buffer.from(JSON.stringify(policy)).toString("base64");
    await refused(send({ url, fields: { ...fields, Policy: altered } }), 403, "SignatureDoesNotMatch");
    await refused(
      send({ url, fields: { ...fields, "X-Amz-Signature": "0".repeat(64) } }),
      403,
      "SignatureDoesNotMatch",
    );
    await refused(
      send({ url, fields: { ...fields, "X-Amz-Credential": "lain/20260101/x/s3/aws4_request" } }),
      403,
      "InvalidAccessKeyId",
    );
    const { Policy: _, ...without } = fields;
    await refused(send({ url, fields: without }), 403, "AccessDenied");
    const { "X-Amz-Signature": __, ...unsigned } = fields;
    await refused(send({ url, fields: unsigned }), 400, "InvalidArgument");
  });

  it("is refused when its time is over", async () => {
    const before = Date.now();
    const granted = await grant();
    // It stands still: a slow machine must not use up what is left.
    clock = () => new Date(before + 298_000);
    expect((await send(granted)).status).toBe(204);
    await vi.waitUntil(() => created.length === 1);
    created = [];
    clock = () => new Date(Date.now() + 301_000);
    expect(await refused(send(granted), 403, "AccessDenied")).toContain("Policy expired.");
  });

  it("may begin as its policy says, and take the file's name into its key", async () => {
    const granted = await grant({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that the store fills in
      Key: "unggahan/${filename}",
      Conditions: [["starts-with", "$x-amz-meta-kind", "k"]],
      Fields: { "Content-Type": "image/png" },
    });
    expect((await send({ ...granted, fields: { ...granted.fields, "x-amz-meta-kind": "ktp" } })).status).toBe(
      204,
    );
    expect((await get("unggahan/foto saya.jpg")).Metadata).toEqual({ kind: "ktp" });
    await vi.waitUntil(() => created.length === 1);
    created = [];
    await refused(
      send({ ...granted, fields: { ...granted.fields, "x-amz-meta-kind": "foto" } }),
      403,
      "AccessDenied",
    );
  });

  it("is answered as it asks: 200, 201 with what was made, or a way back to the page", async () => {
    const ask = (name: string, value: string) =>
      grant({ Fields: { "Content-Type": "image/jpeg", [name]: value } });
    expect((await send(await ask("success_action_status", "200"))).status).toBe(200);
    const made = await send(await ask("success_action_status", "201"));
    expect(made.status).toBe(201);
    expect(made.text).toContain("<Key>unggahan/ktp</Key>");
    const back = await send(await ask("success_action_redirect", "http://127.0.0.1:3000/selesai?lang=id"));
    expect(back.status).toBe(303);
    const location = new URL(back.headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe("http://127.0.0.1:3000/selesai");
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      lang: "id",
      bucket,
      key: "unggahan/ktp",
    });
  });

  it("needs a file, and short fields before it", async () => {
    await refused(send(await grant(), null), 400, "InvalidArgument");
    const { url, fields } = await grant();
    await refused(
      send({ url, fields: { "x-ignore-a": "a".repeat(30_000), ...fields } }),
      400,
      "MaxPostPreDataLengthExceeded",
    );
    for (const [type, body] of [
      ["multipart/form-data", "x"],
      ["multipart/form-data; boundary=b", ""],
      ["multipart/form-data; boundary=b", "--b\r\n"],
      ["multipart/form-data; boundary=b", '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nx'],
      ["multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n"],
    ] as const) {
      const reply = await fetch(url, { method: "POST", body, headers: { "content-type": type } });
      expect(reply.status, body).toBe(400);
    }
  });

  it("leaves nothing behind when the browser goes away in the middle of the file", async () => {
    const { url, fields } = await grant({ Key: "unggahan/terputus" });
    const parts = Object.entries(fields).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${parts.join("")}--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n`;
    const { hostname, port, pathname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 999999\r\n\r\n${head}${"x".repeat(70_000)}`,
    );
    await vi.waitUntil(async () => (await readdir(join(folder, ".incoming"))).length > 0);
    socket.destroy();
    await vi.waitUntil(async () => (await readdir(join(folder, ".incoming"))).length === 0);
    await expect(get("unggahan/terputus")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("is allowed to be sent from a page of another origin", async () => {
    const reply = await fetch(`${base}/${bucket}`, {
      method: "OPTIONS",
      headers: { origin: "http://127.0.0.1:5173", "access-control-request-method": "POST" },
    });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect(reply.headers.get("access-control-allow-methods")).toContain("POST");
  });
});

describe("after a crash", () => {
  it("an object is the old one or the new one, whenever the process was killed", async () => {
    const own = await mkdtemp(join(tmpdir(), "berdaya-kill-"));
    const shelfUrl = new URL("../../local/object-store/blob-store.ts", import.meta.url).href;
    const program = `
      const { createBlobStore } = await import(${JSON.stringify(shelfUrl)});
      const blobs = createBlobStore(${JSON.stringify(own)});
      for (let round = Number(process.argv[1]); ; round += 1) {
        const piece = Buffer.alloc(50_000, String(round % 10));
        const received = await blobs.receive((async function* () { for (let i = 0; i < 8; i += 1) yield piece; })());
        await blobs.place("documents", received, { key: "ganti", lastModified: "", headers: { "x-amz-meta-round": String(round) } });
        process.stdout.write(round + "\\n");
      }`;
    let acknowledged = 0;
    for (let kill = 0; kill < 4; kill += 1) {
      const writer = spawn(
        process.execPath,
        ["--input-type=module", "-e", program, String(acknowledged + 1)],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      let heard = "";
      writer.stdout.on("data", (chunk) => {
        heard += chunk;
        // Killed in the middle of the next round, at a moment that differs from kill to kill.
        if (heard.split("\n").length > 3) setTimeout(() => writer.kill("SIGKILL"), kill);
      });
      await new Promise((done) => writer.once("close", done));
      acknowledged = Number(heard.trim().split("\n").at(-1));

      const object = await createBlobStore(own).find("documents", "ganti");
      const pieces: Buffer[] = [];
      for await (const piece of object?.bytes() ?? []) pieces.push(piece);
      await object?.close();
      const round = Number(object?.headers["x-amz-meta-round"]);
      expect(round).toBeGreaterThanOrEqual(acknowledged);
      expect(Buffer.concat(pieces).equals(Buffer.alloc(400_000, String(round % 10)))).toBe(true);
      acknowledged = round;
    }
    await rm(own, { recursive: true, force: true });
  });

  it("what was half written is no object, and what was whole is told of again", async () => {
    const own = await mkdtemp(join(tmpdir(), "berdaya-crash-"));
    let heard: ObjectCreated[] = [];
    let works = false;
    const listener = (one: ObjectCreated) => {
      if (!works) throw new Error("The listener is not up yet.");
      heard.push(one);
    };
    const silence = vi.spyOn(console, "error").mockReturnValue();
    const first = await openStore(own, listener);
    const client = clientOf(first.base);
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: "utuh", Body: "utuh" }));
    first.server.closeAllConnections();
    first.server.close();

    await mkdir(join(own, ".incoming"), { recursive: true });
    await writeFile(join(own, ".incoming", "separuh"), "separ");
    await writeFile(join(own, ".announcements", "separuh.json"), '{"bucket":"documents","ke');
    await writeFile(join(own, ".announcements", "belum.json"), '{"bucket":"documents","key":"belum ada"}');

    works = true;
    const second = await openStore(own, listener);
    await second.store.tellLeftovers();
    expect(heard).toMatchObject([{ bucket, key: "utuh", size: 4 }]);
    heard = [];
    await second.store.tellLeftovers();
    expect(heard).toEqual([]);
    expect(await readdir(join(own, ".incoming"))).toEqual([]);
    expect(await readdir(join(own, ".announcements"))).toEqual([]);
    const again = clientOf(second.base);
    const listed = await again.send(new ListObjectsV2Command({ Bucket: bucket }));
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(["utuh"]);

    // A file that lost its end, as no crash leaves it, is an error and not a shorter object.
    await truncate(join(own, bucket, "utuh"), 3);
    await expect(again.send(new GetObjectCommand({ Bucket: bucket, Key: "utuh" }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
    silence.mockRestore();
    second.server.closeAllConnections();
    second.server.close();
    await rm(own, { recursive: true, force: true });
  });
});
