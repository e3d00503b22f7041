import { byBytes, type Shelf } from "./blob-store.ts";
import { element, notImplemented, S3Refusal } from "./replies.ts";

/** `ListObjectsV2`. A token is the last key or common prefix that was sent. */
export async function listObjects(shelf: Shelf, bucket: string, query: URLSearchParams): Promise<string> {
  if (query.get("list-type") !== "2") throw notImplemented("ListObjects before version 2");
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const token = query.get("continuation-token");
  const startAfter = query.get("start-after");
  const wanted = Number(query.get("max-keys") ?? 1_000);
  if (!Number.isInteger(wanted) || wanted < 0) {
    throw new S3Refusal(400, "InvalidArgument", "max-keys must be an integer of 0 or more.");
  }
  const most = Math.min(wanted, 1_000);
  const inUrl = query.get("encoding-type") === "url";
  const show = (text: string) => (inUrl ? encodeURIComponent(text).replaceAll("%2F", "/") : text);

  const after = token === null ? (startAfter ?? "") : Buffer.from(token, "base64url").toString("utf8");
  const rows: string[] = [];
  let last: string | undefined;
  let rest = false;
  for (const key of await shelf.keys(bucket, prefix)) {
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const name = cut < 0 ? key : key.slice(0, cut + delimiter.length);
    // Every key below a common prefix that was sent lies behind it, and was sent with it.
    if (name === last || (after && byBytes(name, after) <= 0)) continue;
    if (rows.length === most) {
      rest = most > 0;
      break;
    }
    if (cut >= 0) {
      rows.push(`<CommonPrefixes>${element("Prefix", show(name))}</CommonPrefixes>`);
    } else {
      const object = await shelf.find(bucket, key);
      if (!object) continue;
      await object.close();
      rows.push(
        `<Contents>${element("Key", show(key))}${element("LastModified", object.lastModified)}${element("ETag", `"${object.etag}"`)}${element("Size", object.size)}${element("StorageClass", "STANDARD")}</Contents>`,
      );
    }
    last = name;
  }

  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${[
    element("Name", bucket),
    element("Prefix", show(prefix)),
    element("MaxKeys", wanted),
    element("KeyCount", rows.length),
    element("IsTruncated", rest),
    delimiter && element("Delimiter", show(delimiter)),
    inUrl && element("EncodingType", "url"),
    startAfter !== null && element("StartAfter", show(startAfter)),
    token !== null && element("ContinuationToken", token),
    rest && last !== undefined && element("NextContinuationToken", Buffer.from(last).toString("base64url")),
    ...rows,
  ]
    .filter(Boolean)
    .join("")}</ListBucketResult>`;
}
