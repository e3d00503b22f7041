/** Events as the gateway passes them to a function. A test gives some values, and the others are invented. */
import { randomUUID } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { type RouteName, routes } from "../../core/contract/routes.ts";
import type { Role } from "../../core/domain/shared/codes.ts";
import type { HttpEvent } from "../../core/http/read-request.ts";

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** A value that is sent as JSON, or text that is sent unchanged. */
  body?: unknown;
  headers?: Record<string, string>;
  sourceIp?: string;
  /** The role in the caller's token. */
  role?: Role;
  username?: string;
}

export const anEvent = (name: RouteName, asked: Asked = {}): HttpEvent => {
  const { method, path } = routes[name];
  const rawPath = `/api${path.replace(/\{(\w+)\}/g, (_braces, param: string) => asked.params?.[param] ?? "x")}`;
  const { role, username = role } = asked;
  return {
    version: "2.0",
    routeKey: `${method} /api${path}`,
    rawPath,
    rawQueryString: new URLSearchParams(asked.query).toString(),
    headers: { "content-type": "application/json", "x-forwarded-proto": "https", ...asked.headers },
    ...(asked.query ? { queryStringParameters: asked.query } : {}),
    ...(asked.params ? { pathParameters: asked.params } : {}),
    ...(asked.body === undefined
      ? {}
      : { body: typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: "000000000000",
      apiId: "test",
      domainName: "berdaya.example",
      domainPrefix: "berdaya",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: asked.sourceIp ?? "192.0.2.1",
        userAgent: "test",
      },
      requestId: randomUUID(),
      routeKey: `${method} /api${path}`,
      stage: "$default",
      time: "24/Nov/2026:02:00:00 +0000",
      timeEpoch: 0,
      ...(role
        ? {
            authorizer: {
              jwt: { claims: { token_use: "access", username, "cognito:groups": `[${role}]` }, scopes: [] },
              principalId: "",
              integrationLatency: 0,
            },
          }
        : {}),
    },
  } as HttpEvent;
};

type Handler = (event: HttpEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * The context by which Lambda tells a function when it will stop the function. A test may control the clock.
 */
export const stoppedIn = (milliseconds: number): Pick<Context, "getRemainingTimeInMillis"> => {
  const endsAt = Date.now() + milliseconds;
  return { getRemainingTimeInMillis: () => endsAt - Date.now() };
};

/** The response of a handler to an event. */
export const ask = async (handler: unknown, event: HttpEvent, context: Partial<Context> = {}) => {
  const reply = await (handler as Handler)(event, {
    awsRequestId: event.requestContext.requestId,
    ...context,
  } as Context);
  const text = reply.body ?? "";
  return {
    status: reply.statusCode ?? 0,
    headers: reply.headers as Record<string, string>,
    text,
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
    body: (text.startsWith("{") ? JSON.parse(text) : undefined) as any,
  };
};
