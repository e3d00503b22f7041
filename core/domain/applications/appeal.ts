/**
 * An applicant objects to a decision and a manager answers. UU 27/2022 art. 10: no machine alone may decide
 * on a person.
 */
import * as z from "zod";
import type { Status } from "../shared/codes.ts";
import { Day, type Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";

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
  /** The status that the appeal objects to. */
  against: Status;
  text: string;
  at: Instant;
  state: "open" | "upheld" | "dismissed";
  note?: string;
  decidedAt?: Instant;
  decidedBy?: string;
}
