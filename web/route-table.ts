/**
 * The data about routes that pages need at run time. The bundler puts it in place of `ROUTE_TABLE` at build time.
 *
 * So a page's script repeats no method, path or role, and the bundle does not contain zod.
 */
import { type RouteName, routes } from "../core/contract/routes.ts";
import type { RouteTable } from "./api-client.ts";

const routeTable = <N extends RouteName>(names: readonly N[]): RouteTable<N> =>
  Object.fromEntries(
    names.map((name) => {
      const { method, path, callers } = routes[name];
      return [name, { method, path, callers }];
    }),
  ) as unknown as RouteTable<N>;

/** The `define` setting of esbuild and Vite. Without `names`, the table holds every route. */
export const defineRouteTable = (names = Object.keys(routes) as RouteName[]) => ({
  ROUTE_TABLE: JSON.stringify(routeTable(names)),
});
