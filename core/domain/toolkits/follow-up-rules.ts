/** Recording a follow-up. */
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, changed } from "../applications/lifecycle.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { dayOf } from "../shared/day.ts";
import { DomainError, refuseField } from "../shared/domain-error.ts";
import type { FollowUp, FollowUpForm } from "./follow-up.ts";
import { handoverInForce } from "./handover-rules.ts";

export const recordFollowUp = (
  application: Application,
  form: FollowUpForm,
  meta: CommandMeta,
): { change: ApplicationChange; followUp: FollowUp } => {
  if (form.on > dayOf(meta.occurredAt)) throw refuseField("/on", "day-to-come");
  if (application.status !== "equipped") throw new DomainError("not-equipped");
  const handover = handoverInForce(application);
  const recorded = application.followUps ?? [];
  if (recorded.some(({ month }) => month === form.month)) throw new DomainError("follow-up-known");
  if (form.on < handover.on) throw refuseField("/on", "before-previous-day");
  const followUp: FollowUp = { ...form, at: meta.occurredAt, recordedBy: meta.actor };
  const change = changed(application, { followUps: [...recorded, followUp] }, meta, "record-follow-up", {
    month: form.month,
    activity: form.activity,
  });
  return { change, followUp };
};
