/** Does the work of API Gateway: the routes, the JWT authorizer, and the event for the function. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { isForStaff, type Route } from "../core/contract/route.ts";
import { everyRoute, type RouteName } from "../core/contract/routes.ts";
import { describeProblem } from "../core/http/problem.ts";
import { type HttpEvent, preferredLanguage } from "../core/http/read-request.ts";
import type { HttpRefusal } from "../core/i18n/shared/problems.ts";

export type Handler = (event: HttpEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** API Gateway's own limit for a body. */
const largestBodyBytes = 10 * 1024 * 1024;

const compiled = everyRoute
  .map(([name, route]) => ({
    name,
    route,
    pattern: new RegExp(`^/api${route.path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
  }))
  // As in API Gateway, a fixed path comes before a path with parameters.
  .sort((a, b) => a.route.path.split("{").length - b.route.path.split("{").length);

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= largestBodyBytes) chunks.push(chunk);
  }
  return bytes > largestBodyBytes ? undefined : Buffer.concat(chunks);
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );

/** Claims in the gateway's form: all values are text, and a list is text in brackets. */
const handedOn = (claims: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(" ")}]` : String(value),
    ]),
  );

const eventOf = (
  request: IncomingMessage,
  url: URL,
  route: Route,
  params: Record<string, string>,
  body: Buffer,
  claims: Record<string, unknown> | undefined,
): HttpEvent => {
  const query = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(",")]),
  );
  const now = new Date();
  return {
    version: "2.0",
    routeKey: `${route.method} /api${route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...headersOf(request), "x-forwarded-proto": "http" },
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    pathParameters: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)])),
    isBase64Encoded: false,
    ...(body.length > 0 ? { body: body.toString("utf8") } : {}),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: request.headers.host ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method ?? "GET",
        path: url.pathname,
        protocol: "HTTP/1.1",
        sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: `${route.method} /api${route.path}`,
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
      ...(claims ? { authorizer: { jwt: { claims: handedOn(claims) } } } : {}),
    },
  };
};

/** A request handler for `/api`. `verify` does the authorizer's work and throws if the token is not valid. */
export const createGateway = (
  handlers: Record<RouteName, Handler>,
  verify: (token: string) => Record<string, unknown>,
) => {
  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal, headers = {}) => {
    const language = preferredLanguage(request.headers["accept-language"]);
    const problem = describeProblem(refusal, language);
    request.resume();
    response.writeHead(problem.status, {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
      ...headers,
    });
    response.end(JSON.stringify(problem));
  };

  const claimsOf = (request: IncomingMessage): Record<string, unknown> | undefined => {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    try {
      return token ? verify(token) : undefined;
    } catch {
      return undefined;
    }
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const ofPath = compiled.filter(({ pattern }) => pattern.test(url.pathname));
    const matched = ofPath.find(({ route }) => route.method === request.method);
    if (!matched) {
      if (ofPath.length === 0) return refuse(request, response, "unknown-route");
      const allow = ofPath.map(({ route }) => route.method).join(", ");
      return refuse(request, response, "method-not-allowed", { allow });
    }
    const { name, route, pattern } = matched;
    const claims = isForStaff(route) ? claimsOf(request) : undefined;
    if (isForStaff(route) && !claims)
      return refuse(request, response, "unauthenticated", { "www-authenticate": "Bearer" });
    const body = await readBody(request);
    if (!body) return refuse(request, response, "body-too-large");
    const params = pattern.exec(url.pathname)?.groups ?? {};
    const event = eventOf(request, url, route, params, body, claims);
    const context = { awsRequestId: event.requestContext.requestId } as Context;
    const reply = await handlers[name](event, context);
    response.writeHead(reply.statusCode ?? 200, reply.headers as Record<string, string>);
    response.end(Buffer.from(reply.body ?? "", reply.isBase64Encoded ? "base64" : "utf8"));
  };
};
