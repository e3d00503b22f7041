import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BlobStore } from "./blob-store.ts";

/** The event that EventBridge would send for a new object. */
export type ObjectCreated = { bucket: string; key: string; size: number; etag: string };

export type Announcements = ReturnType<typeof createAnnouncements>;

type Notice = { bucket: string; key: string };

/**
 * Tells the listener of each new object at least once, as EventBridge does.
 *
 * A note on the disk is written before the object. The note stays until the listener is done. So a process
 * that is killed in between tells the listener after its next start.
 */
export function createAnnouncements(blobs: BlobStore, listener: (created: ObjectCreated) => unknown) {
  const folder = join(blobs.folder, ".announcements");
  const pending = new Set<string>();

  /** Must come before the object's commit. */
  async function prepare(notice: Notice) {
    const id = randomUUID();
    const path = join(folder, `${id}.json`);
    await mkdir(folder, { recursive: true });
    const file = await open(path, "wx");
    try {
      await file.writeFile(JSON.stringify(notice));
      await file.sync();
    } finally {
      await file.close();
    }
    pending.add(id);
    return {
      tell(created: ObjectCreated) {
        void tellUntilHeard(created, path).finally(() => pending.delete(id));
      },
      async forget() {
        pending.delete(id);
        await rm(path, { force: true });
      },
    };
  }

  async function tellUntilHeard(created: ObjectCreated, path: string): Promise<void> {
    for (const waitMilliseconds of [100, 500, 2_000, 10_000, undefined]) {
      try {
        await listener(created);
        await rm(path, { force: true });
        return;
      } catch (error) {
        if (waitMilliseconds === undefined) {
          console.error("A new object could not be told of; it is told again after the next start.", error);
          return;
        }
        await pause(waitMilliseconds, undefined, { ref: false });
      }
    }
  }

  /** Tells the listener of the objects that an earlier run could not report. */
  async function tellLeftovers(): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      if (pending.has(name.replace(/\.json$/, ""))) continue;
      const path = join(folder, name);
      const notice = await readNotice(path);
      const object = notice && (await blobs.find(notice.bucket, notice.key));
      if (notice && object) {
        await object.close();
        await tellUntilHeard(
          { bucket: notice.bucket, key: object.key, size: object.size, etag: object.etag },
          path,
        );
      } else {
        await rm(path, { force: true });
      }
    }
  }

  return { prepare, tellLeftovers };
}

/** An incomplete note belongs to an object that was never created. */
async function readNotice(path: string): Promise<Notice | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Notice;
  } catch {
    return undefined;
  }
}
