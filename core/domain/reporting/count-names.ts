/** The counts of a report, in the order of the report. */
import { type ActiveName, activeName, followUpMonths } from "../toolkits/follow-up-months.ts";

const untilHandover = [
  "applied",
  "verified",
  "rejected",
  "selected",
  "enrolled",
  "completed",
  "droppedOut",
  "equipped",
] as const;
export type CountName = (typeof untilHandover)[number] | ActiveName;

const allCounts = (): readonly CountName[] => [...untilHandover, ...followUpMonths.map(activeName)];
export const countNames: readonly CountName[] = /* @__PURE__ */ allCounts();
export type Counts = Record<CountName, number>;
