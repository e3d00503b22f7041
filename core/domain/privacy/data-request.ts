/**
 * A request of a person about their own data (UU 27/2022 art. 6 to 11), answered within 3 × 24 hours.
 *
 * The manager hands over a copy and notes how. After the answer to a restriction, every officer sees that the
 * record is to be kept and not used. An erasure takes effect with its answer when the application ended
 * without training. Otherwise the application goes on, or the law asks the office to keep papers of goods and
 * certificates. Then the record is restricted instead, and the note says why.
 */
import * as z from "zod";
import { Day, type Instant } from "../shared/day.ts";
import { readReference } from "../shared/reference.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";

export const dataRequestKinds = ["copy", "erasure", "restriction"] as const;
export const answeredWithinHours = 3 * 24;

export const DataRequestForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    birthDate: Day,
    kind: z.enum(dataRequestKinds),
    text: Paragraph(2000)
      .nullish()
      .transform((given) => given ?? undefined),
  }),
);
export type DataRequestForm = z.infer<typeof DataRequestForm>;

export const DataRequestAnswer = /* @__PURE__ */ schema(() => z.strictObject({ note: Paragraph(2000) }));

export interface DataRequest {
  requestId: string;
  kind: (typeof dataRequestKinds)[number];
  text?: string | undefined;
  at: Instant;
  answerBy: Instant;
  note?: string;
  answeredAt?: Instant;
  answeredBy?: string;
}

/** The id of a request is the reference of its application with a number, so the id finds the application. */
export const readRequestId = (typed: string): { reference: string; requestId: string } | undefined => {
  const [, named = "", number] = /^(.{12,60})-(\d{1,4})$/.exec(typed) ?? [];
  const reference = number && readReference(named);
  return reference ? { reference, requestId: `${reference}-${number}` } : undefined;
};
