/** The console's calls: each by the name of its step, in the officer's language and with the officer's token. */
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

/** Whether a role may take a step, as its route says. */
export const mayCall = (name: RouteName, roles: readonly Role[]): boolean => {
  const { callers } = steps[name];
  return callers === "public" || roles.some((role) => callers.includes(role));
};

/** The name under which `allowedActions` lists a step: the last word of its path. */
export const actionOf = (name: RouteName): string =>
  steps[name].path.slice(steps[name].path.lastIndexOf("/") + 1);
