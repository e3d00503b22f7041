/** Work on many, of whom one that fails stops no other: it is named, and the work ends as an error all the same. */

import { type Failure, SomeFailed } from "../storage/dynamodb/some-failed.ts";
import { isTimeOver } from "../storage/invocation.ts";

export const throwFailures = (failures: readonly Failure[]): void => {
  if (failures.length > 0) throw new SomeFailed(failures);
};

/** Does what can be done of a work, and answers what of it failed: others go on before it is thrown. */
export const noteFailures = async (work: () => Promise<unknown>): Promise<readonly Failure[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof SomeFailed) return error.failures;
    throw error;
  }
};

/** Each in turn; who fails is named at the end. */
export const eachApart = async <T>(
  all: Iterable<T> | AsyncIterable<T>,
  subjectOf: (one: T) => string,
  work: (one: T) => Promise<unknown>,
): Promise<void> => {
  const failures: Failure[] = [];
  try {
    for await (const one of all) {
      try {
        await work(one);
      } catch (error) {
        failures.push({ subject: subjectOf(one), error });
        // Nothing can be done for those who follow: the next run does it.
        if (isTimeOver()) break;
      }
    }
  } catch (error) {
    if (failures.length === 0) throw error;
    failures.push({ subject: "", error });
  }
  throwFailures(failures);
};

/** Parts of one work, each done though an earlier one failed. */
export const allApart = (parts: readonly (() => Promise<unknown>)[]): Promise<void> =>
  eachApart(
    parts,
    () => "",
    (part) => part(),
  );
