/** Selection: preview, sealing, and the seats that follow from it. */

import { ReplyForm, StaffReplyForm } from "../../domain/selection/seat.ts";
import { PreviewForm, SelectionForm } from "../../domain/selection/selection.ts";
import { CohortNamed, Reference } from "../params.ts";
import { SelectionPreview, SelectionRecordShown, SelectionSealed } from "../replies/selection.ts";
import { Moved } from "../replies/shared.ts";
import type { Route } from "../route.ts";

export const answerOfferRoute = {
  method: "POST",
  path: "/applications/{reference}/reply",
  summary: "An applicant answers an open offer",
  callers: "public",
  params: Reference,
  body: ReplyForm,
  form: true,
  replies: { 200: Moved },
  refusals: ["unknown-reference", "too-many-tries", "no-offer"],
  moves: ["takeSeat", "declineSeat"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", reports: "read", identity: true },
} as const satisfies Route;

export const recordReplyRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/reply",
  summary: "An applicant's answer to an offer, heard by telephone or on a visit",
  callers: ["verifier", "manager"],
  params: Reference,
  body: StaffReplyForm,
  replies: { 200: Moved },
  refusals: ["no-offer"],
  moves: ["takeSeat", "declineSeat"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", reports: "read" },
} as const satisfies Route;

export const previewSelectionRoute = {
  method: "POST",
  path: "/staff/cohorts/{cohortId}/selection/preview",
  summary: "What a selection would give now; nothing changes",
  callers: ["manager"],
  params: CohortNamed,
  body: PreviewForm,
  onlyLooks: true,
  replies: { 200: SelectionPreview },
  refusals: ["unknown-record", "already-selected"],
  profile: "api",
  uses: { applications: "read", cohorts: "write", audit: "append" },
} as const satisfies Route;

export const sealSelectionRoute = {
  method: "POST",
  path: "/staff/cohorts/{cohortId}/selection",
  summary: "Seals the selection, and offers its seats",
  callers: ["manager"],
  params: CohortNamed,
  body: SelectionForm,
  replies: { 201: SelectionSealed },
  refusals: ["unknown-record", "already-selected", "intake-open", "other-seed"],
  profile: "api",
  uses: { applications: "write", cohorts: "write", audit: "append", reports: "write" },
} as const satisfies Route;

export const showSelectionRoute = {
  method: "GET",
  path: "/staff/cohorts/{cohortId}/selection",
  summary: "The sealed record of a selection",
  callers: ["manager", "auditor"],
  params: CohortNamed,
  replies: { 200: SelectionRecordShown },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { applications: "read", reports: "read" },
} as const satisfies Route;
