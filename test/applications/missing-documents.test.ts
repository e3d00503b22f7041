import { describe, expect, test } from "vitest";
import type { HistoryEntry } from "../../core/domain/applications/application.ts";
import type { ApplicationDocument } from "../../core/domain/applications/document.ts";
import { findMissingDocuments as findMissing } from "../../core/domain/applications/missing-documents.ts";
import { anApplication } from "../support/rule-records.ts";

const findMissingDocuments = (application: Parameters<typeof findMissing>[0]) =>
  findMissing(application, application.judgedBy.requiredDocuments ?? []);

const sentAt = "2026-11-20T01:00:00.000Z";
const decidedAt = "2026-11-22T01:00:00.000Z";
const later = "2026-11-23T01:00:00.000Z";

const aDocument = (kind: string, more: object = {}) =>
  ({
    documentId: kind,
    kind,
    state: "received",
    grantedAt: sentAt,
    receivedAt: sentAt,
    ...more,
  }) as ApplicationDocument;

/** After a decision with these rules for reasons. */
const decided = (status: "returned" | "rejected", rules: string[], documents: ApplicationDocument[]) =>
  anApplication({
    status,
    history: [
      { at: sentAt, status: "submitted" },
      { at: decidedAt, status },
    ] satisfies HistoryEntry[],
    reasons: rules.map((rule) => ({ rule, note: "Foto buram." })),
    documents,
  });

describe("missing of an application", () => {
  test("is every required kind of which none is received", () => {
    expect(findMissingDocuments(anApplication())).toEqual(["ktp", "photo"]);
    const documents = [
      aDocument("ktp", { state: "refused", why: "unreadable" }),
      aDocument("photo", { state: "waiting" }),
    ];
    expect(findMissingDocuments(anApplication({ documents }))).toEqual(["ktp", "photo"]);
    const [ktp, ...rest] = documents as [ApplicationDocument, ApplicationDocument];
    const more = [ktp, ...rest, aDocument("ktp"), aDocument("photo")];
    expect(findMissingDocuments(anApplication({ documents: more }))).toEqual([]);
  });

  test("is what a return asked for anew, until a newer one is received", () => {
    const both = [aDocument("ktp"), aDocument("photo")];
    expect(findMissingDocuments(decided("returned", ["document-ktp"], both))).toEqual(["ktp"]);
    const newer = (more: object = {}) => [
      ...both,
      aDocument("ktp", { grantedAt: later, receivedAt: later, ...more }),
    ];
    expect(findMissingDocuments(decided("returned", ["document-ktp"], newer({ state: "refused" })))).toEqual([
      "ktp",
    ]);
    expect(findMissingDocuments(decided("returned", ["document-ktp"], newer()))).toEqual([]);
  });

  test("is a paper that is not required where the return asks for it", () => {
    expect(
      findMissingDocuments(
        decided("returned", ["document-disability-letter"], [aDocument("ktp"), aDocument("photo")]),
      ),
    ).toEqual(["disability-letter"]);
  });

  test.each([
    ["document-ktp", ["ktp"]],
    ["ktp", ["ktp"]],
    ["document-unreadable-ktp", ["ktp"]],
    ["document-other", ["other"]],
    ["other", []],
    ["document-unreadable", []],
    ["data-mismatch", []],
  ])("a reason about %s asks for %j", (rule, missing) => {
    expect(findMissingDocuments(decided("returned", [rule], [aDocument("ktp"), aDocument("photo")]))).toEqual(
      missing,
    );
  });

  test("is still what was asked for once the answers are corrected, and no longer after a rejection", () => {
    const returned = decided("returned", ["document-ktp"], [aDocument("ktp"), aDocument("photo")]);
    const corrected = {
      ...returned,
      status: "submitted" as const,
      history: [...returned.history, { at: later, status: "submitted" as const }],
    };
    expect(findMissingDocuments(corrected)).toEqual(["ktp"]);
    expect(
      findMissingDocuments(decided("rejected", ["document-ktp"], [aDocument("ktp"), aDocument("photo")])),
    ).toEqual([]);
  });

  test("is nothing where the person was erased", () => {
    expect(findMissingDocuments(anApplication({ erasedAt: later }))).toEqual([]);
  });
});
