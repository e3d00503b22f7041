/**
 * The steps that time and events start. Each writes one log line and throws every error, so that AWS starts
 * the step again.
 */
import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { type ScheduleName, schedules } from "../contract/schedules.ts";
import { type TimeLimited, withinTime } from "../storage/invocation.ts";
import { endEarly } from "./end-early.ts";
import { logCalls } from "./middlewares/log-calls.ts";

export const step = <Event, Result>(name: ScheduleName, run: (event: Event) => Promise<Result>) => {
  if (!Object.hasOwn(schedules, name)) throw new Error(`${name} has no entry in schedules.ts`);
  const handler = middy<Event, Result, Error, Context>(endEarly)
    .use(
      logCalls<Event, Result, Record<never, never>>(({ context }) => ({
        step: name,
        correlationId: context.awsRequestId ?? randomUUID(),
      })),
    )
    .handler(run);
  return (event: Event, context: Partial<Context> & TimeLimited = {}): Promise<Result> =>
    withinTime(context, () => handler(event, context as Context));
};
