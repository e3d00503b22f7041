import { DomainError } from "../domain/shared/domain-error.ts";
import { backOff, OptimisticLockError } from "../storage/dynamodb/store.ts";
import { currentInvocation, patienceEnds } from "../storage/invocation.ts";

/** A command that a rule refuses may be the repeat of one that was done in the same moment: then that reply counts. */
const lookAgain = async (error: unknown): Promise<void> => {
  if (error instanceof DomainError && error.code !== "unavailable") await currentInvocation()?.lookAgain?.();
};

/**
 * Judges a command anew, from its one read on, each time another writer came first. So whoever loses a race is refused
 * by what stands there now, or goes through where both may: two photos sent at once.
 */
export const retryOnConflict = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  const until = patienceEnds();
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof OptimisticLockError)) {
        await lookAgain(error);
        throw error;
      }
      if (Date.now() >= until) throw new DomainError("unavailable", { retryAfterSeconds: 2, cause: error });
      await backOff(count);
    }
  }
};
