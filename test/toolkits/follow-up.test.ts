import { expect, test } from "vitest";
import { statuses } from "../../core/domain/shared/codes.ts";
import { FollowUpForm } from "../../core/domain/toolkits/follow-up.ts";
import { followUpMonths } from "../../core/domain/toolkits/follow-up-months.ts";
import { recordFollowUp } from "../../core/domain/toolkits/follow-up-rules.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta();
const equipped = (more: object = {}) =>
  anApplication({ status: "equipped", handovers: [{ code: "A", on: "2026-10-20" }], ...more });
const aFollowUp = (more: object = {}) =>
  FollowUpForm.parse({
    month: 1,
    on: "2026-11-20",
    by: "visit",
    activity: "own-business",
    toolkitInUse: true,
    ...more,
  });

test("each of the months is followed up once", () => {
  let application: ReturnType<typeof equipped> = equipped();
  for (const month of followUpMonths) {
    const { change, followUp } = recordFollowUp(application, aFollowUp({ month }), meta);
    expect(followUp).toMatchObject({ month, recordedBy: meta.actor, at: meta.occurredAt });
    application = change.after as ReturnType<typeof equipped>;
    expectRefusal(() => recordFollowUp(application, aFollowUp({ month }), meta), "follow-up-known");
  }
  expect(application.followUps?.map(({ month }) => month)).toEqual([...followUpMonths]);
});

test("a follow-up is of a graduate with a toolkit, between the handover and today", () => {
  const on = (day: string) => () => recordFollowUp(equipped(), aFollowUp({ on: day }), meta);
  expectRefusal(on("2026-11-25"), "invalid-request", { "/on": "day-to-come" });
  expectRefusal(on("2026-10-19"), "invalid-request", { "/on": "before-previous-day" });
  expect(on("2026-10-20")().followUp.on).toBe("2026-10-20");
  for (const status of statuses.filter((each) => each !== "equipped"))
    expectRefusal(() => recordFollowUp(equipped({ status }), aFollowUp(), meta), "not-equipped");
});
