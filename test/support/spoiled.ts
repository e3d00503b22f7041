/** Makes a valid request invalid at one place at a time. */

export type Path = readonly (string | number)[];

export const pointerTo = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Every place of a value: its fields, its items, and the places inside them. */
export const placesIn = (value: unknown, at: Path = []): Path[] => {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one, [...at, Array.isArray(value) ? Number(name) : name]),
  );
  return at.length === 0 ? inner : [at, ...inner];
};

export const objectsIn = (value: unknown, at: Path = []): Path[] => {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, one]) =>
    objectsIn(one, [...at, Array.isArray(value) ? Number(name) : name]),
  );
  return Array.isArray(value) ? inner : [at, ...inner];
};

export const valueAt = (value: unknown, path: Path): unknown =>
  // biome-ignore lint/suspicious/noExplicitAny: any shape is walked
  path.reduce((found: any, step) => found?.[step], value);

/** A copy with another value at one place. The value is an own field even when the name is `__proto__`. */
export const withAt = <V>(value: V, path: Path, put: unknown): V => {
  const copy = structuredClone(value);
  const holder = valueAt(copy, path.slice(0, -1)) as object;
  Object.defineProperty(holder, path.at(-1) as string, {
    value: put,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
};

export const withoutAt = <V>(value: V, path: Path): V => {
  const copy = structuredClone(value);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  if (Array.isArray(holder)) holder.splice(path.at(-1) as number, 1);
  else delete holder[path.at(-1) as string];
  return copy;
};

export const nestedLists = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
export const nestedObjects = (levels: number, field = "a"): string =>
  `${`{${JSON.stringify(field)}:`.repeat(levels)}1${"}".repeat(levels)}`;

/** Values that are wrong in every field: of another kind, or not valid for any kind. */
export const wrongKinds: Record<string, unknown> = {
  "an object": { a: 1 },
  "a list in a list": [[]],
  "a list of nothing": [null],
};

/** Texts that may be valid in one field and invalid in another. No text may cause a fault. */
export const oddTexts: Record<string, string> = {
  nothing: "",
  "blanks alone": " \t ",
  "a lone high surrogate": "Si\ud800ti",
  "a lone low surrogate": "\udc00",
  "a surrogate cut in two by an index": "A\u{1f600}",
  NUL: "Si\0ti",
  "control characters": "\u0001\u001b[31m\u007f",
  "marks of direction": "\u202eSiti\u200f",
  "a combining mark alone": "\u0301",
  "an invisible character alone": "\u200b",
  emoji: "👩🏽‍🦽🇮🇩",
  "31 February": "2026-02-31",
  "the day zero": "0000-00-00",
  "a day in the year 9999": "9999-12-31",
  "a day beyond four digits": "+012026-01-01",
  "an instant": "2026-11-24T00:00:00Z",
  NaN: "NaN",
  markup: `"><script>alert(1)</script>`,
  "a formula": "=HYPERLINK(1)",
  "a prototype's name": "__proto__",
  "a path": "../../etc/passwd",
  "a hash sign": "2026#1",
  "two lines": "a\r\nb",
};

export const oddNumbers: Record<string, unknown> = {
  null: null,
  true: true,
  zero: 0,
  "less than nothing": -1,
  "a fraction": 1.5,
  "beyond exact integers": 2 ** 53,
  huge: 1e308,
};
