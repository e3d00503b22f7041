/** The due times of an EventBridge schedule in the time of the office: `cron(minute hour day month ? year)`. */
import { addDays, dayOf, type Instant, startOf } from "../core/domain/shared/day.ts";

const minuteMilliseconds = 60_000;
const longestLookDays = 366 * 5;

const matches = (field: string, value: number): boolean =>
  field === "*" ||
  field === "?" ||
  field.split(",").some((part) => {
    const [range = "", step] = part.split("/");
    if (step)
      return range === "*" ? value % Number(step) === 0 : (value - Number(range)) % Number(step) === 0;
    const [from, to = from] = range.split("-").map(Number);
    return value >= Number(from) && value <= Number(to);
  });

/** The due times after one instant and up to another, in order. */
export function* dueTimes(cron: string, after: Instant, until: Instant): Generator<Instant> {
  const fields = /^cron\((.+)\)$/.exec(cron)?.[1]?.split(" ");
  if (fields?.length !== 6) throw new Error(`${cron} is no schedule that the local run understands`);
  const [minutes = "", hours = "", days = "", months = "", weekdays = "", years = ""] = fields;
  if (weekdays !== "?") throw new Error(`${cron} names a day of the week: the local run does not know those`);
  let day = dayOf(after);
  for (
    let looked = 0;
    looked < longestLookDays && startOf(day) <= until;
    looked += 1, day = addDays(day, 1)
  ) {
    const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
    if (!matches(years, year) || !matches(months, month) || !matches(days, date)) continue;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      if (!matches(hours, Math.floor(minute / 60)) || !matches(minutes, minute % 60)) continue;
      const at = new Date(Date.parse(startOf(day)) + minute * minuteMilliseconds).toISOString();
      if (at > after && at <= until) yield at;
    }
  }
}
