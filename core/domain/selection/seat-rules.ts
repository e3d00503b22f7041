/** Seats: offering, taking, declining, ending, withdrawing. */
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, moved } from "../applications/lifecycle.ts";
import type { Cohort } from "../catalogue/cohort.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { addDays, dayOf, type Instant } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import type { Seat, WaitlistEntry } from "./seat.ts";
import type { NotSelectedReason, SelectionRow } from "./selection.ts";

const seatIn = (cohort: Cohort, classId: string, at: Instant): Seat => ({
  cohortId: cohort.cohortId,
  classId,
  skill: cohort.classes.find((each) => each.classId === classId)?.skill as string,
  venue: cohort.venue,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
  replyBy: addDays(dayOf(at), cohort.replyDays),
  offeredAt: at,
  minimumAttendance: cohort.minimumAttendance,
});

/** A seat is offered: by the selection, or passed on to who waits. */
export const offerSeat = (
  application: Application,
  cohort: Cohort,
  classId: string,
  meta: CommandMeta,
): ApplicationChange =>
  moved(
    application,
    application.status === "waitlisted" ? "offerFreedSeat" : "offerSeat",
    { seat: seatIn(cohort, classId, meta.occurredAt), waitlist: undefined },
    meta,
    "offer-seat",
    { classId },
  );

/** Put on the waitlist, in ranking order. */
const putOnWaitlist = (
  application: Application,
  waitlist: Omit<WaitlistEntry, "since">,
  meta: CommandMeta,
): ApplicationChange =>
  moved(
    application,
    "waitlist",
    { waitlist: { ...waitlist, since: meta.occurredAt } },
    meta,
    "put-on-waitlist",
    {
      place: waitlist.place,
    },
  );

/** Not selected: no class of the cohort fits, or nobody could assess the person in time. */
export const rejectUnselected = (
  application: Application,
  because: NotSelectedReason,
  meta: CommandMeta,
): ApplicationChange => {
  // Who came back after the seal is passed over by it then: a history never goes back in time.
  const latest = application.history.at(-1)?.at ?? meta.occurredAt;
  const occurredAt = latest > meta.occurredAt ? latest : meta.occurredAt;
  return moved(application, "rejectUnselected", {}, { ...meta, occurredAt }, "pass-over", { because });
};

/** What the sealed record makes of a candidate. */
export const applyResult = (
  application: Application,
  { result, classes }: Pick<SelectionRow, "result" | "classes">,
  cohort: Cohort,
  meta: CommandMeta,
): ApplicationChange => {
  const ranked = { ...application, canTake: classes };
  if (result.state === "offered") return offerSeat(ranked, cohort, result.classId, meta);
  if (result.state === "waitlisted") return putOnWaitlist(ranked, { place: result.place, classes }, meta);
  return rejectUnselected(ranked, "no-class-fits", meta);
};

/** The applicant answers an open offer; on `replyBy` itself that is in time. */
export const answerOffer = (
  application: Application,
  answer: "accept" | "decline",
  meta: CommandMeta,
  heard?: string,
): ApplicationChange => {
  const { seat } = application;
  if (application.status !== "offered" || !seat || dayOf(meta.occurredAt) > seat.replyBy)
    throw new DomainError("no-offer");
  const details = { answer, ...(heard ? { heardBy: heard } : {}) };
  const change =
    answer === "accept"
      ? moved(
          application,
          "takeSeat",
          { seat: { ...seat, acceptedAt: meta.occurredAt } },
          meta,
          "accept-offer",
          details,
        )
      : moved(application, "declineSeat", {}, meta, "decline-offer", details);
  // The start ends every offer, and a manager may have moved it since the seat was given.
  return { ...change, unlessStarted: "no-offer" };
};

/** An offer that nobody answered in time, or that the start of the cohort overtook. */
export const endOffer = (
  application: Application,
  why: "unanswered" | "started",
  meta: CommandMeta,
): ApplicationChange => moved(application, "declineSeat", {}, meta, "end-offer", { why });

/** Who still waits when the cohort starts was not selected. */
export const endWaiting = (application: Application, meta: CommandMeta): ApplicationChange =>
  moved(application, "endWaiting", { waitlist: undefined }, meta, "end-waiting");

/** Until the cohort starts, which the table checks against the cohort itself. */
export const withdraw = (
  application: Application,
  given: { why?: string | undefined; heardBy?: string },
  meta: CommandMeta,
): ApplicationChange => {
  if (["completed", "dropped-out", "equipped"].includes(application.status))
    throw new DomainError("training-started");
  return {
    ...moved(
      application,
      "withdraw",
      { waitlist: undefined },
      meta,
      "withdraw-application",
      given.heardBy ? { heardBy: given.heardBy } : {},
      given.why,
    ),
    unlessStarted: "training-started",
  };
};

/** The class whose seat a change sets free, to be passed on; undefined where it frees none. */
export const seatFreedBy = ({
  before,
  after,
}: Pick<ApplicationChange, "before" | "after">): string | undefined =>
  (before.status === "offered" || before.status === "enrolled") &&
  (after.status === "declined" || after.status === "withdrawn")
    ? before.seat?.classId
    : undefined;
