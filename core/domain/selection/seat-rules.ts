/** Rules for seats: offer, take, decline, end, withdraw. */
import type { Application, ApplicationIn } from "../applications/application.ts";
import { type ApplicationChange, moved } from "../applications/lifecycle.ts";
import { statusTable } from "../applications/statuses.ts";
import type { Cohort } from "../catalogue/cohort.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { addDays, dayOf, type Instant } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import type { Seat, WaitlistEntry } from "./seat.ts";
import type { NotSelectedReason, SelectionRow } from "./selection.ts";

const seatIn = (cohort: Cohort, classId: string, at: Instant): Seat => {
  const found = cohort.classes.find((each) => each.classId === classId);
  // A class does not change after a selection gave its seats.
  if (!found) throw new Error("A seat of a class that its cohort does not have");
  return {
    cohortId: cohort.cohortId,
    classId,
    skill: found.skill,
    venue: cohort.venue,
    startsOn: cohort.startsOn,
    endsOn: cohort.endsOn,
    replyBy: addDays(dayOf(at), cohort.replyDays),
    offeredAt: at,
    minimumAttendance: cohort.minimumAttendance,
  };
};

/** Offers a seat: by the selection, or by reallocation to the waitlist. */
export const offerSeat = (
  application: ApplicationIn<"assessed" | "waitlisted">,
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

/** Puts the person on the waitlist, in the order of the ranking. */
const putOnWaitlist = (
  application: ApplicationIn<"assessed">,
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

/** Rejects a person without a seat: no class of the cohort fits, or nobody assessed the person in time. */
export const rejectUnselected = (
  application: Application,
  because: NotSelectedReason,
  meta: CommandMeta,
): ApplicationChange => {
  // A person who came back after the seal is rejected at the time of the return: a history never goes back in
  // time.
  const latest = application.history.at(-1)?.at ?? meta.occurredAt;
  const occurredAt = latest > meta.occurredAt ? latest : meta.occurredAt;
  return moved(application, "rejectUnselected", {}, { ...meta, occurredAt }, "pass-over", { because });
};

/** Applies the result of the sealed record to a candidate. */
export const applyResult = (
  application: ApplicationIn<"assessed">,
  { result, classes }: Pick<SelectionRow, "result" | "classes">,
  cohort: Cohort,
  meta: CommandMeta,
): ApplicationChange => {
  const ranked = { ...application, canTake: classes };
  if (result.state === "offered") return offerSeat(ranked, cohort, result.classId, meta);
  if (result.state === "waitlisted") return putOnWaitlist(ranked, { place: result.place, classes }, meta);
  return rejectUnselected(ranked, "no-class-fits", meta);
};

/** The applicant answers an open offer. An answer on the day `replyBy` is in time. */
export const answerOffer = (
  application: Application,
  answer: "accept" | "decline",
  meta: CommandMeta,
  heard?: string,
): ApplicationChange => {
  if (application.status !== "offered" || dayOf(meta.occurredAt) > application.seat.replyBy)
    throw new DomainError("no-offer");
  const { seat } = application;
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
  // The start of the cohort ends every offer. A manager may have moved the start since the seat was given.
  return { ...change, unlessStarted: "no-offer" };
};

/** Ends an offer that nobody answered in time, or that is still open at the start of the cohort. */
export const endOffer = (
  application: ApplicationIn<"offered">,
  why: "unanswered" | "started",
  meta: CommandMeta,
): ApplicationChange => moved(application, "declineSeat", {}, meta, "end-offer", { why });

/** A person who still waits at the start of the cohort is not selected. */
export const endWaiting = (application: ApplicationIn<"waitlisted">, meta: CommandMeta): ApplicationChange =>
  moved(application, "endWaiting", { waitlist: undefined }, meta, "end-waiting");

/** Allowed until the cohort starts. The table checks the start against the cohort itself. */
export const withdraw = (
  application: Application,
  given: { why?: string | undefined; heardBy?: string },
  meta: CommandMeta,
): ApplicationChange => {
  const { training } = statusTable[application.status];
  if (training === "completed" || training === "left") throw new DomainError("training-started");
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

/** The class whose seat a change sets free for reallocation. undefined when the change frees no seat. */
export const seatFreedBy = ({
  before,
  after,
}: Pick<ApplicationChange, "before" | "after">): string | undefined =>
  (before.status === "offered" || before.status === "enrolled") &&
  (after.status === "declined" || after.status === "withdrawn")
    ? before.seat.classId
    : undefined;
