/** The steps that someone may take on an application now, by the last word of their routes. */
import type { Role, Status } from "../domain/words.ts";
import { everyRoute } from "./routes.ts";

export const allowedActions = (status: Status, role: Role): string[] =>
  everyRoute
    .filter(([, route]) => route.possibleIn?.includes(status) && route.callers.includes(role))
    .map(([, { path }]) => path.slice(path.lastIndexOf("/") + 1));
