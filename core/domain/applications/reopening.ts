/** A manager takes a decision one status back, before a selection or a handover builds on it. */
import * as z from "zod";
import type { Status } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, type MoveName, moved } from "./lifecycle.ts";

export const ReopeningForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ why: Paragraph(1000), version: z.int() }),
);
export type ReopeningForm = z.infer<typeof ReopeningForm>;

const backFrom: Partial<Record<Status, MoveName>> = {
  verified: "reopenVerification",
  assessed: "reopenAssessment",
  completed: "reopenCompletion",
};
export const reopenableStatuses = /* @__PURE__ */ Object.keys(backFrom) as Status[];

/** That a selection is sealed, the table decides; that a handover is in force, the status tells. */
export const reopenApplication = (
  application: Application,
  { why, version }: ReopeningForm,
  meta: CommandMeta,
): ApplicationChange => {
  const back = backFrom[application.status];
  if (!back) throw new DomainError("nothing-to-reopen");
  checkSeen(application, version);
  const undone = back === "reopenCompletion" ? { completion: undefined } : {};
  return moved(application, back, undone, meta, "reopen-application", {}, why);
};
