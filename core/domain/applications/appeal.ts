/** An applicant objects to a decision; a manager answers (UU 27/2022 art. 10: nobody is decided on by machine alone). */
import * as z from "zod";
import type { Status } from "../shared/codes.ts";
import { Day, type Instant } from "../shared/day.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, type CommandMeta, changed, moved } from "./lifecycle.ts";

export const appealableStatuses: readonly Status[] = ["rejected", "not-selected", "declined", "dropped-out"];

export const AppealForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ birthDate: Day, text: Paragraph(4000) }),
);
export const AppealDecision = /* @__PURE__ */ schema(() =>
  z.strictObject({
    decision: z.enum(["upheld", "dismissed"]),
    note: Paragraph(2000),
    version: z.int(),
  }),
);
export type AppealDecision = z.infer<typeof AppealDecision>;

export interface Appeal {
  appealId: string;
  /** The status that it objects to. */
  against: Status;
  text: string;
  at: Instant;
  state: "open" | "upheld" | "dismissed";
  note?: string;
  decidedAt?: Instant;
  decidedBy?: string;
}

export const fileAppeal = (
  application: Application,
  text: string,
  appealId: string,
  meta: CommandMeta,
): ApplicationChange => {
  const appeals = application.appeals ?? [];
  if (!appealableStatuses.includes(application.status) || appeals.some(({ state }) => state === "open"))
    throw new DomainError("nothing-to-appeal");
  const appeal: Appeal = { appealId, against: application.status, text, at: meta.occurredAt, state: "open" };
  return changed(application, { appeals: [...appeals, appeal] }, meta, "file-appeal", {
    against: application.status,
  });
};

/** Where an upheld appeal takes the application: back to be judged, to the head of the waitlist, or into the class. */
const uphold = (
  application: Application,
  appeals: Appeal[],
  meta: CommandMeta,
  note: string,
): ApplicationChange => {
  const what = "uphold-appeal";
  if (application.status === "rejected")
    return moved(application, "upholdRejection", { appeals, reasons: undefined }, meta, what, {}, note);
  if (application.status === "dropped-out")
    return moved(application, "upholdDropOut", { appeals, completion: undefined }, meta, what, {}, note);
  const waitlist = { place: 0, since: meta.occurredAt, classes: application.canTake ?? [] };
  return {
    ...moved(application, "upholdSeat", { appeals, waitlist }, meta, what, {}, note),
    unlessStarted: "training-started",
  };
};

/** A manager's answer; that the person has a newer live application, the table decides. */
export const decideAppeal = (
  application: Application,
  appealId: string,
  { decision, note, version }: AppealDecision,
  meta: CommandMeta,
): ApplicationChange => {
  const appeal = application.appeals?.find((each) => each.appealId === appealId);
  if (!appeal) throw new DomainError("unknown-record");
  if (appeal.state !== "open") throw new DomainError("already-answered");
  checkSeen(application, version);
  const decided: Appeal = {
    ...appeal,
    state: decision,
    note,
    decidedAt: meta.occurredAt,
    decidedBy: meta.actor,
  };
  const appeals = (application.appeals ?? []).map((each) => (each === appeal ? decided : each));
  if (decision === "upheld") return uphold(application, appeals, meta, note);
  return changed(application, { appeals }, meta, "dismiss-appeal", { against: appeal.against });
};
