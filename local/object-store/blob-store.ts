import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";

/** The data of an object besides its bytes. */
export type ObjectDescription = {
  key: string;
  size: number;
  etag: string;
  crc32: string;
  lastModified: string;
  headers: Record<string, string>;
};

export type Digests = { size: number; md5: Buffer; sha256: Buffer; crc32: Buffer };

/** Bytes that are complete on the disk and wait for their place. */
export type Received = Digests & { path: string; discard(): Promise<void> };

export type OpenedObject = ObjectDescription & {
  bytes(range?: { start: number; end: number }): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

export type BlobStore = ReturnType<typeof createBlobStore>;

/**
 * The file of an object ends with its description, the length of the description in 8 hex digits, and this
 * text.
 */
const ending = Buffer.from("BERDAYA1");
const tailLength = 8 + ending.length;

/**
 * Objects as files, one file for each object.
 *
 * A file holds the bytes, and after them the description. One rename makes both appear. A process that is
 * killed in between leaves the old object or the new object, never half of an object.
 */
export function createBlobStore(folder: string) {
  const incoming = join(folder, ".incoming");
  const bucketFolder = (bucket: string) => join(folder, bucket);
  const objectPath = (bucket: string, key: string) => join(bucketFolder(bucket), fileNameOf(key));

  const prepared = (async () => {
    // An upload that was incomplete at the end of the last run never became an object.
    await rm(incoming, { recursive: true, force: true });
    await mkdir(incoming, { recursive: true });
  })();
  // Every caller of the blobs awaits this promise and receives the error there.
  prepared.catch(() => {});

  /** Writes a stream to the disk. `onSize` may refuse the stream while it arrives. */
  async function receive(
    chunks: AsyncIterable<Buffer>,
    onSize: (size: number) => void = () => {},
  ): Promise<Received> {
    await prepared;
    const path = join(incoming, randomUUID());
    const discard = () => rm(path, { force: true });
    const file = await open(path, "wx");
    const running = startDigests();
    try {
      for await (const chunk of chunks) {
        running.update(chunk);
        onSize(running.size());
        await writeWhole(file, chunk);
      }
    } catch (error) {
      await file.close();
      await discard();
      throw error;
    }
    await file.close();
    return { ...running.finish(), path, discard };
  }

  /** Moves received bytes to their path and replaces the file that is there. */
  async function settle(received: Received, description: ObjectDescription, path: string) {
    try {
      const file = await open(received.path, "a");
      try {
        const text = Buffer.from(JSON.stringify(description));
        const length = Buffer.from(text.length.toString(16).padStart(8, "0"));
        await writeWhole(file, Buffer.concat([text, length, ending]));
        await file.sync();
      } finally {
        await file.close();
      }
      await mkdir(dirname(path), { recursive: true });
      await rename(received.path, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await received.discard();
      throw error;
    }
  }

  async function place(
    bucket: string,
    received: Received,
    about: Pick<ObjectDescription, "key" | "lastModified" | "headers"> & { etag?: string },
  ): Promise<ObjectDescription> {
    const description = {
      key: about.key,
      size: received.size,
      etag: about.etag ?? received.md5.toString("hex"),
      crc32: received.crc32.toString("base64"),
      lastModified: about.lastModified,
      headers: about.headers,
    };
    await settle(received, description, objectPath(bucket, about.key));
    return description;
  }

  async function find(bucket: string, key: string): Promise<OpenedObject | undefined> {
    await prepared;
    return openObject(objectPath(bucket, key));
  }

  async function remove(bucket: string, key: string): Promise<void> {
    await prepared;
    await rm(objectPath(bucket, key), { force: true });
  }

  /** All keys of a bucket that begin with a prefix, in the order of their UTF-8 bytes. */
  async function keys(bucket: string, prefix: string): Promise<string[]> {
    await prepared;
    const names = await readdir(bucketFolder(bucket)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    const found: string[] = [];
    for (const name of names) {
      const key = name.includes("~")
        ? await keyInside(join(bucketFolder(bucket), name))
        : decodeURIComponent(name);
      if (key?.startsWith(prefix)) found.push(key);
    }
    return found.sort(byBytes);
  }

  return { folder, receive, settle, place, find, remove, keys };
}

/** In the order of their UTF-8 bytes. JavaScript sorts strings in another order. */
export const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

export function digestsOf(bytes: Buffer): Digests {
  const running = startDigests();
  running.update(bytes);
  return running.finish();
}

function startDigests() {
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  let check = 0;
  let size = 0;
  return {
    size: () => size,
    update(chunk: Buffer) {
      md5.update(chunk);
      sha256.update(chunk);
      check = crc32(chunk, check);
      size += chunk.length;
    },
    finish(): Digests {
      const checkBytes = Buffer.alloc(4);
      checkBytes.writeUInt32BE(check);
      return { size, md5: md5.digest(), sha256: sha256.digest(), crc32: checkBytes };
    },
  };
}

/**
 * The file name of a key. Any key becomes one name in its bucket's folder, so no key leads out of the folder.
 *
 * A name that is too long for a file system is cut, and a hash makes it unique. The file itself holds the
 * key.
 */
function fileNameOf(key: string): string {
  const plain = encodeURIComponent(key)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/^\./, "%2E");
  if (plain.length <= 200) return plain;
  return `${plain.slice(0, 100)}~${createHash("sha256").update(key).digest("hex")}`;
}

async function keyInside(path: string): Promise<string | undefined> {
  const object = await openObject(path);
  await object?.close();
  return object?.key;
}

/**
 * Opens an object's file. The content does not change while it is read, even when the key gets a new object.
 */
export async function openObject(path: string): Promise<OpenedObject | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
  try {
    const description = await readDescription(file);
    return {
      ...description,
      bytes: (range = { start: 0, end: description.size - 1 }) => readBytes(file, range),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A part of an object's bytes. The file stays open. */
async function* readBytes(
  file: FileHandle,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  // A stream cannot read zero bytes.
  if (start > end) return;
  yield* file.createReadStream({ start, end, autoClose: false }) as AsyncIterable<Buffer>;
}

async function readDescription(file: FileHandle): Promise<ObjectDescription> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(tailLength);
  await file.read(tail, 0, tailLength, Math.max(0, size - tailLength));
  const length = Number.parseInt(tail.toString("latin1", 0, 8), 16);
  if (!tail.subarray(8).equals(ending) || !(length >= 0) || length > size) {
    throw new Error("A file among the objects does not end as an object does.");
  }
  const text = Buffer.alloc(length);
  await file.read(text, 0, length, size - tailLength - length);
  return JSON.parse(text.toString("utf8")) as ObjectDescription;
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await file.write(bytes, written)).bytesWritten;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
