/** The cursor of a list: the place of the last entry shown. A client sends the cursor back unchanged. */
import { refuseField } from "../../domain/shared/domain-error.ts";

export const writeCursor = (place: string): string => Buffer.from(place).toString("base64url");

/**
 * The place that a cursor names. A cursor comes from outside, so `pattern` checks the form of a place of this
 * list.
 */
export const readCursor = (cursor: string | undefined, pattern: RegExp): string | undefined => {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  if (!pattern.test(place)) throw refuseField("/cursor", "not-a-cursor");
  return place;
};

/**
 * A page of entries. `found` goes beyond the end of the page, so the page has a cursor when more entries
 * exist.
 */
export const cutPage = <Entry>(
  found: readonly Entry[],
  limit: number,
  placeOf: (entry: Entry) => string,
): { items: Entry[]; cursor?: string } => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && found.length > limit ? { cursor: writeCursor(placeOf(last)) } : {}) };
};
