import { describe, expect, test } from "vitest";
import type { ApplicationIn } from "../../core/domain/applications/application.ts";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import {
  answerOffer,
  applyResult,
  endOffer,
  endWaiting,
  offerSeat,
  rejectUnselected,
  seatFreedBy,
  withdraw,
} from "../../core/domain/selection/seat-rules.ts";
import { type Status, statuses } from "../../core/domain/shared/codes.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const meta = aMeta({ occurredAt: "2026-12-01T02:00:00.000Z" });
const cohort = {
  cohortId: "2026-1",
  classes: [{ classId: "sewing-1", skill: "sewing" }],
  venue: "BLKI Balikpapan",
  startsOn: "2027-01-04",
  endsOn: "2027-02-05",
  replyDays: 7,
  minimumAttendance: 0.8,
} as unknown as Cohort;
const offered = (): ApplicationIn<"offered"> =>
  offerSeat(anApplication({ status: "assessed" }), cohort, "sewing-1", meta)
    .after as ApplicationIn<"offered">;

describe("what a sealed selection makes of a candidate", () => {
  const apply = (result: object, status: Status = "assessed") =>
    applyResult(
      anApplication({ status }) as ApplicationIn<"assessed">,
      { result, classes: ["sewing-1"] } as Parameters<typeof applyResult>[1],
      cohort,
      meta,
    );

  test("is an offer with a day to reply by, a place to wait at, or a refusal: once", () => {
    const offer = apply({ state: "offered", classId: "sewing-1" }).after;
    expect(offer).toMatchObject({
      status: "offered",
      canTake: ["sewing-1"],
      seat: { skill: "sewing", replyBy: "2026-12-08" },
    });
    const waiting = apply({ state: "waitlisted", place: 3 }).after;
    expect(waiting).toMatchObject({ status: "waitlisted", waitlist: { place: 3, since: meta.occurredAt } });
    expect(apply({ state: "not-selected" }).after.status).toBe("not-selected");
    for (const state of ["offered", "enrolled", "declined"] as const)
      expectRefusal(() => apply({ state: "offered", classId: "sewing-1" }, state), "already-selected");
  });

  test("never takes a history back in time: who came back after the seal is passed over then", () => {
    const later = "2026-12-03T02:00:00.000Z";
    const history = [{ at: later, status: "submitted" }];
    const { after } = rejectUnselected(anApplication({ history }), "no-class-fits", meta);
    expect(after.history.at(-1)).toEqual({ at: later, status: "not-selected" });
  });
});

describe("an offer", () => {
  const answerAt =
    (occurredAt: string, answer: "accept" | "decline" = "accept") =>
    () =>
      answerOffer(offered(), answer, { ...meta, occurredAt });

  test("is answered up to its last day, by the calendar of Balikpapan", () => {
    // Midnight there is 16:00 of the day before by UTC.
    expect(answerAt("2026-12-08T15:59:59.000Z")().after).toMatchObject({ status: "enrolled" });
    expectRefusal(answerAt("2026-12-08T16:00:00.000Z"), "no-offer");
    expect(answerAt("2026-12-08T15:59:59.000Z", "decline")().after.status).toBe("declined");
  });

  test("is answered while it stands, and before the training starts", () => {
    for (const status of statuses.filter((each) => each !== "offered"))
      expectRefusal(() => answerOffer(anApplication({ ...offered(), status }), "accept", meta), "no-offer");
    expect(answerAt(meta.occurredAt)().unlessStarted).toBe("no-offer");
  });
});

test("a seat is free for another once its holder declines, is too late or withdraws, and no sooner", () => {
  const holder = offered();
  const taken = answerOffer(holder, "accept", meta);
  expect(seatFreedBy(taken)).toBeUndefined();
  for (const change of [
    answerOffer(holder, "decline", meta),
    endOffer(holder, "unanswered", meta),
    withdraw(holder, {}, meta),
    withdraw(taken.after, {}, meta),
  ])
    expect(seatFreedBy(change)).toBe("sewing-1");
  expect(seatFreedBy(withdraw(anApplication({ status: "waitlisted" }), {}, meta))).toBeUndefined();
});

test("who waits is offered a freed seat or, when the training starts, not selected; either way the waiting ends", () => {
  const waiting = anApplication({
    status: "waitlisted",
    waitlist: { place: 1, since: meta.occurredAt, classes: [] },
  });
  expect(offerSeat(waiting, cohort, "sewing-1", meta).after).toMatchObject({
    status: "offered",
    waitlist: undefined,
  });
  expect(endWaiting(waiting, meta).after).toMatchObject({ status: "not-selected", waitlist: undefined });
});

test("a withdrawal is possible until the training is over", () => {
  for (const status of ["completed", "dropped-out", "equipped"] as const)
    expectRefusal(() => withdraw(anApplication({ status }), {}, meta), "training-started");
  const withdrawn = withdraw(anApplication({ status: "enrolled" }), { why: "Pindah." }, meta);
  expect(withdrawn.after.history.at(-1)).toMatchObject({ status: "withdrawn", note: "Pindah." });
  expect(withdrawn.unlessStarted).toBe("training-started");
});
