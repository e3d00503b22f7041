/** Gives the step its call: the data of earlier middlewares, typed by the route's entry. */
import type middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { Route } from "../../contract/route.ts";
import type { Call, Input } from "../call.ts";
import { tellEntryBroken } from "../entry-broken.ts";
import { addressOf, type HttpEvent, isFormRequest, languageOf, siteUrlOf } from "../read-request.ts";
import type { Response, Underway } from "../request.ts";
import { shapeReply } from "../shape-reply.ts";

export interface CallContext<R extends Route> extends Context {
  call: Call<R>;
}

const textOf = (route: Route, status: number, reply: unknown, requestId: string): string => {
  const schema = route.replies[status];
  if (!schema || schema === "html") return String(reply);
  const { shaped, broken } = shapeReply(schema, reply);
  if (broken.length > 0) tellEntryBroken(route, requestId, "reply-broken", broken);
  return JSON.stringify(shaped);
};

export const call = <R extends Route>(
  route: R,
): middy.MiddlewareObj<HttpEvent, Response, Error, CallContext<R>, Underway> => ({
  before: ({ event, context, internal }) => {
    const { staff, input, idempotency = { recordId: undefined, bodyDigest: "" } } = internal;
    context.call = {
      ...(input as Input<R>),
      staff: staff as Call<R>["staff"],
      idempotency,
      respond: (status, reply, headers = {}) => {
        const body = textOf(route, status, reply, event.requestContext.requestId);
        return { status, headers, body, idempotency };
      },
      language: languageOf(route, event),
      address: addressOf(event),
      siteUrl: siteUrlOf(event),
      isForm: isFormRequest(route, event),
    };
  },
});
