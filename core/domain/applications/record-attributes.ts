/**
 * The attributes of an application besides the fields of the person. Each attribute declares who sees it and
 * what erasure leaves of it. An attribute without both declarations does not compile. An attribute without a
 * line here is shown to nobody and is removed by erasure.
 */
import { type Role, roles } from "../shared/codes.ts";
import type { Application } from "./application.ts";
import type { PersonFieldName } from "./fields/declared.ts";
import type { Leaving } from "./fields/person-field.ts";

type KeysOf<Record> = Record extends unknown ? keyof Record : never;
export type AttributeName = Exclude<KeysOf<Application>, PersonFieldName>;

interface Attribute<Value> {
  seenBy: readonly Role[];
  /** What the roles see of the attribute. Without this function they see all of it. */
  shownAs?: (value: NonNullable<Value>, roles: readonly Role[]) => unknown;
  erasure:
    | "keep"
    | Leaving<NonNullable<Value>>
    // Erasure cannot remove an attribute that every record has.
    | (undefined extends Value ? "remove" : never);
}

const everyRole = roles;
const nobody = [] as const;
const notStorekeeper = ["verifier", "assessor", "trainer", "manager", "auditor"] as const;
const nothing = { leaves: "nothing", left: () => [] };

export const recordAttributes = {
  reference: { seenBy: everyRole, erasure: "keep" },
  programme: { seenBy: everyRole, erasure: "keep" },
  status: { seenBy: everyRole, erasure: "keep" },
  version: { seenBy: everyRole, erasure: "keep" },
  submittedAt: { seenBy: everyRole, erasure: "keep" },
  appliedOn: { seenBy: nobody, erasure: "keep" },
  language: { seenBy: nobody, erasure: "keep" },
  person: { seenBy: nobody, erasure: { leaves: "nothing", left: () => "" as Application["person"] } },
  countedAs: { seenBy: nobody, erasure: "keep" },
  flags: { seenBy: everyRole, erasure: nothing },
  history: {
    seenBy: everyRole,
    shownAs: (history, roles) =>
      roles.some((role) => role !== "storekeeper")
        ? history
        : history.map(({ at, status }) => ({ at, status })),
    erasure: {
      leaves: "the states and their days, without notes",
      left: (history) => history.map(({ at, status }) => ({ at, status })),
    },
  },
  documents: {
    seenBy: everyRole,
    shownAs: (documents) => documents.map(({ grantedAt: _grantedAt, ...document }) => document),
    erasure: nothing,
  },
  registryChecks: { seenBy: notStorekeeper, erasure: nothing },
  entered: { seenBy: everyRole, erasure: "keep" },
  assessment: {
    seenBy: notStorekeeper,
    erasure: {
      leaves: "scores and suitability, without notes",
      left: (assessment) => ({
        ...assessment,
        suitability: assessment.suitability.map((each) => ({ ...each, note: "" })),
        accommodations: [],
      }),
    },
  },
  seat: { seenBy: everyRole, erasure: "keep" },
  waitlist: { seenBy: everyRole, erasure: "keep" },
  canTake: { seenBy: nobody, erasure: "keep" },
  progress: {
    seenBy: notStorekeeper,
    erasure: {
      leaves: "units and levels, without notes",
      left: (progress) => progress.map((entry) => ({ ...entry, note: undefined })),
    },
  },
  completion: { seenBy: everyRole, erasure: "keep" },
  // Roles see the handover in force as `handover`.
  handovers: { seenBy: nobody, erasure: "keep" },
  followUps: {
    seenBy: everyRole,
    erasure: {
      leaves: "what was found and when, without notes",
      left: (followUps) => followUps.map((followUp) => ({ ...followUp, note: undefined })),
    },
  },
  appeals: {
    // Only roles that answer for decisions see an applicant's text against a decision.
    seenBy: ["verifier", "assessor", "manager", "auditor"],
    erasure: {
      leaves: "against what, and how each ended, without texts",
      left: (appeals) => appeals.map(({ note: _note, ...appeal }) => ({ ...appeal, text: "" })),
    },
  },
  restricted: { seenBy: everyRole, erasure: "keep" },
  dataRequests: {
    // A data request is between the person and the office. The manager has a list of the requests.
    seenBy: nobody,
    erasure: {
      leaves: "what was asked and when it was answered; of the erasure itself the note too",
      left: (requests, { requestId, erasedAt }) =>
        requests.map(({ text: _text, note, ...request }) => ({
          ...request,
          // An erasure answers every open request: no data remain to ask for.
          answeredAt: request.answeredAt ?? erasedAt,
          // The note of the erasure request stays as the proof of the erasure.
          ...(request.requestId === requestId && note ? { note } : {}),
        })),
    },
  },
  erasedAt: { seenBy: everyRole, erasure: "keep" },
  reasons: { seenBy: everyRole, erasure: nothing },
  registry: { seenBy: nobody, erasure: "keep" },
  judgedBy: {
    seenBy: everyRole,
    shownAs: ({ cohortVersion, programmeVersion }) => ({ cohortVersion, programmeVersion }),
    erasure: "keep",
  },
  audit: { seenBy: nobody, erasure: "keep" },
} satisfies { [Name in AttributeName]: Attribute<Application[Name]> };
