/** The names by which a route may refuse: the names of its kind, and the names that its entry adds. */
import type { ErrorCode } from "../domain/shared/domain-error.ts";
import type { HttpRefusal } from "../i18n/shared/problems.ts";
import { isCommand, isForStaff, type Route } from "./route.ts";

export type Refusal = ErrorCode | HttpRefusal;

/** The refusals that follow from the shape of an entry. The entry does not list them. */
const refusalsOfKind = (route: Route): readonly Refusal[] => {
  const takesKey = route.method === "POST" && isCommand(route);
  return [
    "internal-error",
    "unavailable",
    ...(isForStaff(route) ? (["unauthenticated", "wrong-role"] as const) : []),
    // Refusals for an application. Routes for applicants say `unknown-reference` for any mismatch.
    ...(isForStaff(route) && route.path.includes("{reference}") ? (["unknown-record"] as const) : []),
    ...(route.params || route.query || route.body ? (["invalid-request"] as const) : []),
    ...(route.body ? (["unreadable-body", "unsupported-type", "body-too-large"] as const) : []),
    ...(takesKey ? (["idempotency-key-reused"] as const) : []),
  ];
};

export const refusalsOf = (route: Route): readonly Refusal[] => [
  ...refusalsOfKind(route),
  ...(route.refusals ?? []),
];
