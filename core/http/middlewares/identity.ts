/**
 * The caller, from the claims that the gateway's authorizer verified. The authorizer accepts an ID token;
 * this middleware refuses it.
 */
import { isForStaff, type Route } from "../../contract/route.ts";
import { type Role, roles } from "../../domain/shared/codes.ts";
import type { StaffMember } from "../call.ts";
import type { HttpEvent } from "../read-request.ts";
import { RequestRefused } from "../refusal.ts";
import type { Middleware } from "../request.ts";

/** Amazon's gateway passes a claim that is a list as text: `[manager auditor]`. */
const groupsOf = (claim: unknown): string[] =>
  Array.isArray(claim)
    ? claim.map(String)
    : String(claim ?? "")
        .replace(/^\[|\]$/g, "")
        .split(/[\s,]+/);

const identify = (event: HttpEvent): StaffMember => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (claims?.token_use !== "access" || typeof claims.username !== "string")
    throw new RequestRefused("unauthenticated");
  const held = groupsOf(claims["cognito:groups"]);
  return { id: claims.username, roles: roles.filter((role: Role) => held.includes(role)) };
};

export const identity = (route: Route): Middleware => ({
  before: ({ event, internal }) => {
    if (isForStaff(route)) internal.staff = identify(event);
  },
});
