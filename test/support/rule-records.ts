/** Records as a rule is handed them: what it looks at, and nothing else. */
import { expect } from "vitest";
import type { Application } from "../../core/domain/applications/application.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";

export const aMeta = (more: { actor?: string; occurredAt?: string } = {}) => ({
  actor: "siti.verifikator",
  occurredAt: "2026-11-24T02:00:00.000Z",
  ...more,
});

/** Sent on 20 November, and judged by two required documents. */
export const anApplication = (more: object = {}): Application =>
  ({
    reference: "KT-0000-0000-0000",
    programme: "skills-training",
    status: "submitted",
    version: 3,
    history: [{ at: "2026-11-20T01:00:00.000Z", status: "submitted" }],
    documents: [],
    registryChecks: [],
    judgedBy: { programmeVersion: 4, requiredDocuments: ["ktp", "photo"] },
    ...more,
  }) as unknown as Application;

/** A rule refuses by its name; where it refuses fields, it says which. */
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
