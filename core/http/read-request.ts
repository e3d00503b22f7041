/** Reads of the gateway's event that several middlewares need: its text, its language, its origin. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Sent } from "../contract/plain-form.ts";
import type { Route } from "../contract/route.ts";
import type { Language } from "../domain/shared/codes.ts";
import { readSent } from "./read-form.ts";
import { RequestRefused } from "./refusal.ts";

/** The event of the gateway, with the claims of its JWT authorizer when the route has one. */
export type HttpEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt?: { claims: Record<string, unknown> } } };
};

const formType = "application/x-www-form-urlencoded";
const largestBodyBytes = 1024 * 1024;

export const typeOfContent = (event: HttpEvent): string =>
  (event.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

export const isFormRequest = (route: Route, event: HttpEvent): boolean =>
  route.form === true && typeOfContent(event) === formType;

export const bodyText = (event: HttpEvent): string => {
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

/** Indonesian, unless the client prefers English to Indonesian. */
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

export const digestOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/**
 * The site's own edge adds a secret. Only a request with this secret is trusted about the address of the
 * caller.
 */
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

/** The site address of the stage, or else of the request. */
export const siteUrlOf = (event: HttpEvent): string => {
  const { SITE_URL } = process.env;
  if (SITE_URL) return SITE_URL.replace(/\/$/, "");
  const viewed = cameThroughEdge(event) ? event.headers["x-viewer-host"] : undefined;
  if (viewed) return `https://${viewed}`;
  return `${event.headers["x-forwarded-proto"] ?? "https"}://${event.requestContext.domainName}`;
};
