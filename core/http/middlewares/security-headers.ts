/**
 * The security headers of every response. A page has its own policy. Every other response is data, which
 * loads nothing.
 */
import { isMade, type Middleware, type Request } from "../request.ts";

const headersOfAll = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};

export const securityHeaders = (): Middleware => {
  const add = (request: Request) => {
    const { response } = request;
    if (isMade(response))
      request.response = { ...response, headers: { ...headersOfAll, ...response.headers } };
  };
  return { after: add, onError: add };
};
