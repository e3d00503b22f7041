/**
 * Starts the time of an invocation and ends it with the response. Every read, commit and retry shares this
 * time.
 */
import { type Invocation, startTime } from "../../storage/invocation.ts";
import type { Middleware, Request } from "../request.ts";

export const timeLimit = (): Middleware => {
  const invocations = new WeakMap<Request, Invocation>();
  const end = (request: Request) => {
    const invocation = invocations.get(request);
    if (invocation) invocation.endsAt = undefined;
  };
  return {
    // Not in a promise: then the time would hold only within that promise.
    before: (request) => {
      invocations.set(request, startTime(request.context));
    },
    after: end,
    onError: end,
  };
};
