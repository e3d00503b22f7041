/** The work of the office, as one list each: due follow-ups, appeals, data requests. */
import * as z from "zod";
import type { Appeal } from "../../domain/applications/appeal.ts";
import { type DataRequest, dataRequestKinds } from "../../domain/privacy/data-request.ts";
import { statuses } from "../../domain/shared/codes.ts";
import type { Day } from "../../domain/shared/day.ts";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import type { Key } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export interface FollowUpDue {
  reference: string;
  fullName: string;
  month: number;
  dueOn: Day;
}

export const followUpDueKind = /* @__PURE__ */ declareKind<FollowUpDue>({
  kind: "follow-up-due",
  table: "applications",
  pk: /^FOLLOWUPS$/,
  sk: /^DUE#/,
  version: 1,
  schema: () => fields({ reference: text(), fullName: text(), month: whole(), dueOn: text<Day>() }),
});

export interface ListedAppeal {
  appeal: Appeal;
  reference: string;
  fullName: string;
  cohortId: string;
}

export const appealKind = /* @__PURE__ */ declareKind<ListedAppeal>({
  kind: "appeal",
  table: "applications",
  pk: /^APPEALS$/,
  sk: /^./,
  version: 1,
  schema: () =>
    fields({
      appeal: fields({
        appealId: text(),
        against: z.enum(statuses),
        text: text(),
        at: text(),
        state: z.enum(["open", "upheld", "dismissed"]),
        note: text().optional(),
        decidedAt: text().optional(),
        decidedBy: text().optional(),
      }),
      reference: text(),
      fullName: text(),
      cohortId: text(),
    }),
});

export interface ListedDataRequest {
  request: DataRequest;
  reference: string;
  fullName: string;
}

export const dataRequestKind = /* @__PURE__ */ declareKind<ListedDataRequest>({
  kind: "data-request",
  table: "applications",
  pk: /^DATAREQUESTS$/,
  sk: /^./,
  version: 1,
  schema: () =>
    fields({
      request: fields({
        requestId: text(),
        kind: z.enum(dataRequestKinds),
        text: text().optional(),
        at: text(),
        answerBy: text(),
        note: text().optional(),
        answeredAt: text().optional(),
        answeredBy: text().optional(),
      }),
      reference: text(),
      fullName: text(),
    }),
});

export const followUpsPartition = "FOLLOWUPS";
export const followUpKey = (dueOn: string, reference: string, month: number): Key => ({
  table: "applications",
  pk: followUpsPartition,
  sk: `DUE#${dueOn}#${reference}#${month}`,
});

export const appealsPartition = "APPEALS";
export const appealKey = (at: string, appealId: string): Key => ({
  table: "applications",
  pk: appealsPartition,
  sk: `${at}#${appealId}`,
});

export const dataRequestsPartition = "DATAREQUESTS";
export const dataRequestKey = (at: string, requestId: string): Key => ({
  table: "applications",
  pk: dataRequestsPartition,
  sk: `${at}#${requestId}`,
});
