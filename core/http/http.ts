/**
 * The middlewares around every step behind the gateway, one for each concern. A request goes down the list.
 * The contract fixes the order of refusals: token, role, form. The response or error goes back up the list.
 */
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { PlainForm } from "../contract/plain-form.ts";
import { type Route, stepOf } from "../contract/route.ts";
import { endEarly } from "./end-early.ts";
import { call } from "./middlewares/call.ts";
import { compression } from "./middlewares/compression.ts";
import { idempotency } from "./middlewares/idempotency.ts";
import { identity } from "./middlewares/identity.ts";
import { input } from "./middlewares/input.ts";
import { logCalls } from "./middlewares/log-calls.ts";
import { problems } from "./middlewares/problems.ts";
import { replies } from "./middlewares/replies.ts";
import { roles } from "./middlewares/roles.ts";
import { securityHeaders } from "./middlewares/security-headers.ts";
import { timeLimit } from "./middlewares/time-limit.ts";
import type { HttpEvent } from "./read-request.ts";
import { isMade, type Request, type Response, type Underway } from "./request.ts";

const describe =
  (route: Route) =>
  ({ event, response, internal: { staff } }: Request) => ({
    step: stepOf(route),
    correlationId: event.requestContext.requestId,
    ...(isMade(response) && response.statusCode ? { status: response.statusCode } : {}),
    ...(staff ? { role: staff.roles.join(" ") } : {}),
  });

export const http = <const R extends Route>(route: R, plainForm?: PlainForm<R>) =>
  middy<HttpEvent, Response, Error, Context, Underway>(endEarly)
    .use(logCalls<HttpEvent, Response, Underway>(describe(route)))
    .use(timeLimit())
    .use(compression())
    .use(securityHeaders())
    .use(problems(route, plainForm))
    .use(replies(route, plainForm))
    .use(identity(route))
    .use(roles(route))
    .use(idempotency(route))
    .use(input(route, plainForm?.fill))
    .use(call(route));
