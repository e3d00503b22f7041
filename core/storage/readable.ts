/** The readable entries of a list: one that cannot be read must not take all others from the reader. */
import { type Failure, readApart } from "./dynamodb/some-failed.ts";
import type { Item } from "./dynamodb/store.ts";
import { leaveOut } from "./invocation.ts";

/** The key of an item in an error. It names a reference, a cohort or a serial number, and no person. */
const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

/** Reads each item. The log of the call names those that cannot be read, and counts a fault. */
export const readable = <Read>(
  items: readonly Item[],
  read: (item: Item) => Read,
  subjectOf: (item: Item) => string = keyOf,
): Read[] => {
  const failures: Failure[] = [];
  const found = items.flatMap((item) => {
    const one = readApart(failures, subjectOf(item), () => ({ read: read(item) }));
    return one ? [one.read] : [];
  });
  leaveOut(failures);
  return found;
};
