/** The steps that someone may take on an application now, by the last word of their routes. */

import { everyRoute } from "../contract/routes.ts";
import type { Application } from "../domain/applications/application.ts";
import type { Role } from "../domain/shared/codes.ts";

export const allowedActions = (application: Application, roles: readonly Role[]): string[] =>
  everyRoute
    .filter(
      ([, route]) =>
        roles.some((role) => route.callers.includes(role)) &&
        route.allowedInStatuses?.includes(application.status) &&
        (route.allowedWhen?.(application) ?? true),
    )
    .map(([, { path }]) => path.slice(path.lastIndexOf("/") + 1));
