/** Generated from the routes by `npm run generate`: the steps that staff take on an application. */
import type { ConditionName } from "../domain/applications/conditions.ts";
import type { Role, Status } from "../domain/shared/codes.ts";

interface Action {
  /** The last word of its path. */
  name: string;
  callers: readonly Role[];
  statuses: readonly Status[];
  when?: ConditionName;
}

export const everyAction: readonly Action[] = [
  {
    name: "assessment",
    callers: ["assessor"],
    statuses: ["verified"],
  },
  {
    name: "contact",
    callers: ["verifier", "assessor", "manager"],
    statuses: [
      "submitted",
      "returned",
      "verified",
      "rejected",
      "assessed",
      "offered",
      "waitlisted",
      "not-selected",
      "enrolled",
      "declined",
      "completed",
      "dropped-out",
      "equipped",
      "withdrawn",
    ],
  },
  {
    name: "documents",
    callers: ["verifier", "assessor", "storekeeper"],
    statuses: [
      "submitted",
      "returned",
      "verified",
      "rejected",
      "assessed",
      "offered",
      "waitlisted",
      "not-selected",
      "enrolled",
      "declined",
      "completed",
      "dropped-out",
      "equipped",
      "withdrawn",
    ],
  },
  {
    name: "correction",
    callers: ["verifier", "manager"],
    statuses: ["returned"],
  },
  {
    name: "registry-check",
    callers: ["verifier"],
    statuses: ["submitted"],
    when: "asksForRegistry",
  },
  {
    name: "withdrawal",
    callers: ["verifier", "manager"],
    statuses: ["submitted", "returned", "verified", "assessed", "offered", "waitlisted", "enrolled"],
  },
  {
    name: "reopening",
    callers: ["manager"],
    statuses: ["verified", "assessed", "completed"],
  },
  {
    name: "verification",
    callers: ["verifier"],
    statuses: ["submitted"],
  },
  {
    name: "reply",
    callers: ["verifier", "manager"],
    statuses: ["offered"],
  },
  {
    name: "certificate",
    callers: ["manager"],
    statuses: ["completed", "equipped"],
  },
  {
    name: "completion",
    callers: ["manager"],
    statuses: ["enrolled"],
  },
  {
    name: "progress",
    callers: ["trainer"],
    statuses: ["enrolled"],
  },
  {
    name: "follow-ups",
    callers: ["assessor", "manager"],
    statuses: ["equipped"],
  },
  {
    name: "toolkit",
    callers: ["storekeeper"],
    statuses: ["completed"],
  },
  {
    name: "voiding",
    callers: ["manager"],
    statuses: ["equipped"],
  },
];
