/**
 * Replies compressed as they are sent. CloudFront compresses nothing whose cache policy disables caching, and replies of
 * functions are kept nowhere; what a repeat is answered with is kept as it was made, and compressed anew.
 *
 * All of them, secrets or not: compression tells a listener something only where another site can make a browser send
 * requests that carry its user's rights (BREACH). Here no cookie does; a token or a reference is sent by the page alone.
 */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { isMade, type Middleware, type Request } from "../request.ts";

/** What fits into one packet arrives no sooner for being smaller. */
export const leastBytesToCompress = 1_000;

/** Whether a client takes gzip: named with a weight above 0, or not named where everything is taken. */
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
  // Only now: a cold start whose reply is short need not load it.
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
