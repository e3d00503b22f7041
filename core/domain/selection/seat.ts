/**
 * A seat in a class: offered, taken, given back, and reallocated along the waitlist until the cohort starts.
 */
import * as z from "zod";
import { Day, type Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";

export interface Seat {
  cohortId: string;
  classId: string;
  skill: string;
  venue: string;
  startsOn: Day;
  endsOn: Day;
  /** The last day on which the person may accept the seat. */
  replyBy: Day;
  offeredAt: Instant;
  /** The minimum of the cohort at the time of the selection. The value cannot change afterwards. */
  minimumAttendance: number;
  acceptedAt?: Instant;
}

/** A place on the waitlist. Place 0 comes before all places that the selection gave. */
export interface WaitlistEntry {
  place: number;
  since: Instant;
  /** The classes that the person can take, in the order of preference. */
  classes: string[];
}

export const heardBy = ["phone", "visit"] as const;

export const ReplyForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ birthDate: Day, answer: z.enum(["accept", "decline"]) }),
);
export const StaffReplyForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    heardBy: z.enum(heardBy),
    answer: z.enum(["accept", "decline"]),
  }),
);
const why = /* @__PURE__ */ schema(() =>
  Paragraph(1000)
    .nullish()
    .transform((given) => given ?? undefined),
);
export const WithdrawalForm = /* @__PURE__ */ schema(() => z.strictObject({ birthDate: Day, why }));
export const StaffWithdrawalForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ heardBy: z.enum(heardBy), why }),
);
