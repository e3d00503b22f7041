/** By which names a route may refuse: those of its kind, and those that its entry adds. */
import type { ErrorCode } from "../domain/shared/domain-error.ts";
import type { HttpRefusal } from "../i18n/shared/problems.ts";
import { isCommand, isForStaff, type Route } from "./route.ts";

export type Refusal = ErrorCode | HttpRefusal;

/** What follows from the shape of an entry, and need not be written in it. */
const refusalsOfKind = (route: Route): readonly Refusal[] => {
  const takesKey = route.method === "POST" && isCommand(route);
  return [
    "internal-error",
    "unavailable",
    ...(isForStaff(route) ? (["unauthenticated", "wrong-role"] as const) : []),
    // Of an application: those of applicants say `unknown-reference`, whatever was wrong.
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
