/** What time and events start: one line of log each, and nothing swallowed, so that it is started again. */
import { randomUUID } from "node:crypto";
import { type ScheduleName, schedules } from "../contract/schedules.ts";
import { DomainError } from "../domain/shared/domain-error.ts";
import { type TimeLimited, withinTime } from "../storage/invocation.ts";
import { describeFault, logCall, logFailures } from "./log.ts";

export const step = <Event, Result>(name: ScheduleName, run: (event: Event) => Promise<Result>) => {
  if (!Object.hasOwn(schedules, name)) throw new Error(`${name} has no entry in schedules.ts`);
  return async (event: Event, context?: TimeLimited & { awsRequestId?: string }): Promise<Result> => {
    const startedAt = performance.now();
    const named = { step: name, correlationId: context?.awsRequestId ?? randomUUID() };
    const log = (outcome: string, more: object = {}) =>
      logCall({
        ...named,
        outcome,
        durationMilliseconds: Math.round(performance.now() - startedAt),
        ...more,
      });
    try {
      const result = await withinTime(context ?? {}, () => run(event));
      log("ok");
      return result;
    } catch (error) {
      const outcome = error instanceof DomainError ? error.code : "internal-error";
      logFailures(named, error);
      log(outcome, describeFault(outcome, error));
      throw error;
    }
  };
};
