/** Work on many records. A record that fails does not stop the others. The error at the end names it. */

import { type Failure, SomeFailed } from "../storage/dynamodb/some-failed.ts";
import { isTimeOver } from "../storage/invocation.ts";

export const throwFailures = (failures: readonly Failure[]): void => {
  if (failures.length > 0) throw new SomeFailed(failures);
};

/**
 * Does as much of the work as possible and returns the failures. Other work continues before they are thrown.
 */
export const noteFailures = async (work: () => Promise<unknown>): Promise<readonly Failure[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof SomeFailed) return error.failures;
    throw error;
  }
};

/** Works on each record in turn. The error at the end names the failed records. */
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
        // No time is left for the rest: the next run does it.
        if (isTimeOver()) break;
      }
    }
  } catch (error) {
    if (failures.length === 0) throw error;
    failures.push({ subject: "", error });
  }
  throwFailures(failures);
};

/** The parts of one work. Each part runs even when an earlier part failed. */
export const allApart = (parts: readonly (() => Promise<unknown>)[]): Promise<void> =>
  eachApart(
    parts,
    () => "",
    (part) => part(),
  );
