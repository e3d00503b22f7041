import type { IncomingMessage } from "node:http";
import type { Announcements } from "./announcements.ts";
import type { BlobStore, ObjectDescription, Received } from "./blob-store.ts";
import { readBody } from "./request-body.ts";

export type ObjectCreation = ReturnType<typeof createObjectCreation>;

/** The only way in which bytes become an object, for all calls. */
export function createObjectCreation(blobs: BlobStore, announcements: Announcements, now: () => Date) {
  /** Receives the body of a signed request and checks its checksums. */
  async function receiveBody(request: IncomingMessage): Promise<Received> {
    const body = readBody(request);
    const received = await blobs.receive(body.chunks);
    try {
      body.verify(received);
    } catch (error) {
      await received.discard();
      throw error;
    }
    return received;
  }

  async function create(
    bucket: string,
    key: string,
    received: Received,
    headers: Record<string, string>,
    { etag }: { etag?: string } = {},
  ): Promise<ObjectDescription> {
    const announcement = await announcements.prepare({ bucket, key });
    try {
      const about = { key, headers, lastModified: now().toISOString(), ...(etag && { etag }) };
      const object = await blobs.place(bucket, received, about);
      announcement.tell({ bucket, key, size: object.size, etag: object.etag });
      return object;
    } catch (error) {
      await announcement.forget();
      throw error;
    }
  }

  return { receiveBody, create };
}
