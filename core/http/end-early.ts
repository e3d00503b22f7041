/** What middy does when Lambda is about to stop a function that its own calls did not hold up: a long calculation. */
import { outOfTime } from "../storage/invocation.ts";

export const endEarly = {
  // Later than the calls of services are given up, and early enough to answer and to write the line of log.
  timeoutEarlyInMillis: 500,
  timeoutEarlyResponse: (): never => {
    throw outOfTime();
  },
};
