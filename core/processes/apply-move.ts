import type { Application } from "../domain/applications/application.ts";
import type { ApplicationChange } from "../domain/applications/lifecycle.ts";
import { backOff, OptimisticLockError } from "../storage/dynamodb/store.ts";
import type { Applications } from "../storage/repositories/applications.ts";

/** Of two who make the same move one is overtaken once or twice; a record that always is, is at fault itself. */
export const mostTries = 8;

/** Moves an application on, judged anew each time that somebody else came first, until nothing is left to be done. */
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
