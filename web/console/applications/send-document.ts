/**
 * Sends a file of an application: the API grants the upload, S3 gets the file, and the console waits for the
 * inspection.
 */
import type { Problem, Reply } from "../../api-client.ts";
import { prepareFile } from "../../prepare-file.ts";
import { api } from "../api.ts";

type Grant = Reply<"grantOfficersUpload">;

export type Sent =
  | { documentId: string; state: "received" | "waiting" }
  | { fault: string }
  | { problem: Problem };

/** Enough for five megabytes at 200 kbps. After this time the connection counts as lost. */
const longestSendingMilliseconds = 5 * 60_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const post = async ({ upload }: Grant, file: Blob): Promise<boolean> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  // S3 ignores every field after the file.
  form.append("file", file);
  try {
    const signal = AbortSignal.timeout(longestSendingMilliseconds);
    return (await fetch(upload.url, { method: "POST", body: form, signal })).ok;
  } catch {
    return false;
  }
};

/** Reads the application again until the file is inspected, for about 14 seconds. */
const follow = async (reference: string, documentId: string): Promise<Sent> => {
  for (const wait of [300, 500, 1000, 1500, 2000, 3000, 6000]) {
    await pause(wait);
    const { reply } = await api.call("showApplication", { params: { reference } });
    const found = reply?.documents.find((each) => each.documentId === documentId);
    if (found?.state === "received") return { documentId, state: "received" };
    if (found?.state === "refused") return { fault: found.why ?? "unreadable" };
  }
  return { documentId, state: "waiting" };
};

export const sendDocument = async (reference: string, kind: string, given: Blob): Promise<Sent> => {
  const file = await prepareFile(given);
  if (typeof file === "string") return { fault: file };
  const { reply, problem } = await api.call("grantOfficersUpload", {
    params: { reference },
    body: { kind, contentType: file.type, bytes: file.size },
  });
  if (problem) return { problem };
  if (!(await post(reply, file))) return { fault: "not-sent" };
  return follow(reference, reply.documentId);
};
