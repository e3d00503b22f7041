/** JSON in one canonical form (RFC 8785, JCS), so that every reader computes the same digest. */

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Canonical text of a JSON value. Keys are sorted by UTF-16 code units. Numbers and strings are written as in
 * ECMAScript, as the RFC prescribes. Undefined members are omitted, as in `JSON.stringify`.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error("No JSON number");
    if (typeof value === "string" && !value.isWellFormed()) throw new Error("No JSON text");
    return JSON.stringify(value);
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
};
