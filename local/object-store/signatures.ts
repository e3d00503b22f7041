import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { accessDenied, S3Refusal } from "./replies.ts";

/** The only credentials that the local stores accept. This process and its signed links use them. */
export const localCredentials = {
  accessKeyId: "berdaya",
  secretAccessKey: randomBytes(30).toString("base64url"),
} as const;

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");

/** Percent-encodes as SigV4 requires: everything except the unreserved characters of RFC 3986. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Refusal(400, "InvalidURI", "Couldn't parse the specified URI.");
  }
}

type Service = "s3" | "secretsmanager";
type Scope = { accessKeyId: string; day: string; region: string; service: Service };

function readScope(credential: string, service: Service): Scope {
  const [accessKeyId, day, region, said, end, ...more] = credential.split("/");
  if (!accessKeyId || !day || !region || said !== service || end !== "aws4_request" || more.length > 0) {
    throw new S3Refusal(
      400,
      "AuthorizationHeaderMalformed",
      `The credential is not AccessKey/day/region/${service}/aws4_request.`,
    );
  }
  if (accessKeyId !== localCredentials.accessKeyId) {
    throw new S3Refusal(
      403,
      "InvalidAccessKeyId",
      "The AWS Access Key Id you provided does not exist in our records.",
    );
  }
  return { accessKeyId, day, region, service };
}

function demandSignature({ day, region, service }: Scope, signed: string, signature: string): void {
  const secret = `AWS4${localCredentials.secretAccessKey}`;
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, secret);
  const expected = hmac(key, signed).toString("hex");
  if (
    expected.length !== signature.length ||
    !timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
  ) {
    throw new S3Refusal(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided.",
    );
  }
}

/** Refuses a form whose policy was not signed with the store's credentials. */
export function demandSignedPolicy(policy: string, credential: string, signature: string): void {
  demandSignature(readScope(credential, "s3"), policy, signature);
}

/** Refuses a request without a valid signature in its headers. */
export function demandSignedHeaders(request: IncomingMessage, service: Service, payload: string): void {
  const match =
    /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(
      request.headers.authorization ?? "",
    );
  const [, credential, signedHeaders, signature] = match ?? [];
  if (!credential || !signedHeaders || !signature) {
    throw new S3Refusal(400, "AuthorizationHeaderMalformed", "The authorization header is malformed.");
  }
  const { path, query } = readAddress(request);
  // The age of the request is not checked. The SDK signs by the machine's clock, and the local clock may
  // differ from it.
  demandSignedParts(request, path, query, {
    scope: readScope(credential, service),
    signedHeaders,
    signature,
    at: headerOf(request, "x-amz-date"),
    payload,
  });
}

/** Refuses a request to the object store without a valid signature in its headers or its query. */
export function demandSignedRequest(request: IncomingMessage, now: () => Date): void {
  if (request.headers.authorization) {
    demandSignedHeaders(request, "s3", headerOf(request, "x-amz-content-sha256"));
    return;
  }
  const { path, query } = readAddress(request);
  const given = new Map(query);
  if (given.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") throw accessDenied("Access Denied");
  const at = given.get("X-Amz-Date") ?? "";
  const expires = Number(given.get("X-Amz-Expires"));
  const signedAt = instantOf(at);
  if (!signedAt || !Number.isInteger(expires) || expires < 1 || expires > 604_800) {
    throw new S3Refusal(
      400,
      "AuthorizationQueryParametersError",
      "X-Amz-Date and X-Amz-Expires (1 to 604800 seconds) are needed.",
    );
  }
  demandSignedParts(
    request,
    path,
    query.filter(([name]) => name !== "X-Amz-Signature"),
    {
      scope: readScope(given.get("X-Amz-Credential") ?? "", "s3"),
      signedHeaders: given.get("X-Amz-SignedHeaders") ?? "",
      signature: given.get("X-Amz-Signature") ?? "",
      at,
      payload: given.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
    },
  );
  const expiresAt = new Date(signedAt.getTime() + expires * 1_000);
  if (now() > expiresAt) {
    throw accessDenied("Request has expired", {
      "X-Amz-Expires": expires,
      Expires: expiresAt.toISOString(),
      ServerTime: now().toISOString(),
    });
  }
}

function readAddress(request: IncomingMessage): { path: string; query: [string, string][] } {
  const [path = "/", rawQuery = ""] = splitOnce(request.url ?? "/", "?");
  const query = rawQuery
    .split("&")
    .filter(Boolean)
    .map((pair) => splitOnce(pair, "=").map(decode) as [string, string]);
  return { path, query };
}

function demandSignedParts(
  request: IncomingMessage,
  path: string,
  query: [string, string][],
  parts: { scope: Scope; signedHeaders: string; signature: string; at: string; payload: string },
): void {
  const signedNames = parts.signedHeaders.split(";");
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name === "host" || name.startsWith("x-amz-")) && !signedNames.includes(name),
  );
  if (unsigned.length > 0 || !parts.at.startsWith(parts.scope.day)) {
    throw accessDenied("There were headers present in the request which were not signed", {
      HeadersNotSigned: unsigned.join(", "),
    });
  }
  const canonicalRequest = [
    request.method,
    path
      .split("/")
      .map((segment) => encode(decode(segment)))
      .join("/"),
    query
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...signedNames.map((name) => `${name}:${headerOf(request, name).trim().replace(/ +/g, " ")}`),
    "",
    parts.signedHeaders,
    parts.payload,
  ].join("\n");
  demandSignature(
    parts.scope,
    [
      "AWS4-HMAC-SHA256",
      parts.at,
      `${parts.scope.day}/${parts.scope.region}/${parts.scope.service}/aws4_request`,
      sha256Hex(canonicalRequest),
    ].join("\n"),
    parts.signature,
  );
}

const headerOf = (request: IncomingMessage, name: string) => String(request.headers[name] ?? "");

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
};

/** Reads `20260705T010203Z`. */
function instantOf(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
