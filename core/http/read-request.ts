/** From the gateway's event to a typed call, refused in the contract's order: token, role, form. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type * as z from "zod";
import type { Sent } from "../contract/plain-form.ts";
import type { Route } from "../contract/route.ts";
import { isCommand } from "../contract/route.ts";
import { type Language, type Role, roles } from "../domain/shared/codes.ts";
import { DomainError, type FieldRefused, refuseField } from "../domain/shared/domain-error.ts";
import { pointerOf, readBySchema } from "../i18n/shared/explain.ts";
import type { Idempotency } from "../storage/dynamodb/idempotency.ts";
import type { StaffMember } from "./call.ts";
import { readForm, readSent } from "./read-form.ts";
import { RequestRefused } from "./refusal.ts";

/** The event as the gateway makes it, with the claims of its JWT authorizer where the route has one. */
export type HttpEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt?: { claims: Record<string, unknown> } } };
};

const formType = "application/x-www-form-urlencoded";
const largestBodyBytes = 1024 * 1024;

const typeOfContent = (event: HttpEvent): string =>
  (event.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

export const isFormRequest = (route: Route, event: HttpEvent): boolean =>
  route.form === true && typeOfContent(event) === formType;

const bodyText = (event: HttpEvent): string => {
  const { body = "", isBase64Encoded } = event;
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (text.length > largestBodyBytes) throw new RequestRefused("body-too-large");
  return text;
};

export const sentBy = (event: HttpEvent): Sent => {
  try {
    return readSent(bodyText(event));
  } catch {
    return {};
  }
};

/** Indonesian, unless English is preferred to it. */
export const preferredLanguage = (header: string | undefined): Language => {
  const wishes = (header ?? "")
    .split(",")
    .map((wish) => {
      const [tag = "", ...rest] = wish.trim().toLowerCase().split(";");
      const weight = Number(/q=([\d.]+)/.exec(rest.join(";"))?.[1] ?? 1);
      return { tag: tag.split("-")[0], weight };
    })
    .filter(({ tag, weight }) => (tag === "id" || tag === "in" || tag === "en") && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.tag === "en" ? "en" : "id";
};

export const languageOf = (route: Route, event: HttpEvent): Language => {
  const said =
    event.queryStringParameters?.lang ?? (isFormRequest(route, event) ? sentBy(event).lang?.[0] : undefined);
  return said === "en" || said === "id" ? said : preferredLanguage(event.headers["accept-language"]);
};

/** Amazon's gateway hands a claim that is a list on as text: `[manager auditor]`. */
const groupsOf = (claim: unknown): string[] =>
  Array.isArray(claim)
    ? claim.map(String)
    : String(claim ?? "")
        .replace(/^\[|\]$/g, "")
        .split(/[\s,]+/);

/** Who calls: from the claims that the authorizer verified. An ID token passes it, and is refused here. */
export const identify = (route: Route, event: HttpEvent): StaffMember | undefined => {
  if (route.callers === "public") return undefined;
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (claims?.token_use !== "access" || typeof claims.username !== "string")
    throw new RequestRefused("unauthenticated");
  const held = groupsOf(claims["cognito:groups"]).filter((group): group is Role =>
    roles.includes(group as Role),
  );
  if (!held.some((each) => (route.callers as readonly Role[]).includes(each)))
    throw new RequestRefused("wrong-role");
  return { id: claims.username, roles: held };
};

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

/** Deeper than any schema reads: what is nested further is refused by it, and need not be walked. */
const deepestField = 12;
/** More than any list of the contract; zod breaks on a list in which some hundred thousand items are wrong. */
const longestList = 5000;

/**
 * What no schema is asked about: a list without end, and the one name that could slip past a schema, which reads the
 * keys it knows, into an object's prototype.
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

/** Params, query and body by the route's schemas; every field that is refused, at once. */
export const readInput = (route: Route, event: HttpEvent, fixBody?: (body: unknown) => unknown) => {
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

const digestOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/** The idempotency of this request: a key belongs to its caller and path. */
export const readIdempotency = (
  route: Route,
  event: HttpEvent,
  staff: StaffMember | undefined,
): Idempotency => {
  const key =
    event.headers["idempotency-key"] ??
    (isFormRequest(route, event) ? sentBy(event).idempotencyKey?.[0] : undefined);
  if (!isCommand(route) || route.method !== "POST" || key === undefined || key === "")
    return { recordId: undefined, bodyDigest: "" };
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw refuseField("/Idempotency-Key", "not-a-key");
  const caller = staff ? `staff ${staff.id}` : "public";
  return { recordId: digestOf(caller, event.rawPath, key), bodyDigest: digestOf(bodyText(event)) };
};

/** Only what came through the site's own edge, which adds a secret, is believed about who asked. */
const cameThroughEdge = (event: HttpEvent): boolean => {
  const secret = process.env.EDGE_SECRET;
  const said = event.headers["x-berdaya-edge"];
  if (!secret || !said) return false;
  const [a, b] = [digestOf(secret), digestOf(said)].map((digest) => Buffer.from(digest));
  return timingSafeEqual(a as Buffer, b as Buffer);
};

/** A person's IPv6 addresses change within one network of 64 bits. */
const networkOf = (address: string): string => {
  if (!address.includes(":") || address.includes(".")) return address.replace(/^::ffff:/i, "");
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const groups = address.includes("::")
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
};

export const addressOf = (event: HttpEvent): string => {
  const viewer = cameThroughEdge(event) ? event.headers["x-viewer-address"] : undefined;
  return networkOf(viewer ?? event.requestContext.http.sourceIp);
};

/** The stage's own, else that of the request. */
export const siteUrlOf = (event: HttpEvent): string => {
  const { SITE_URL } = process.env;
  if (SITE_URL) return SITE_URL.replace(/\/$/, "");
  const viewed = cameThroughEdge(event) ? event.headers["x-viewer-host"] : undefined;
  if (viewed) return `https://${viewed}`;
  return `${event.headers["x-forwarded-proto"] ?? "https"}://${event.requestContext.domainName}`;
};
