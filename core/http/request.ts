/** A request on its way through the middlewares of a route. */
import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type { Idempotency, StoredResponse } from "../storage/dynamodb/idempotency.ts";
import type { StaffMember } from "./call.ts";
import type { HttpEvent } from "./read-request.ts";

/** The response of a step, or a stored response, before it is converted for the gateway. */
export type Answer = Omit<StoredResponse, "idempotency">;
export type Response = Answer | APIGatewayProxyStructuredResultV2;

/** The request as the schemas of its route read it. The type of a step's call says what the values are. */
export interface Read {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** The data that one middleware sets and later middlewares use: middy's `internal`. */
export type Underway = {
  staff?: StaffMember | undefined;
  idempotency?: Idempotency;
  input?: Read;
};

export type Request = middy.Request<HttpEvent, Response, Error, Context, Underway>;
export type Middleware = middy.MiddlewareObj<HttpEvent, Response, Error, Context, Underway>;

export const isAnswer = (response: Response | null | undefined): response is Answer =>
  response !== null && response !== undefined && "status" in response;

/** Whether the response is already in the gateway's form. */
export const isMade = (
  response: Response | null | undefined,
): response is APIGatewayProxyStructuredResultV2 =>
  response !== null && response !== undefined && !isAnswer(response);
