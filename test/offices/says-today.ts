/** Prints what each part of the system says of an instant, for `zones.test.ts`: one office a process. */
import { groupings, type Summary } from "../../core/domain/reporting/summary.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { formatInstant } from "../../core/pages/format.ts";
import { metadataOf } from "../../core/reports/metadata.ts";
import { dueTimes } from "../../local/cron.ts";
import { today } from "../../web/console/today.ts";
import { synthesize } from "../lib/synthesize.ts";

const schedules = synthesize("dev")
  .everyResource.filter(({ Type }) => Type === "AWS::Scheduler::Schedule")
  .map(({ Properties }) => Properties.ScheduleExpressionTimezone);

const [due] = dueTimes("cron(0 6 1 * ? *)", "2026-11-29T00:00:00.000Z", "2026-12-03T00:00:00.000Z");

const summary = { period: "2026-11", by: Object.fromEntries(groupings.map((each) => [each, {}])) };
const name = { id: "Contoh", en: "Sample" };
const { timeZone } = metadataOf(summary as unknown as Summary, name, () => name) as { timeZone: string };

console.log(
  JSON.stringify({
    days: process.argv.slice(2).map((instant) => ({
      rules: dayOf(instant),
      console: today(new Date(instant)),
      pages: formatInstant("id", instant),
    })),
    due,
    schedules: [...new Set(schedules)].join(" "),
    metadata: timeZone,
  }),
);
