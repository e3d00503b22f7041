/** Checks that the caller has one of the roles of the route. */
import type { Route } from "../../contract/route.ts";
import { RequestRefused } from "../refusal.ts";
import type { Middleware } from "../request.ts";

export const roles = ({ callers }: Route): Middleware => ({
  before: ({ internal: { staff } }) => {
    if (callers !== "public" && !staff?.roles.some((role) => callers.includes(role)))
      throw new RequestRefused("wrong-role");
  },
});
