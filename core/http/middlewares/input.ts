/** Reads params, query and body by the route's strict schemas. Names every refused field at once. */
import type * as z from "zod";
import type { Route } from "../../contract/route.ts";
import { DomainError, type FieldRefused } from "../../domain/shared/domain-error.ts";
import { pointerOf, readBySchema } from "../../i18n/shared/explain.ts";
import { readForm, readSent } from "../read-form.ts";
import { bodyText, type HttpEvent, isFormRequest, typeOfContent } from "../read-request.ts";
import { RequestRefused } from "../refusal.ts";
import type { Middleware, Read } from "../request.ts";

const parse = (schema: z.ZodType | undefined, value: unknown, refused: FieldRefused[]): unknown => {
  if (!schema) return undefined;
  const read = readBySchema(schema, value);
  refused.push(...read.refused);
  return read.data;
};

const readBody = (route: Route, event: HttpEvent): unknown => {
  if (!route.body) return undefined;
  if (isFormRequest(route, event)) {
    const sent = readSent(bodyText(event));
    return readForm(sent, route.body);
  }
  if (typeOfContent(event) !== "application/json") throw new RequestRefused("unsupported-type");
  try {
    return JSON.parse(bodyText(event));
  } catch (error) {
    throw error instanceof RequestRefused ? error : new RequestRefused("unreadable-body");
  }
};

/** Deeper than any schema reads. The schema refuses deeper values, so this check does not walk them. */
const deepestField = 12;
/** Longer than any list of the contract. zod fails on a list with some hundred thousand wrong items. */
const longestList = 5000;

/**
 * Refuses input that no schema checks: a very long list, and `__proto__`. That name could pass a schema,
 * which reads only known keys, and reach the prototype of an object.
 */
const findUnreadable = (value: unknown, path: readonly string[] = []): FieldRefused | undefined => {
  if (typeof value !== "object" || value === null || path.length > deepestField) return undefined;
  if (Object.hasOwn(value, "__proto__"))
    return { pointer: pointerOf([...path, "__proto__"]), issue: "unknown-field" };
  if (Array.isArray(value) && value.length > longestList)
    return { pointer: pointerOf(path), issue: "too-many" };
  for (const [name, inner] of Object.entries(value)) {
    const found = findUnreadable(inner, [...path, name]);
    if (found) return found;
  }
  return undefined;
};

export const readInput = (route: Route, event: HttpEvent, fixBody?: (body: unknown) => unknown): Read => {
  const refused: FieldRefused[] = [];
  const sent = readBody(route, event);
  const body = fixBody && isFormRequest(route, event) ? fixBody(sent) : sent;
  const unreadable = findUnreadable(body);
  if (unreadable) throw new DomainError("invalid-request", { fields: [unreadable] });
  const input = {
    params: parse(route.params, event.pathParameters ?? {}, refused),
    query: parse(route.query, event.queryStringParameters ?? {}, refused),
    body: parse(route.body, body, refused),
  };
  if (refused.length > 0) throw new DomainError("invalid-request", { fields: refused });
  return input;
};

export const input = (route: Route, fixBody?: (body: unknown) => unknown): Middleware => ({
  before: ({ event, internal }) => {
    internal.input = readInput(route, event, fixBody);
  },
});
