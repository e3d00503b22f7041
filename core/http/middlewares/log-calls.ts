/** Writes one log line for each call of a step: of a route, and of a schedule or an event. */
import type middy from "@middy/core";
import type { Context } from "aws-lambda";
import { IdempotentReplay } from "../../storage/dynamodb/idempotency.ts";
import { SomeFailed } from "../../storage/dynamodb/some-failed.ts";
import { currentInvocation } from "../../storage/invocation.ts";
import { describeFault, type LogFields, logCall, logFailures } from "../log.ts";
import { refusalOf } from "../refusal.ts";

type Named = Pick<LogFields, "step" | "correlationId" | "status" | "role">;
type Request<Event, Result, Internal extends Record<string, unknown>> = middy.Request<
  Event,
  Result,
  Error,
  Context,
  Internal
>;

export const logCalls = <Event, Result, Internal extends Record<string, unknown>>(
  describe: (request: Request<Event, Result, Internal>) => Named,
): middy.MiddlewareObj<Event, Result, Error, Context, Internal> => {
  const startedAt = new WeakMap<object, number>();
  const end = (request: Request<Event, Result, Internal>, outcome: string, more: object = {}) => {
    const named = describe(request);
    const leftOut = currentInvocation()?.leftOut ?? [];
    logFailures(named, leftOut);
    logCall(
      {
        ...named,
        outcome,
        durationMilliseconds: Math.round(performance.now() - (startedAt.get(request) ?? performance.now())),
        ...more,
      },
      leftOut.length > 0,
    );
  };
  return {
    before: (request) => {
      startedAt.set(request, performance.now());
    },
    after: (request) => end(request, "ok"),
    onError: (request) => {
      const { error } = request;
      if (error instanceof IdempotentReplay) return end(request, "answered-before");
      const outcome = refusalOf(error);
      if (error instanceof SomeFailed) logFailures(describe(request), error.failures);
      return end(request, outcome, describeFault(outcome, error));
    },
  };
};
