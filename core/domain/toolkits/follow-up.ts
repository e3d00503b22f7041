/** The state of a graduate's business, some months after the handover. */
import * as z from "zod";
import { Rupiah } from "../catalogue/skill.ts";
import { Day, type Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Remark } from "../shared/text.ts";
import { followUpMonths } from "./follow-up-months.ts";

export const activities = ["own-business", "employed", "not-active"] as const;

export const FollowUpForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    month: z.literal(followUpMonths),
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
