/** Records for the tests of rules, with only the fields that a rule reads. */

import { expect } from "vitest";
import type { ApplicationIn } from "../../core/domain/applications/application.ts";
import type { Status } from "../../core/domain/shared/codes.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { referencePrefix } from "./office-under-test.ts";

export const aMeta = (more: { actor?: string; occurredAt?: string } = {}) => ({
  actor: "siti.verifikator",
  occurredAt: "2026-11-24T02:00:00.000Z",
  ...more,
});

/** Sent on 20 November, and judged by two required documents. */
type StatusOf<More> = More extends { status: infer S extends Status } ? S : "submitted";

/** An application in the form that rules receive. */
export const anApplication = <
  const More extends { status?: Status; [attribute: string]: unknown } = object & {
    status?: never;
  },
>(
  more?: More,
): ApplicationIn<StatusOf<More>> =>
  ({
    reference: `${referencePrefix}-0000-0000-0000`,
    programme: "skills-training",
    status: "submitted",
    version: 3,
    history: [{ at: "2026-11-20T01:00:00.000Z", status: "submitted" }],
    documents: [],
    registryChecks: [],
    judgedBy: { programmeVersion: 4, requiredDocuments: ["ktp", "photo"] },
    ...more,
  }) as unknown as ApplicationIn<StatusOf<More>>;

/** Checks that a rule refuses by its name. When the rule refuses fields, checks the fields too. */
export const expectRefusal = (act: () => unknown, code: string, fields?: Record<string, string>): void => {
  let refusal: unknown;
  try {
    act();
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(DomainError);
  if (!(refusal instanceof DomainError)) return;
  expect(refusal.code).toBe(code);
  if (fields)
    expect(Object.fromEntries(refusal.fields.map(({ pointer, issue }) => [pointer, issue]))).toEqual(fields);
};
