/** `npm run deploy:site -- dev [office]`: uploads the built pages to the bucket of the site stack. */
import "../offices/default-office.ts";

import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { DeleteObjectsCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { stageNamed } from "../lib/stages.ts";
import { siteFolder } from "../offices/site-folder.ts";
import { needOutput, readOutputs } from "./stack-outputs.ts";

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * The `Cache-Control` of a file, by its key. Browsers check `no-cache` files each time, so CloudFront needs no
 * invalidation.
 */
export type Keeping = (key: string) => string;

/**
 * The build's manifest gives the caching of the site's assets. All assets of the console have a hash in their names.
 */
export const keepingBy =
  (manifest: Record<string, { cacheControl: string }>): Keeping =>
  (key) =>
    manifest[`/${key}`]?.cacheControl ??
    (key.startsWith("petugas/assets/") ? "public, max-age=31536000, immutable" : "public, no-cache");

/** Sorts pages last, so that the files which a page needs are uploaded before the page. */
const pagesLast = (a: string, b: string) => Number(a.endsWith(".html")) - Number(b.endsWith(".html"));

interface SitePlace {
  client: S3Client;
  bucket: string;
  cacheControlOf: Keeping;
}

const put = ({ client, bucket, cacheControlOf }: SitePlace, key: string, body: string | Uint8Array) =>
  client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentTypes[extname(key)] ?? "application/octet-stream",
      CacheControl: cacheControlOf(key),
    }),
  );

/** Removes pages that are no longer built. Old assets stay for browsers that still show an older page. */
const removeOthers = async ({ client, bucket }: SitePlace, keys: ReadonlySet<string>): Promise<void> => {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    const others = (page.Contents ?? []).filter(
      ({ Key = "" }) => !keys.has(Key) && !/(?:^|\/)assets\//.test(Key),
    );
    if (others.length > 0)
      await client.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: others.map(({ Key }) => ({ Key })) },
        }),
      );
  }
};

const deploySite = async (stageName: string): Promise<void> => {
  const stage = stageNamed(stageName);
  const built = siteFolder();
  const files = (await readdir(built, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1));
  if (!files.includes("index.html"))
    throw new Error(`No pages in ${built}: build them first (npm run build).`);

  const outputs = await readOutputs(stage);
  const place = {
    client: new S3Client({ region: stage.region, forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL) }),
    bucket: needOutput(outputs, "SiteBucket"),
    cacheControlOf: keepingBy(JSON.parse(await readFile(join(built, "assets/manifest.json"), "utf8"))),
  };
  const config = {
    signIn: {
      kind: "cognito",
      domain: needOutput(outputs, "SignInUrl"),
      clientId: needOutput(outputs, "UserPoolClientId"),
    },
  };
  for (const key of files.sort(pagesLast)) await put(place, key, await readFile(join(built, key)));
  await put(place, "petugas/config.json", JSON.stringify(config));
  await removeOthers(place, new Set([...files, "petugas/config.json"]));

  const siteUrl = needOutput(outputs, "SiteUrl");
  console.log(`${files.length + 1} files are at ${siteUrl}`);
  if (!needOutput(outputs, "SignInFor").split(" ").includes(siteUrl))
    console.log(
      `Staff cannot sign in there yet: set siteUrl: "${siteUrl}" for ${stage.name} in lib/stages.ts, then deploy again.`,
    );
};

if (import.meta.main) {
  const [stageName] = process.argv.slice(2);
  if (!stageName) throw new Error("Say which stage: npm run deploy:site -- dev");
  await deploySite(stageName);
}
