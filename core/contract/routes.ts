/**
 * Every route, by area. This is the single source of its function, environment, grant, API route and
 * authorizer. Its handler types, local route, line in `openapi.json` and typed client follow from it too.
 */
import type { Route } from "./route.ts";
import * as applications from "./routes/applications.ts";
import * as catalogue from "./routes/catalogue.ts";
import * as privacy from "./routes/privacy.ts";
import * as reporting from "./routes/reporting.ts";
import * as selection from "./routes/selection.ts";
import * as toolkits from "./routes/toolkits.ts";
import * as training from "./routes/training.ts";

const routesByArea = { applications, selection, training, toolkits, catalogue, reporting, privacy };
export type Area = keyof typeof routesByArea;
export const everyArea = /* @__PURE__ */ Object.keys(routesByArea) as Area[];

type Named<Module> = {
  [Name in keyof Module as Name extends `${infer Step}Route` ? Step : never]: Module[Name];
};
type Every<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type All = Every<Named<(typeof routesByArea)[Area]>>;
export type Routes = { [Name in keyof All]: All[Name] };
export type RouteName = keyof Routes;

const named = Object.entries(routesByArea).flatMap(([area, module]) =>
  Object.entries(module)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, route]) => ({
      area: area as Area,
      name: name.slice(0, -"Route".length),
      route,
    })),
);
export const routes = Object.fromEntries(named.map(({ name, route }) => [name, route])) as unknown as Routes;

/** The entries with the type `Route`, for loops over all of them. */
export const everyRoute = Object.entries(routes) as [RouteName, Route][];

const areas = new Map(named.map(({ name, area }) => [name, area]));
export const areaOfRoute = (name: RouteName): Area => areas.get(name) as Area;
