import { RuleBroken } from "../domain/rule-broken.ts";
import { backOff, Overtaken, patienceMilliseconds } from "../storage/store.ts";

/**
 * Judges a command anew, from its one read on, each time another writer came first. So whoever loses a race is refused
 * by what stands there now, or goes through where both may: two photos sent at once.
 */
export const untilSettled = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  const until = Date.now() + patienceMilliseconds;
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (Date.now() > until) throw new RuleBroken("unavailable", { retryAfterSeconds: 2 });
      await backOff(count);
    }
  }
};
