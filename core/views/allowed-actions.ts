/** The steps that a person may take on an application now, by the last word of their routes. */

import { everyAction } from "../contract/actions.ts";
import type { Application } from "../domain/applications/application.ts";
import { conditions } from "../domain/applications/conditions.ts";
import type { Role } from "../domain/shared/codes.ts";

export const allowedActions = (application: Application, roles: readonly Role[]): string[] =>
  everyAction
    .filter(
      ({ callers, statuses, when }) =>
        roles.some((role) => callers.includes(role)) &&
        statuses.includes(application.status) &&
        (when === undefined || conditions[when](application)),
    )
    .map(({ name }) => name);
