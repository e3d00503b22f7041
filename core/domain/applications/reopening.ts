/** A manager takes a decision one status back, before a selection or a handover depends on the decision. */
import * as z from "zod";
import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, moved } from "./lifecycle.ts";
import { statusTable } from "./statuses.ts";

export const ReopeningForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ why: Paragraph(1000), version: z.int() }),
);
export type ReopeningForm = z.infer<typeof ReopeningForm>;

/** The table checks that no selection is sealed. The status tells whether a handover is in force. */
export const reopenApplication = (
  application: Application,
  { why, version }: ReopeningForm,
  meta: CommandMeta,
): ApplicationChange => {
  const back = statusTable[application.status].reopenedBy;
  if (!back) throw new DomainError("nothing-to-reopen");
  checkSeen(application, version);
  const undone = back === "reopenCompletion" ? { completion: undefined } : {};
  return moved(application, back, undone, meta, "reopen-application", {}, why);
};
