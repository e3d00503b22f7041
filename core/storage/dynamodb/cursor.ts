/** How a list goes on: the place of the last entry shown, which a client hands back as it came. */
import { refuseField } from "../../domain/shared/domain-error.ts";

export const writeCursor = (place: string): string => Buffer.from(place).toString("base64url");

/** The place that a cursor names. It comes back from outside: `pattern` is what a place of this list looks like. */
export const readCursor = (cursor: string | undefined, pattern: RegExp): string | undefined => {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  if (!pattern.test(place)) throw refuseField("/cursor", "not-a-cursor");
  return place;
};

/** A page of what was found beyond its end: with a cursor where more is left. */
export const cutPage = <Entry>(
  found: readonly Entry[],
  limit: number,
  placeOf: (entry: Entry) => string,
): { items: Entry[]; cursor?: string } => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && found.length > limit ? { cursor: writeCursor(placeOf(last)) } : {}) };
};
