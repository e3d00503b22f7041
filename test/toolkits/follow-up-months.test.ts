import { describe, expect, test } from "vitest";
import { countNames } from "../../core/domain/reporting/count-names.ts";
import { participantColumns } from "../../core/domain/reporting/participant-line.ts";
import { FollowUpForm } from "../../core/domain/toolkits/follow-up.ts";
import { activeName, followUpMonths } from "../../core/domain/toolkits/follow-up-months.ts";
import { columnTexts, countTexts } from "../../core/i18n/reporting/reports.ts";

const toDecide = `
The months of the follow-ups changed. Forms, records, due lists, counts, columns and texts follow. Decide, then change
this list:
- A month that was added: graduates of before have no entry in the list of what is due. Write one for each (a migration,
  core/storage/items/application-writes.ts: followUps), or say in the changelog that the month begins with the next
  handover.
- A month that was removed: records and reports that hold it cannot be read any longer. Keep it where they are read
  (core/domain/applications/record-parts.ts, core/storage/items/applications.ts).
- Readers of participants.csv and summary.csv are promised these columns: tell them, and change test/reporting/files.test.ts.
- The page of a report tells of one month above the others: core/reports/summary-page.ts.
- The sums that reports are compared with: test/reporting/naive-summary.ts, histories.ts and test/journeys/ledger.ts.
`;

describe("the months of the follow-ups", () => {
  test("are those that the office and the readers of its reports agreed on", () => {
    expect(followUpMonths, toDecide).toEqual([1, 3, 6, 12]);
  });

  test.each(followUpMonths)("%i can be recorded, is counted, and has its column and words", (month) => {
    const form = { month, on: "2026-11-24", by: "visit", activity: "employed", toolkitInUse: true };
    expect(FollowUpForm.safeParse(form).success).toBe(true);
    const name = activeName(month);
    expect(countNames).toContain(name);
    expect(participantColumns).toContain(name);
    for (const { name: said } of [countTexts[name], columnTexts[name]])
      expect([said.id, said.en]).toEqual(Array(2).fill(expect.stringContaining(String(month))));
  });

  test("are the only ones that can be recorded", () => {
    const form = { on: "2026-11-24", by: "visit", activity: "employed", toolkitInUse: true };
    for (const month of [0, 2, 18, "1"])
      expect(FollowUpForm.safeParse({ ...form, month }).success).toBe(false);
  });
});
