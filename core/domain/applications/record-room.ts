/**
 * How much one application may hold of what can be added to it again and again. DynamoDB takes items of at most
 * 400 KB, and a record that is full could no longer be moved on. So each list has its own room, and together the
 * rooms leave enough for the form, the documents and the history.
 */
import { DomainError } from "../shared/domain-error.ts";

/** In bytes of JSON. About ninety notes of progress of a thousand letters. */
const roomBytes = {
  progress: 100_000,
  appeals: 40_000,
  dataRequests: 40_000,
  registryChecks: 20_000,
} as const;
export type ListWithRoom = keyof typeof roomBytes;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The list with one more entry. Throws `record-full` when the list has no room for the entry. */
export const withRoomFor = <Entry>(
  list: ListWithRoom,
  entries: readonly Entry[] | undefined,
  entry: Entry,
): Entry[] => {
  const longer = [...(entries ?? []), entry];
  if (bytesOf(longer) > roomBytes[list]) throw new DomainError("record-full");
  return longer;
};
