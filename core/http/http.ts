/**
 * The bundle that every step behind the gateway is wrapped in: identity, role, strict reading, idempotency, problems in
 * two languages, security headers, one line of log.
 */
import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { PageAsked, PlainForm } from "../contract/plain-form.ts";
import type { ReplyOf, Route } from "../contract/route.ts";
import type { Language } from "../domain/shared/codes.ts";
import {
  DomainError,
  type ErrorCode,
  type FieldRefused,
  type ReasonGiven,
} from "../domain/shared/domain-error.ts";
import type { HttpRefusal } from "../i18n/shared/problems.ts";
import { IdempotentReplay, type StoredResponse } from "../storage/dynamodb/idempotency.ts";
import { type Invocation, startTime } from "../storage/invocation.ts";
import type { Call } from "./call.ts";
import { compressed } from "./compress.ts";
import { describeFault, logCall, logFailures } from "./log.ts";
import { describeProblem } from "./problem.ts";
import {
  addressOf,
  type HttpEvent,
  identify,
  isFormRequest,
  languageOf,
  readIdempotency,
  readInput,
  sentBy,
  siteUrlOf,
} from "./read-request.ts";
import { RequestRefused } from "./refusal.ts";

interface Underway {
  startedAt: number;
  invocation: Invocation;
  language: Language;
  role?: string;
}

export interface CallContext<R extends Route> extends Context {
  call: Call<R>;
  underway: Underway;
}

const securityHeaders = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};
const policyOfData = "default-src 'none'; frame-ancestors 'none'";
const policyOfPages = (postsTo?: string) =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  `form-action 'self'${postsTo ? ` ${new URL(postsTo).origin}` : ""}; base-uri 'none'; frame-ancestors 'none'`;

const page = (status: number, html: string, postsTo?: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...securityHeaders,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOfPages(postsTo),
  },
  body: html,
});

interface Refused {
  refusal: ErrorCode | HttpRefusal;
  fields?: readonly FieldRefused[];
  reasons?: readonly ReasonGiven[];
  retryAfterSeconds?: number | undefined;
}

const refusedBy = (error: unknown): Refused => {
  if (error instanceof RequestRefused) return { refusal: error.refusal };
  if (error instanceof DomainError) return { ...error, refusal: error.code };
  return { refusal: "internal-error" };
};

export const http = <const R extends Route>(
  route: R,
  plainForm?: PlainForm<R>,
): middy.MiddlewareObj<
  HttpEvent,
  StoredResponse | APIGatewayProxyStructuredResultV2,
  Error,
  CallContext<R>
> => {
  type Request = middy.Request<
    HttpEvent,
    StoredResponse | APIGatewayProxyStructuredResultV2,
    Error,
    CallContext<R>
  >;
  const step = `${route.method} ${route.path}`;

  const pageAsked = (event: HttpEvent, { underway }: CallContext<R>): PageAsked => ({
    sent: sentBy(event),
    language: underway.language,
    siteUrl: siteUrlOf(event),
    params: event.pathParameters ?? {},
  });

  /** The call is answered: one line of log, and its time runs no more. */
  const end = (request: Request, outcome: string, status: number, more: object = {}) => {
    request.context.underway.invocation.endsAt = undefined;
    logCall({
      step,
      correlationId: request.event.requestContext.requestId,
      outcome,
      status,
      ...(request.context.underway.role ? { role: request.context.underway.role } : {}),
      durationMilliseconds: Math.round(performance.now() - request.context.underway.startedAt),
      ...more,
    });
  };

  const send = async (
    { event, context }: Request,
    { status, headers, body }: Omit<StoredResponse, "idempotency">,
  ) => {
    if (plainForm && isFormRequest(route, event)) {
      const shown = await plainForm.answered(JSON.parse(body) as ReplyOf<R>, pageAsked(event, context));
      return "location" in shown
        ? { statusCode: 303, headers: { ...securityHeaders, location: shown.location }, body: "" }
        : page(200, shown.html, shown.postsTo);
    }
    if (route.replies[status] === "html") return page(status, body);
    return {
      statusCode: status,
      headers: {
        ...securityHeaders,
        "content-type": "application/json; charset=utf-8",
        "content-security-policy": policyOfData,
        ...headers,
      },
      body,
    };
  };

  const refuse = async ({ event, context }: Request, refused: Refused) => {
    const { language } = context.underway;
    const { requestId } = event.requestContext;
    const problem = describeProblem(refused.refusal, language, {
      ...refused,
      ...(refused.refusal === "internal-error" ? { correlationId: requestId } : {}),
    });
    const further: Record<string, string> = {
      ...(refused.retryAfterSeconds ? { "retry-after": String(refused.retryAfterSeconds) } : {}),
      ...(refused.refusal === "unauthenticated" ? { "www-authenticate": "Bearer" } : {}),
    };
    if (plainForm && isFormRequest(route, event)) {
      const html = await plainForm.refused(problem, pageAsked(event, context));
      const shown = page(problem.status, html);
      return { ...shown, headers: { ...shown.headers, ...further } };
    }
    return {
      statusCode: problem.status,
      headers: {
        ...securityHeaders,
        "content-type": "application/problem+json; charset=utf-8",
        "content-security-policy": policyOfData,
        "content-language": language,
        ...further,
      },
      body: JSON.stringify(problem),
    };
  };

  const asAccepted = (request: Request, reply: APIGatewayProxyStructuredResultV2) =>
    compressed(reply, request.event.headers["accept-encoding"]);

  return {
    before: (request) => {
      const { event, context } = request;
      context.underway = {
        startedAt: performance.now(),
        invocation: startTime(context),
        language: languageOf(route, event),
      };
      const staff = identify(route, event);
      if (staff) context.underway.role = staff.roles.join(" ");
      const idempotency = readIdempotency(route, event, staff);
      context.call = {
        ...(readInput(route, event, plainForm?.fill) as Pick<Call<R>, "params" | "query" | "body">),
        staff: staff as Call<R>["staff"],
        idempotency,
        respond: (status, reply, headers = {}) => ({
          status,
          headers,
          body: typeof reply === "string" ? reply : JSON.stringify(reply),
          idempotency,
        }),
        language: context.underway.language,
        address: addressOf(event),
        siteUrl: siteUrlOf(event),
        isForm: isFormRequest(route, event),
      };
    },
    after: async (request) => {
      const response = request.response as StoredResponse;
      request.response = await asAccepted(request, await send(request, response));
      end(request, "ok", response.status);
    },
    onError: async (request) => {
      const { error } = request;
      if (error instanceof IdempotentReplay) {
        request.response = await asAccepted(request, await send(request, error.response));
        end(request, "answered-before", error.response.status);
        return;
      }
      const refused = refusedBy(error);
      logFailures({ step, correlationId: request.event.requestContext.requestId }, error);
      request.response = await asAccepted(request, await refuse(request, refused));
      end(
        request,
        refused.refusal,
        (request.response as APIGatewayProxyStructuredResultV2).statusCode ?? 500,
        describeFault(refused.refusal, error),
      );
    },
  };
};
