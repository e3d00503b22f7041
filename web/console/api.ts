/** The console's API client. Each call has the name of its step, the officer's language and the officer's token. */
import type { RouteName } from "../../core/contract/routes.ts";
import type { Role } from "../../core/domain/shared/codes.ts";
import { createApiClient, type RouteTable } from "../api-client.ts";
import { language } from "./language.ts";
import { renew } from "./session/renewal.ts";
import { session } from "./session/session.ts";

declare const ROUTE_TABLE: RouteTable;
const steps = ROUTE_TABLE;

export const api = createApiClient<RouteName>({
  routes: steps,
  language: language.get,
  accessToken: () => session.get()?.accessToken,
  renew,
});

/** Whether one of `roles` may call the step, according to its route. */
export const mayCall = (name: RouteName, roles: readonly Role[]): boolean => {
  const { callers } = steps[name];
  return callers === "public" || roles.some((role) => callers.includes(role));
};

/** The name of a step in `allowedActions`: the last part of the step's path. */
export const actionOf = (name: RouteName): string =>
  steps[name].path.slice(steps[name].path.lastIndexOf("/") + 1);
