/** Reads a plain HTML form into the shape that the route's schema expects. */
import type * as z from "zod";
import type { Sent } from "../contract/plain-form.ts";

/** Fields of the form itself. They are not part of the data. */
const ownFields = new Set(["idempotencyKey", "lang"]);

export const readSent = (body: string): Sent => {
  const sent: Sent = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    sent[name] ??= [];
    sent[name].push(value);
  }
  return sent;
};

interface Shape {
  isList: boolean;
  isNumber: boolean;
  fields: Record<string, z.core.$ZodType> | undefined;
}

/** More steps than any field of a form has. */
const mostSteps = 8;

/** The shape of the value of a field, without optional, nullable, pipes and refinements. */
const shapeOf = (schema: z.core.$ZodType | undefined): Shape => {
  const def = schema?._zod.def as
    | { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType; shape?: Shape["fields"] }
    | undefined;
  if (def?.innerType) return shapeOf(def.innerType);
  if (def?.type === "pipe") return shapeOf(def.in);
  return { isList: def?.type === "array", isNumber: def?.type === "number", fields: def?.shape };
};

/** A sent field may have the name of a property that every object has. */
const fieldOf = ({ fields }: Shape, name: string) =>
  fields && Object.hasOwn(fields, name) ? fields[name] : undefined;

type Nested = { [name: string]: string | number | string[] | Nested };

/**
 * Joins `birthDate.day`, `.month` and `.year` into one date. Only digits are padded; the schema refuses other
 * text.
 */
const joinDate = (parts: Nested): string => {
  const part = (name: string, length: number) => {
    const text = typeof parts[name] === "string" ? (parts[name] as string).trim() : "";
    return /^\d+$/.test(text) ? text.padStart(length, "0") : text;
  };
  return `${part("year", 4)}-${part("month", 2)}-${part("day", 2)}`;
};

const isDateInParts = (value: unknown): value is Nested =>
  typeof value === "object" &&
  value !== null &&
  ["day", "month", "year"].some((name) => Object.hasOwn(value, name));

const joinDates = (within: Nested): void => {
  for (const [name, value] of Object.entries(within)) {
    if (isDateInParts(value)) within[name] = joinDate(value);
    else if (typeof value === "object" && !Array.isArray(value)) joinDates(value);
  }
};

/**
 * The nested value of the form. Names that the schema does not know stay, so that the schema refuses them.
 */
export const readForm = (sent: Sent, schema: z.ZodType): unknown => {
  const root: Nested = Object.create(null);
  for (const [name, values] of Object.entries(sent)) {
    if (ownFields.has(name)) continue;
    const filled = values.filter((value) => value.trim() !== "");
    if (filled.length === 0) continue;
    const steps = name.split(".");
    // No schema knows a name with so many steps. The name stays in one piece, and the schema refuses it.
    const path = steps.length > mostSteps ? [name] : steps;
    let target = root;
    let shape = shapeOf(schema);
    for (const step of path.slice(0, -1)) {
      const next = target[step];
      if (typeof next !== "object" || Array.isArray(next)) target[step] = Object.create(null);
      target = target[step] as Nested;
      shape = shapeOf(fieldOf(shape, step));
    }
    const last = path.at(-1) as string;
    const leaf = shapeOf(fieldOf(shape, last));
    if (leaf.isList) target[last] = filled;
    else if (filled.length > 1) target[last] = filled;
    else if (leaf.isNumber && /^-?\d{1,15}$/.test(filled[0] as string)) target[last] = Number(filled[0]);
    else target[last] = filled[0] as string;
  }
  joinDates(root);
  // A browser sends nothing for an unanswered list of choices.
  const { fields } = shapeOf(schema);
  for (const [name, field] of Object.entries(fields ?? {})) if (shapeOf(field).isList) root[name] ??= [];
  return toPlain(root);
};

/**
 * Makes ordinary objects again, which schemas accept. A name such as `__proto__` becomes an unknown field
 * like any other.
 */
const toPlain = (value: Nested[string]): unknown => {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const plain: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value))
    Object.defineProperty(plain, name, {
      value: toPlain(inner),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return plain;
};
