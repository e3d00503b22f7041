/** How a graduate's business goes, 1, 3, 6 and 12 months after the handover. */
import * as z from "zod";
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, type CommandMeta, changed } from "../applications/lifecycle.ts";
import { Rupiah } from "../catalogue/skill.ts";
import { Day, dayOf, type Instant } from "../shared/day.ts";
import { DomainError, refuseField } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Remark } from "../shared/text.ts";
import { handoverInForce } from "./handover.ts";

export const followUpMonths = [1, 3, 6, 12] as const;
export type FollowUpMonth = (typeof followUpMonths)[number];
export const activities = ["own-business", "employed", "not-active"] as const;

export const FollowUpForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    month: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
    on: Day,
    by: z.enum(["visit", "phone", "message"]),
    activity: z.enum(activities),
    monthlyIncome: Rupiah.nullish().transform((given) => given ?? undefined),
    toolkitInUse: z.boolean(),
    note: Remark(1000)
      .nullish()
      .transform((given) => given || undefined),
  }),
);
export type FollowUpForm = z.infer<typeof FollowUpForm>;

export interface FollowUp extends FollowUpForm {
  at: Instant;
  recordedBy: string;
}

export const recordFollowUp = (
  application: Application,
  form: FollowUpForm,
  meta: CommandMeta,
): { change: ApplicationChange; followUp: FollowUp } => {
  if (form.on > dayOf(meta.occurredAt)) throw refuseField("/on", "day-to-come");
  const handover = handoverInForce(application);
  if (application.status !== "equipped" || !handover) throw new DomainError("not-equipped");
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
