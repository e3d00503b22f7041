/**
 * What pages need of the routes while they run, made when they are built: a bundler puts it in place of `ROUTE_TABLE`,
 * so that neither a page's script nor its types repeat a method, a path or a role, and zod stays out of the bundle.
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

/** For `define` of esbuild and Vite: with no names, every route. */
export const defineRouteTable = (names = Object.keys(routes) as RouteName[]) => ({
  ROUTE_TABLE: JSON.stringify(routeTable(names)),
});
