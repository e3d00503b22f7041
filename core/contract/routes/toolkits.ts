/** Toolkits: stock, handover, follow-up. */
import * as z from "zod";
import { SkillId } from "../../domain/catalogue/skill.ts";
import { Day } from "../../domain/shared/day.ts";
import { schema } from "../../domain/shared/schema.ts";
import { FollowUpForm } from "../../domain/toolkits/follow-up.ts";
import { HandoverForm, VoidingForm } from "../../domain/toolkits/handover.ts";
import { ToolkitForm, toolkitStates, WriteOffForm } from "../../domain/toolkits/toolkit.ts";
import { Page, Reference } from "../params.ts";
import { Moved } from "../replies/shared.ts";
import {
  FollowUpList,
  FollowUpReply,
  HandoverReply,
  PaperLink,
  ToolkitList,
  ToolkitShown,
  ToolkitsEntered,
} from "../replies/toolkits.ts";
import type { Route } from "../route.ts";

export const enterToolkitsRoute = {
  method: "POST",
  path: "/staff/toolkits",
  summary: "Toolkits enter the stock, one a serial number",
  callers: ["storekeeper"],
  body: ToolkitForm,
  replies: { 201: ToolkitsEntered },
  refusals: ["serial-known"],
  profile: "api",
  uses: { toolkits: "write", cohorts: "read", audit: "append" },
} as const satisfies Route;

export const listToolkitsRoute = {
  method: "GET",
  path: "/staff/toolkits",
  summary: "Toolkits, newest first",
  callers: ["storekeeper", "manager", "auditor"],
  query: /* @__PURE__ */ schema(() =>
    z.strictObject({ ...Page, state: z.enum(toolkitStates).optional(), skill: SkillId.optional() }),
  ),
  replies: { 200: ToolkitList },
  profile: "api",
  uses: { toolkits: "read" },
} as const satisfies Route;

export const writeOffToolkitRoute = {
  method: "POST",
  path: "/staff/toolkits/{serial}/write-off",
  summary: "A toolkit leaves the stock without a handover: damaged, lost or returned",
  callers: ["storekeeper"],
  params: /* @__PURE__ */ schema(() => z.strictObject({ serial: z.string().max(240) })),
  body: WriteOffForm,
  replies: { 200: ToolkitShown },
  refusals: ["unknown-record", "toolkit-not-in-stock"],
  profile: "api",
  uses: { toolkits: "write", audit: "append" },
} as const satisfies Route;

export const recordToolkitHandoverRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/toolkit",
  summary: "A graduate signs for a toolkit",
  callers: ["storekeeper"],
  params: Reference,
  body: HandoverForm,
  replies: { 201: HandoverReply },
  refusals: ["not-completed", "already-equipped", "toolkit-not-in-stock", "wrong-skill"],
  moves: ["equip"],
  profile: "api",
  uses: { applications: "write", toolkits: "write", cohorts: "read", audit: "append" },
} as const satisfies Route;

export const voidHandoverRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/toolkit/voiding",
  summary: "A manager voids a wrong handover; its number stays used",
  callers: ["manager"],
  params: Reference,
  body: VoidingForm,
  replies: { 200: Moved },
  refusals: ["not-equipped", "changed-meanwhile"],
  moves: ["voidHandover"],
  profile: "api",
  uses: { applications: "write", toolkits: "write", audit: "append" },
} as const satisfies Route;

export const showHandoverPaperRoute = {
  method: "GET",
  path: "/staff/applications/{reference}/handover.pdf",
  summary: "A link to the paper of a handover, good for 5 minutes; of an earlier one by its code",
  callers: ["storekeeper", "manager", "auditor"],
  params: Reference,
  query: /* @__PURE__ */ schema(() => z.strictObject({ code: z.string().max(60).optional() })),
  replies: { 200: PaperLink },
  profile: "api",
  uses: { applications: "read", toolkits: "read", documents: "print" },
} as const satisfies Route;

export const recordFollowUpRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/follow-ups",
  summary: "How a graduate's business goes, some months after the handover",
  callers: ["assessor", "manager"],
  params: Reference,
  body: FollowUpForm,
  replies: { 201: FollowUpReply },
  refusals: ["not-equipped", "follow-up-known"],
  allowedInStatuses: ["equipped"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const listFollowUpsRoute = {
  method: "GET",
  path: "/staff/follow-ups",
  summary: "Follow-ups that are due by a day, today unless it is said; the longest overdue first",
  callers: ["assessor", "manager", "auditor"],
  query: /* @__PURE__ */ schema(() => z.strictObject({ ...Page, dueBy: Day.optional() })),
  replies: { 200: FollowUpList },
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;
