import { DomainError } from "../domain/shared/domain-error.ts";
import { backOff, OptimisticLockError } from "../storage/dynamodb/store.ts";
import { currentInvocation, patienceEnds } from "../storage/invocation.ts";

/**
 * A refused command may be the repeat of a command that succeeded at the same moment. Then the stored
 * response counts.
 */
const lookAgain = async (error: unknown): Promise<void> => {
  if (error instanceof DomainError && error.code !== "unavailable") await currentInvocation()?.lookAgain?.();
};

/**
 * Judges a command again from its one read, each time another writer came first. So a command that loses a
 * race is judged by the current record. It is refused, or succeeds when both may: two photos sent at once.
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
