/** A request on its way through the middlewares of a route. */
import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Idempotency, StoredResponse } from "../storage/dynamodb/idempotency.ts";
import type { StaffMember } from "./call.ts";
import type { HttpEvent } from "./read-request.ts";

/** What a step answers, or an earlier request was answered with: not yet what the gateway takes. */
export type Answer = Omit<StoredResponse, "idempotency">;
export type Response = Answer | APIGatewayProxyStructuredResultV2;

/** What was sent, as the schemas of its route read it; the call that a step is handed says what they are. */
export interface Read {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** What one middleware learns and later ones use: middy's `internal`. */
export type Underway = {
  staff?: StaffMember | undefined;
  idempotency?: Idempotency;
  input?: Read;
};

export type Request = middy.Request<HttpEvent, Response, Error, Context, Underway>;
export type Middleware = middy.MiddlewareObj<HttpEvent, Response, Error, Context, Underway>;

export const isAnswer = (response: Response | null | undefined): response is Answer =>
  response !== null && response !== undefined && "status" in response;

/** Whether it is what the gateway takes. */
export const isMade = (
  response: Response | null | undefined,
): response is APIGatewayProxyStructuredResultV2 =>
  response !== null && response !== undefined && !isAnswer(response);
