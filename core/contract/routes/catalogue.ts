/** The catalogue: programmes, skills, cohorts, officers, and this API's own description. */
import * as z from "zod";
import { CohortChange, CohortForm } from "../../domain/catalogue/cohort.ts";
import { OfficerForm } from "../../domain/catalogue/officer.ts";
import { ProgrammeChange, ProgrammeId } from "../../domain/catalogue/programme.ts";
import { SkillChange, SkillId } from "../../domain/catalogue/skill.ts";
import { roles } from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";
import { CohortNamed, Page, Username } from "../params.ts";
import {
  CohortList,
  CohortReply,
  OfficerReply,
  OpeningList,
  ProgrammeList,
  ProgrammeReply,
  ProgrammeVersionList,
  SkillList,
  SkillReply,
  SkillVersionList,
} from "../replies/catalogue.ts";
import type { Route } from "../route.ts";

const SkillNamed = /* @__PURE__ */ schema(() => z.strictObject({ skill: SkillId }));
const ProgrammeNamed = /* @__PURE__ */ schema(() => z.strictObject({ programme: ProgrammeId }));

/** A record may have an entry that was retired since. For its name, the list is read with the retired ones. */
const Listing = /* @__PURE__ */ schema(() => z.object({ retired: z.literal("included").optional() }));

export const listOpeningsRoute = {
  method: "GET",
  path: "/openings",
  summary: "Cohorts that are coming, open, or closed in the last 30 days",
  callers: "public",
  replies: { 200: OpeningList },
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const listSkillsRoute = {
  method: "GET",
  path: "/skills",
  summary: "The skills that are taught, with their demands and the value of their toolkit",
  callers: "public",
  query: Listing,
  replies: { 200: SkillList },
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const listProgrammesRoute = {
  method: "GET",
  path: "/programmes",
  summary: "The programmes, their rules and the documents to bring",
  callers: "public",
  query: Listing,
  replies: { 200: ProgrammeList },
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const showOpenapiRoute = {
  method: "GET",
  path: "/openapi.json",
  summary: "This description",
  callers: "public",
  replies: { 200: /* @__PURE__ */ schema(() => z.record(z.string(), z.unknown())) },
  profile: "api",
  uses: {},
} as const satisfies Route;

export const showOfficerRoute = {
  method: "GET",
  path: "/staff/officers/{username}",
  summary: "Who an account stands for on the papers",
  callers: roles,
  params: Username,
  replies: { 200: OfficerReply },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const changeOfficerRoute = {
  method: "PUT",
  path: "/staff/officers/{username}",
  summary: "A manager enters who an account stands for",
  callers: ["manager"],
  params: Username,
  body: OfficerForm,
  replies: { 200: OfficerReply },
  profile: "api",
  uses: { cohorts: "write", audit: "append" },
} as const satisfies Route;

export const listCohortsRoute = {
  method: "GET",
  path: "/staff/cohorts",
  summary: "Cohorts, newest first",
  callers: roles,
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: CohortList },
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const openCohortRoute = {
  method: "POST",
  path: "/staff/cohorts",
  summary: "A manager opens a cohort",
  callers: ["manager"],
  body: CohortForm,
  replies: { 201: CohortReply },
  refusals: ["cohort-exists"],
  profile: "api",
  uses: { applications: "read", cohorts: "write", audit: "append" },
} as const satisfies Route;

export const showCohortRoute = {
  method: "GET",
  path: "/staff/cohorts/{cohortId}",
  summary: "One cohort",
  callers: roles,
  params: CohortNamed,
  replies: { 200: CohortReply },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const changeCohortRoute = {
  method: "PUT",
  path: "/staff/cohorts/{cohortId}",
  summary: "A manager changes a cohort",
  callers: ["manager"],
  params: CohortNamed,
  body: CohortChange,
  replies: { 200: CohortReply },
  refusals: ["unknown-record", "changed-meanwhile", "already-selected"],
  profile: "api",
  uses: { applications: "read", cohorts: "write", audit: "append" },
} as const satisfies Route;

export const changeSkillRoute = {
  method: "PUT",
  path: "/staff/skills/{skill}",
  summary: "A manager adds, changes or retires a skill",
  callers: ["manager"],
  params: SkillNamed,
  body: SkillChange,
  replies: { 200: SkillReply },
  refusals: ["changed-meanwhile"],
  profile: "api",
  uses: { cohorts: "write", audit: "append" },
} as const satisfies Route;

export const listSkillVersionsRoute = {
  method: "GET",
  path: "/staff/skills/{skill}/versions",
  summary: "Every version of a skill, newest first",
  callers: roles,
  params: SkillNamed,
  replies: { 200: SkillVersionList },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const listProgrammeVersionsRoute = {
  method: "GET",
  path: "/staff/programmes/{programme}/versions",
  summary: "Every version of a programme, newest first: a record names the one that judged it",
  callers: roles,
  params: ProgrammeNamed,
  replies: { 200: ProgrammeVersionList },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const changeProgrammeRoute = {
  method: "PUT",
  path: "/staff/programmes/{programme}",
  summary: "A manager adds, changes or retires a programme",
  callers: ["manager"],
  params: ProgrammeNamed,
  body: ProgrammeChange,
  replies: { 200: ProgrammeReply },
  refusals: ["changed-meanwhile"],
  profile: "api",
  uses: { cohorts: "write", audit: "append" },
} as const satisfies Route;
