/** Rules for filing an appeal and for deciding an appeal. */

import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import type { Appeal, AppealDecision } from "./appeal.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, changed, moved } from "./lifecycle.ts";
import { withRoomFor } from "./record-room.ts";
import { isAppealable } from "./statuses.ts";

export const fileAppeal = (
  application: Application,
  text: string,
  appealId: string,
  meta: CommandMeta,
): ApplicationChange => {
  const appeals = application.appeals ?? [];
  if (!isAppealable(application.status) || appeals.some(({ state }) => state === "open"))
    throw new DomainError("nothing-to-appeal");
  const appeal: Appeal = { appealId, against: application.status, text, at: meta.occurredAt, state: "open" };
  return changed(application, { appeals: withRoomFor("appeals", appeals, appeal) }, meta, "file-appeal", {
    against: application.status,
  });
};

/** The move of an upheld appeal: the application is judged again, heads the waitlist, or enters the class. */
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

/** A manager decides the appeal. The table checks that the person has no newer live application. */
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
