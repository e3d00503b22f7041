import type { Application } from "../domain/applications/application.ts";
import type { ApplicationChange } from "../domain/applications/lifecycle.ts";
import { backOff, OptimisticLockError } from "../storage/dynamodb/store.ts";
import type { Applications } from "../storage/repositories/applications.ts";

/**
 * When two processes make the same move, a process loses once or twice. A record that always loses is itself
 * faulty.
 */
export const mostTries = 8;

/**
 * Moves an application on. The move is judged again after each conflict with another writer, until nothing is
 * left to do.
 */
export const moveOn = async (
  applications: Pick<Applications, "find" | "record">,
  reference: string,
  judge: (application: Application) => Promise<ApplicationChange | undefined> | ApplicationChange | undefined,
): Promise<void> => {
  for (let count = 1; ; count += 1) {
    const application = await applications.find(reference);
    const change = application && (await judge(application));
    if (!change) return;
    try {
      await applications.record(change);
      return;
    } catch (error) {
      if (!(error instanceof OptimisticLockError) || count === mostTries) throw error;
      await backOff(count);
    }
  }
};
