import type { IncomingMessage, ServerResponse } from "node:http";
import { createAnnouncements, type ObjectCreated } from "./announcements.ts";
import { createBlobStore } from "./blob-store.ts";
import { type Call, readPath } from "./call.ts";
import { createFormStep } from "./form-upload.ts";
import { listObjects } from "./list-objects.ts";
import { createUploadSteps } from "./multipart-uploads.ts";
import { createObjectCreation } from "./object-creation.ts";
import { createObjectSteps } from "./objects.ts";
import { notImplemented, S3Refusal, sendEmpty, sendRefusal, sendXml } from "./replies.ts";
import { demandSignedRequest } from "./signatures.ts";

export type { ObjectCreated } from "./announcements.ts";
export { localCredentials } from "./signatures.ts";

export type ObjectStore = {
  /** Answers one request. `pathAfterPrefix` is the raw path after the mounting point: `/bucket/key`. */
  handle(request: IncomingMessage, response: ServerResponse, pathAfterPrefix: string): Promise<void>;
  /** Calls `onObjectCreated` for the objects that an earlier run did not report. */
  tellLeftovers(): Promise<void>;
};

type Step = (call: Call) => Promise<void> | void;

/**
 * A small S3 on disk, with the parts that the programme uses. The store answers as S3 answers, refusals
 * included.
 *
 * The store refuses an unknown subresource. So nothing works here that does something else when deployed. Any
 * bucket with a valid name exists.
 */
export function createObjectStore({
  folder,
  now,
  onObjectCreated,
  publicUrl,
}: {
  folder: string;
  now: () => Date;
  onObjectCreated: (created: ObjectCreated) => unknown;
  publicUrl?: string;
}): ObjectStore {
  const blobs = createBlobStore(folder);
  const announcements = createAnnouncements(blobs, onObjectCreated);
  const creation = createObjectCreation(blobs, announcements, now);
  const objects = createObjectSteps(blobs, creation);
  const uploads = createUploadSteps(blobs, creation);
  const receiveForm = createFormStep(blobs, creation, now);

  const steps: Record<string, Step> = {
    "GET bucket": async ({ response, bucket, query }) =>
      sendXml(response, 200, await listObjects(blobs, bucket, query)),
    "PUT object": objects.put,
    "GET object": objects.get,
    "HEAD object": objects.get,
    "DELETE object": objects.remove,
    "POST object?uploads": uploads.start,
    "PUT object?partNumber&uploadId": uploads.addPart,
    "POST object?uploadId": uploads.complete,
    "DELETE object?uploadId": uploads.abort,
  };

  function findStep({ request, key, query }: Call): Step {
    const subresource = [...query.keys()].filter((name) => !isParameter(name)).sort();
    const target = `${key === "" ? "bucket" : "object"}${subresource.length > 0 ? `?${subresource.join("&")}` : ""}`;
    const step = steps[`${request.method} ${target}`];
    if (step) return step;
    if (subresource.length > 0) throw notImplemented(`${request.method} ${target}`);
    throw new S3Refusal(
      405,
      "MethodNotAllowed",
      "The specified method is not allowed against this resource.",
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse, rawPath: string) {
    const url = request.url ?? "/";
    const query = new URLSearchParams(url.includes("?") ? url.slice(url.indexOf("?")) : "");
    const prefix = url.slice(0, Math.max(0, url.indexOf(rawPath)));
    const baseUrl = publicUrl ?? `http://${request.headers.host}${prefix.replace(/\/$/, "")}`;
    const call: Call = { request, response, query, baseUrl, ...readPath(rawPath) };

    const isForm = /^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "");
    if (request.method === "POST" && call.key === "" && isForm) return receiveForm(call);
    demandSignedRequest(request, now);
    return findStep(call)(call);
  }

  return {
    async handle(request, response, pathAfterPrefix) {
      const [rawPath = ""] = pathAfterPrefix.split("?");
      // In the local run, the buckets share the site's origin. A browser must not guess that a document is a
      // page.
      response.setHeader("x-content-type-options", "nosniff");
      // The SDK sets its signing clock by this header.
      response.setHeader("date", now().toUTCString());
      if (request.headers.origin) {
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader("access-control-expose-headers", "ETag, Location");
      }
      try {
        if (request.method === "OPTIONS") answerPreflight(request, response);
        else await answer(request, response, rawPath);
      } catch (error) {
        if (response.headersSent || request.socket.destroyed) {
          response.destroy();
          return;
        }
        const refusal = asRefusal(error);
        if (request.method === "HEAD") sendEmpty(response, refusal.status);
        else sendRefusal(response, refusal, rawPath);
      } finally {
        readNoMoreThan(request, 64 * 1024 ** 2);
      }
    },
    tellLeftovers: announcements.tellLeftovers,
  };
}

const listParameters = new Set(["list-type", "prefix", "max-keys", "continuation-token", "encoding-type"]);

/** A parameter that gives details of a call and does not make it another call. */
const isParameter = (name: string) =>
  name === "x-id" || listParameters.has(name) || /^(x-amz|response)-/i.test(name);

function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  sendEmpty(response, 200, {
    "access-control-allow-methods": "GET, HEAD, POST",
    "access-control-allow-headers": String(request.headers["access-control-request-headers"] ?? "*"),
    "access-control-max-age": "600",
  });
}

function asRefusal(error: unknown): S3Refusal {
  if (error instanceof S3Refusal) return error;
  console.error("The object store failed.", error);
  return new S3Refusal(500, "InternalError", "We encountered an internal error. Please try again.");
}

/**
 * Reads the rest of a refused upload without storing it. A browser reads the refusal only after it has sent
 * its data. A longer upload is cut off.
 */
function readNoMoreThan(request: IncomingMessage, bytes: number): void {
  if (request.readableEnded || request.destroyed) return;
  let read = 0;
  request.on("data", (chunk: Buffer) => {
    read += chunk.length;
    if (read > bytes) request.destroy();
  });
}
