/** An applicant objects to a decision; a manager answers (UU 27/2022 art. 10: nobody is decided on by machine alone). */
import * as z from "zod";
import { Day, type Instant } from "./day.ts";
import { Paragraph } from "./text.ts";
import type { Status } from "./words.ts";

export const appealableStatuses: readonly Status[] = ["rejected", "not-selected", "declined", "dropped-out"];

export const AppealForm = z.strictObject({ birthDate: Day, text: Paragraph(4000) });
export const AppealDecision = z.strictObject({
  decision: z.enum(["upheld", "dismissed"]),
  note: Paragraph(2000),
  version: z.int(),
});
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
