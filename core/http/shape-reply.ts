/**
 * Shapes a response by its schema. Data that the schema does not name are not sent, at any depth.
 *
 * A response that breaks its schema must not lose the person's work and must not send undeclared data. The
 * response is sent with the declared values of the step, right or wrong. The log counts a fault, and a test
 * fails.
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

/**
 * For a value that does not fit: only the parts that its schema names. Nothing when the schema names nothing.
 */
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
