/** All steps: every route and every schedule, and the path of each step's file. */
import { fileNameOf } from "./route.ts";
import { type Area, areaOfRoute, everyRoute, type RouteName } from "./routes.ts";
import { everySchedule, type ScheduleName, schedules } from "./schedules.ts";

export type StepName = RouteName | ScheduleName;

export const everyStep: readonly StepName[] = [...everyRoute, ...everySchedule].map(([name]) => name);

const areaOfStep = (name: StepName): Area =>
  Object.hasOwn(schedules, name) ? schedules[name as ScheduleName].area : areaOfRoute(name as RouteName);

/** The path below `functions/`: `applications/verify-application`. */
export const functionFileOf = (name: StepName): string => `${areaOfStep(name)}/${fileNameOf(name)}`;
