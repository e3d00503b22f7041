import { type BlobStore, byBytes } from "./blob-store.ts";
import { element, notImplemented, S3Refusal } from "./replies.ts";

/** `ListObjectsV2`. The token is the last key that was sent. */
export async function listObjects(blobs: BlobStore, bucket: string, query: URLSearchParams): Promise<string> {
  if (query.get("list-type") !== "2") throw notImplemented("ListObjects before version 2");
  const prefix = query.get("prefix") ?? "";
  const token = query.get("continuation-token");
  const wanted = Number(query.get("max-keys") ?? 1_000);
  if (!Number.isInteger(wanted) || wanted < 0) {
    throw new S3Refusal(400, "InvalidArgument", "max-keys must be an integer of 0 or more.");
  }
  const most = Math.min(wanted, 1_000);
  const inUrl = query.get("encoding-type") === "url";
  const show = (text: string) => (inUrl ? encodeURIComponent(text).replaceAll("%2F", "/") : text);

  const after = Buffer.from(token ?? "", "base64url").toString("utf8");
  const rows: string[] = [];
  let last: string | undefined;
  let rest = false;
  for (const key of await blobs.keys(bucket, prefix)) {
    if (after && byBytes(key, after) <= 0) continue;
    if (rows.length === most) {
      rest = most > 0;
      break;
    }
    const object = await blobs.find(bucket, key);
    if (!object) continue;
    await object.close();
    rows.push(
      `<Contents>${element("Key", show(key))}${element("LastModified", object.lastModified)}${element("ETag", `"${object.etag}"`)}${element("Size", object.size)}${element("StorageClass", "STANDARD")}</Contents>`,
    );
    last = key;
  }

  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${[
    element("Name", bucket),
    element("Prefix", show(prefix)),
    element("MaxKeys", wanted),
    element("KeyCount", rows.length),
    element("IsTruncated", rest),
    inUrl && element("EncodingType", "url"),
    token !== null && element("ContinuationToken", token),
    rest && last !== undefined && element("NextContinuationToken", Buffer.from(last).toString("base64url")),
    ...rows,
  ]
    .filter(Boolean)
    .join("")}</ListBucketResult>`;
}
