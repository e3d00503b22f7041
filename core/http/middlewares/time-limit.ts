/** Starts the time of an invocation, which every read, commit and retry shares, and ends it with the answer. */
import { type Invocation, startTime } from "../../storage/invocation.ts";
import type { Middleware, Request } from "../request.ts";

export const timeLimit = (): Middleware => {
  const invocations = new WeakMap<Request, Invocation>();
  const end = (request: Request) => {
    const invocation = invocations.get(request);
    if (invocation) invocation.endsAt = undefined;
  };
  return {
    // Not in a promise: it would hold for that promise alone.
    before: (request) => {
      invocations.set(request, startTime(request.context));
    },
    after: end,
    onError: end,
  };
};
