import type { BlobStore, Received } from "./blob-store.ts";
import { type Call, demandShortKey, headersToKeep, locationOf } from "./call.ts";
import { readUploadForm, type UploadForm } from "./form-data.ts";
import type { ObjectCreation } from "./object-creation.ts";
import { demandPolicyIsKept, type LengthRange } from "./post-policy.ts";
import { element, S3Refusal, sendEmpty, sendXml } from "./replies.ts";

/** A browser's upload by a presigned form. */
export function createFormStep(blobs: BlobStore, { create }: ObjectCreation, now: () => Date) {
  return async function receiveForm(call: Call): Promise<void> {
    const form = await readUploadForm(call.request);
    try {
      await receive(call, form);
    } finally {
      form.letGo();
    }
  };

  async function receive(call: Call, { fields, fileName, file }: UploadForm): Promise<void> {
    const key = fields.get("key")?.replace(/\$\{filename\}/g, () => fileName);
    if (key !== undefined) fields.set("key", key);
    const length = demandPolicyIsKept(fields, call.bucket, now);
    if (!key) {
      throw new S3Refusal(400, "InvalidArgument", "User key must have a length greater than 0.");
    }
    demandShortKey(key);
    const received = await receiveWithin(length, file);
    const { etag } = await create(call.bucket, key, received, headersToKeep(Object.fromEntries(fields)));
    answer(call, fields, key, `"${etag}"`);
  }

  async function receiveWithin(
    { minimum, maximum }: LengthRange,
    file: AsyncIterable<Buffer>,
  ): Promise<Received> {
    const received = await blobs.receive(file, (size) => {
      if (size <= maximum) return;
      throw new S3Refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
        ProposedSize: size,
        MaxSizeAllowed: maximum,
      });
    });
    if (received.size >= minimum) return received;
    await received.discard();
    throw new S3Refusal(
      400,
      "EntityTooSmall",
      "Your proposed upload is smaller than the minimum allowed size",
      { ProposedSize: received.size, MinSizeAllowed: minimum },
    );
  }
}

function answer(call: Call, fields: Map<string, string>, key: string, etag: string): void {
  const { response, bucket } = call;
  const location = locationOf(call, key);
  const redirect = URL.parse(fields.get("success_action_redirect") ?? fields.get("redirect") ?? "");
  const status = fields.get("success_action_status");
  if (redirect) {
    for (const [name, value] of Object.entries({ bucket, key, etag })) redirect.searchParams.set(name, value);
    sendEmpty(response, 303, { location: redirect.href, etag, "content-length": "0" });
  } else if (status === "201") {
    sendXml(
      response,
      201,
      `<PostResponse>${element("Location", location)}${element("Bucket", bucket)}${element("Key", key)}${element("ETag", etag)}</PostResponse>`,
      { location, etag },
    );
  } else {
    sendEmpty(response, status === "200" ? 200 : 204, { location, etag });
  }
}
