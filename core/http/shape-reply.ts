/**
 * A reply by its schema: what that does not name does not leave, at any depth.
 *
 * A reply that breaks its schema is no reason to lose what a person did, nor to let anything undeclared out. It leaves
 * with what the schema names and the step gave, wrong or not; the log counts a fault, and a test fails.
 */
import type * as z from "zod";
import { pointerOf } from "../i18n/shared/explain.ts";

interface Shape {
  type: string;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
}

/** Of a value that does not fit: what its schema names. Where that names nothing, nothing. */
const onlyNamed = (schema: z.core.$ZodType, value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  const shape = schema._zod.def as Shape;
  const { element, valueType } = shape;
  const within = shape.innerType ?? shape.in;
  if (within) return onlyNamed(within, value);
  if (Array.isArray(value)) return element && value.map((each) => onlyNamed(element, each));
  const named = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const field = shape.shape && Object.hasOwn(shape.shape, name) ? shape.shape[name] : valueType;
    return field ? [[name, onlyNamed(field, inner)]] : [];
  });
  return shape.shape || valueType ? Object.fromEntries(named) : undefined;
};

export const shapeReply = (
  schema: z.ZodType,
  reply: unknown,
): { shaped: unknown; broken: readonly string[] } => {
  const read = schema.safeParse(reply);
  if (read.success) return { shaped: read.data, broken: [] };
  return { shaped: onlyNamed(schema, reply), broken: read.error.issues.map(({ path }) => pointerOf(path)) };
};
