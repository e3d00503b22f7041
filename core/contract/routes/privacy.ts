/** Privacy: consent, data requests, the audit. */
import * as z from "zod";
import { auditKinds } from "../../domain/privacy/audit.ts";
import { DataRequestAnswer, DataRequestForm } from "../../domain/privacy/data-request.ts";
import { schema } from "../../domain/shared/schema.ts";
import { Page, Reference } from "../params.ts";
import { AuditShown, DataRequested, DataRequestList, DataRequestShown } from "../replies/privacy.ts";
import { Text } from "../replies/shared.ts";
import type { Route } from "../route.ts";

export const requestDataRoute = {
  method: "POST",
  path: "/applications/{reference}/data-request",
  summary: "A person asks for a copy, the erasure or the restriction of their data",
  callers: "public",
  params: Reference,
  body: DataRequestForm,
  form: true,
  replies: { 201: DataRequested },
  refusals: ["unknown-reference", "too-many-tries", "record-full"],
  profile: "api",
  uses: { applications: "write", audit: "append", identity: true },
} as const satisfies Route;

export const showConsentRoute = {
  method: "GET",
  path: "/consent",
  summary: "The consent that is asked now",
  callers: "public",
  replies: { 200: /* @__PURE__ */ schema(() => z.object({ version: z.string(), text: Text })) },
  profile: "api",
  uses: {},
} as const satisfies Route;

export const listDataRequestsRoute = {
  method: "GET",
  path: "/staff/data-requests",
  summary: "What people ask about their data, newest first",
  callers: ["manager", "auditor"],
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: DataRequestList },
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;

export const answerDataRequestRoute = {
  method: "POST",
  path: "/staff/data-requests/{requestId}/answer",
  summary: "A manager answers; an erasure or a restriction takes effect",
  callers: ["manager"],
  params: /* @__PURE__ */ schema(() => z.strictObject({ requestId: z.string().max(200) })),
  body: DataRequestAnswer,
  replies: { 200: DataRequestShown },
  refusals: ["unknown-record", "already-answered"],
  profile: "api",
  uses: { applications: "write", audit: "append", documents: "remove" },
} as const satisfies Route;

export const showAuditRoute = {
  method: "GET",
  path: "/staff/audit/{kind}/{id}",
  summary: "Who did what to a record, newest first, and whether its chain is whole",
  callers: ["auditor", "manager"],
  params: /* @__PURE__ */ schema(() => z.strictObject({ kind: z.enum(auditKinds), id: z.string().max(200) })),
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: AuditShown },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { applications: "read", cohorts: "read", toolkits: "read", audit: "read" },
} as const satisfies Route;
