/** Rules for asking for one's data, and for answering the request. */
import type { Application } from "../applications/application.ts";
import { type ApplicationChange, changed } from "../applications/lifecycle.ts";
import { withRoomFor } from "../applications/record-room.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { DomainError } from "../shared/domain-error.ts";
import { answeredWithinHours, type DataRequest, type DataRequestForm } from "./data-request.ts";
import { canBeErased, eraseApplication } from "./erasure.ts";

/** A person who repeats an open request receives that request again: `change` is undefined. */
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
  const dataRequests = withRoomFor("dataRequests", requests, request);
  const change = changed(application, { dataRequests }, meta, "request-data", {
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
  const erases = asked.kind === "erasure" && canBeErased(application);
  const restricts = asked.kind === "restriction" || (asked.kind === "erasure" && !erases);
  const answered = changed(
    application,
    {
      dataRequests: (application.dataRequests ?? []).map((each) => (each === asked ? request : each)),
      ...(restricts ? { restricted: true } : {}),
    },
    meta,
    "answer-data-request",
    { kind: asked.kind, erased: erases, restricted: restricts },
  );
  const after = erases ? eraseApplication(answered.after, requestId, meta.occurredAt) : answered.after;
  const change = { ...answered, after };
  return { request: after.dataRequests?.find((each) => each.requestId === requestId) ?? request, change };
};
