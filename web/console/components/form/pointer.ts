/** JSON pointers (RFC 6901) into a draft. The server names a field by the same pointer. */

/** The pointers that exist in a draft of this shape. A field with any other pointer does not compile. */
export type PointerTo<D> = D extends readonly (infer I)[]
  ? `/${number}` | `/${number}${PointerTo<I>}`
  : D extends object
    ? { [K in keyof D & string]: `/${K}` | `/${K}${PointerTo<D[K]>}` }[keyof D & string]
    : never;

const stepsOf = (pointer: string) => pointer.split("/").slice(1);

export const readAt = (draft: unknown, pointer: string): unknown =>
  stepsOf(pointer).reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    draft,
  );

/** The pointers at which two drafts differ, down to single fields. */
export const differencesOf = (one: unknown, other: unknown, at = ""): string[] => {
  const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;
  if (!isBranch(one) || !isBranch(other)) return one === other ? [] : [at];
  // A list of chosen values is one answer. A list of rows is many answers.
  if ([one, other].every((list) => Array.isArray(list) && !list.some(isBranch)))
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [at];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) =>
    differencesOf(
      (one as Record<string, unknown>)[name],
      (other as Record<string, unknown>)[name],
      `${at}/${name}`,
    ),
  );
};

const placeAt = (value: unknown, [step, ...rest]: string[], placed: unknown): unknown => {
  if (step === undefined) return placed;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === step ? placeAt(one, rest, placed) : one));
  const record = value as Record<string, unknown>;
  return { ...record, [step]: placeAt(record[step], rest, placed) };
};

/** Returns a copy of the draft with `value` at the pointer. */
export const writeAt = <D>(draft: D, pointer: string, value: unknown): D =>
  placeAt(draft, stepsOf(pointer), value) as D;
