/**
 * What a person asks about their own data (UU 27/2022 art. 6 to 11), answered within 3 × 24 hours.
 *
 * A copy is handed over by the manager, whose note says how. From the answer to a restriction on, every officer sees
 * that the record is to be kept and not used. An erasure takes effect at its answer where the application has ended
 * without training; where it still goes on, or papers of goods and certificates must be kept, the record is restricted
 * instead, and the note says why.
 */
import * as z from "zod";
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, type CommandMeta, changed } from "../applications/lifecycle.ts";
import { Day, type Instant } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import { readReference } from "../shared/reference.ts";
import { schema } from "../shared/schema.ts";
import { Paragraph } from "../shared/text.ts";
import { canBeErased, eraseApplication } from "./erasure.ts";

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

/** A request is found by its application: its id is that one's reference with a number. */
export const readRequestId = (typed: string): { reference: string; requestId: string } | undefined => {
  const [, named = "", number] = /^(.{12,60})-(\d{1,4})$/.exec(typed) ?? [];
  const reference = number && readReference(named);
  return reference ? { reference, requestId: `${reference}-${number}` } : undefined;
};

/** Who asks for the same again before the answer is told of the request under way: `change` is undefined. */
export const requestData = (
  application: Application,
  { kind, text }: Pick<DataRequestForm, "kind" | "text">,
  meta: CommandMeta,
): { request: DataRequest; change: ApplicationChange | undefined } => {
  const requests = application.dataRequests ?? [];
  const open = requests.find((each) => each.kind === kind && !each.answeredAt);
  if (open) return { request: open, change: undefined };
  const request: DataRequest = {
    requestId: `${application.reference}-${requests.length + 1}`,
    kind,
    ...(text ? { text } : {}),
    at: meta.occurredAt,
    answerBy: new Date(Date.parse(meta.occurredAt) + answeredWithinHours * 3_600_000).toISOString(),
  };
  const change = changed(application, { dataRequests: [...requests, request] }, meta, "request-data", {
    kind,
  });
  return { request, change };
};

export const answerDataRequest = (
  application: Application,
  requestId: string,
  note: string,
  meta: CommandMeta,
): { request: DataRequest; change: ApplicationChange } => {
  const asked = application.dataRequests?.find((each) => each.requestId === requestId);
  if (!asked) throw new DomainError("unknown-record");
  if (asked.answeredAt) throw new DomainError("already-answered");
  const request = { ...asked, note, answeredAt: meta.occurredAt, answeredBy: meta.actor };
  const answered = {
    ...application,
    dataRequests: (application.dataRequests ?? []).map((each) => (each === asked ? request : each)),
  };
  const erases = asked.kind === "erasure" && canBeErased(application);
  const restricts = asked.kind === "restriction" || (asked.kind === "erasure" && !erases);
  const after = erases
    ? eraseApplication(answered, requestId, meta.occurredAt)
    : { ...answered, ...(restricts ? { restricted: true } : {}) };
  const change = changed(application, after, meta, "answer-data-request", {
    kind: asked.kind,
    erased: erases,
    restricted: restricts,
  });
  return { request: after.dataRequests?.find((each) => each.requestId === requestId) ?? request, change };
};
