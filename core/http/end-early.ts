/**
 * The time limit in middy for a function that Lambda is about to stop during a long calculation. Calls of
 * services have their own limit.
 */
import { outOfTime } from "../storage/invocation.ts";

export const endEarly = {
  // Later than the limit for calls of services, and early enough to answer and to write the log line.
  timeoutEarlyInMillis: 500,
  timeoutEarlyResponse: (): never => {
    throw outOfTime();
  },
};
