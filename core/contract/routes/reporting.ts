/** Reports. */
import * as z from "zod";
import { ProgrammeId } from "../../domain/catalogue/programme.ts";
import { Period } from "../../domain/reporting/report.ts";
import { schema } from "../../domain/shared/schema.ts";
import { Page } from "../params.ts";
import { ReportList, ReportShown } from "../replies/reporting.ts";
import type { Route } from "../route.ts";

export const listReportsRoute = {
  method: "GET",
  path: "/staff/reports",
  summary: "Reports that are written, with links good for 5 minutes",
  callers: ["manager", "auditor"],
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: ReportList },
  profile: "api",
  uses: { reports: "read" },
} as const satisfies Route;

export const writeReportRoute = {
  method: "POST",
  path: "/staff/reports",
  summary: "Writes a report now, as the schedule does",
  callers: ["manager"],
  body: /* @__PURE__ */ schema(() => z.strictObject({ programme: ProgrammeId, period: Period })),
  replies: { 201: ReportShown },
  // The report continues after the gateway stops waiting. Then the finished report is in the list.
  profile: "job",
  uses: { applications: "read", cohorts: "write", reports: "write" },
} as const satisfies Route;
