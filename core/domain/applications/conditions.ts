/** Conditions of an application, besides its status, that a step requires. Routes name these conditions. */

import type { Application } from "./application.ts";

export const conditions = {
  asksForRegistry: ({ registry }: Pick<Application, "registry">): boolean => registry !== undefined,
};
export type ConditionName = keyof typeof conditions;
