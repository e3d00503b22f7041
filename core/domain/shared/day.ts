/** Calendar days of the office, in its own time zone. Instants are in UTC. */
import * as z from "zod";
import { schema } from "./schema.ts";
import { millisecondsAhead } from "./zone.ts";

const millisecondsADay = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD`, a day that exists. 31 February does not exist. */
export const Day = /* @__PURE__ */ schema(() =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "not-a-day" })
    .refine(isRealDay, { error: "not-a-day" })
    .brand<"Day">(),
);
export type Day = z.infer<typeof Day>;

/** ISO 8601 in UTC, with milliseconds. */
export type Instant = string & { readonly __instant?: never };

function isRealDay(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) && text >= "1900-01-01";
}

/** The calendar day of the office at an instant. */
export const dayOf = (instant: Instant): Day =>
  new Date(Date.parse(instant) + millisecondsAhead).toISOString().slice(0, 10) as Day;

/** The instant at which a day begins at the office. */
export const startOf = (day: Day): Instant =>
  new Date(Date.parse(`${day}T00:00:00Z`) - millisecondsAhead).toISOString();

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsADay).toISOString().slice(0, 10) as Day;

/** The same day of a later month, or the last day of that month when the month is shorter. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
    .toISOString()
    .slice(0, 10) as Day;
};

/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsADay);

/**
 * Age in whole years on a day. A person born on 29 February becomes a year older on 1 March of a common year.
 */
export const ageOn = (birthDate: Day, day: Day): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
