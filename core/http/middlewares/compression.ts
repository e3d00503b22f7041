/**
 * Compresses responses when they are sent. CloudFront compresses nothing when its cache policy disables
 * caching, and responses of functions are never cached. The response for a repeat is stored uncompressed, and
 * compressed again.
 *
 * All responses are compressed, also those with secrets. Compression reveals secrets only when another site
 * can make a browser send requests with its user's rights (BREACH). No cookie gives rights here: only the
 * page itself sends a token or a reference.
 */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { isMade, type Middleware, type Request } from "../request.ts";

/** A response that fits into one packet does not arrive sooner when compressed. */
export const leastBytesToCompress = 1_000;

/**
 * Whether a client accepts gzip: named with a weight above 0, or not named when the client accepts
 * everything.
 */
export const acceptsGzip = (header: string | undefined): boolean => {
  const weights = new Map(
    (header ?? "").split(",").map((coding) => {
      const [name = "", ...parameters] = coding.toLowerCase().split(";");
      const [, weight = "1"] = /^\s*q\s*=\s*([\d.]+)/.exec(parameters.join(";")) ?? [];
      return [name.trim(), Number(weight)];
    }),
  );
  return (weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0) > 0;
};

const compressed = async (
  reply: APIGatewayProxyStructuredResultV2,
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { body = "", headers } = reply;
  if (reply.isBase64Encoded || Buffer.byteLength(body) < leastBytesToCompress) return reply;
  const varying = { ...headers, vary: "accept-encoding" };
  if (!acceptsGzip(acceptEncoding)) return { ...reply, headers: varying };
  // Loaded late: a cold start with a short response does not need this module.
  const { gzipSync } = await import("node:zlib");
  return {
    ...reply,
    headers: { ...varying, "content-encoding": "gzip" },
    body: gzipSync(body).toString("base64"),
    isBase64Encoded: true,
  };
};

export const compression = (): Middleware => {
  const compress = async (request: Request) => {
    const { response, event } = request;
    if (isMade(response)) request.response = await compressed(response, event.headers["accept-encoding"]);
  };
  return { after: compress, onError: compress };
};
