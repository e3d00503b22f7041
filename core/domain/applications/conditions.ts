/** What must hold of an application, beside its state, before a step on it makes sense: routes name these. */

import type { Application } from "./application.ts";

export const conditions = {
  asksForRegistry: ({ registry }: Pick<Application, "registry">): boolean => registry !== undefined,
};
export type ConditionName = keyof typeof conditions;
