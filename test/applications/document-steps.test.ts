import { describe, expect, test } from "vitest";
import { mostDocuments } from "../../core/domain/applications/document.ts";
import {
  grantDocument,
  receiveDocument,
  removeDocument,
} from "../../core/domain/applications/document-steps.ts";
import { statusTable } from "../../core/domain/applications/statuses.ts";
import { statuses } from "../../core/domain/shared/codes.ts";
import { aMeta, anApplication, expectRefusal } from "../support/rule-records.ts";

const own = aMeta({ actor: "applicant" });
const officer = aMeta();
const file = { kind: "ktp", contentType: "image/png", bytes: 1_000 } as const;
const granted = (meta = own, more: { documents?: unknown[] } = {}) =>
  grantDocument(anApplication(more), file, "d-1", meta).change.after;

describe("a document", () => {
  test("waits for its file, and says which officer sends it", () => {
    expect(granted().documents).toEqual([
      { ...file, documentId: "d-1", grantedAt: own.occurredAt, state: "waiting" },
    ]);
    expect(granted(officer).documents[0]).toMatchObject({ by: officer.actor });
    const documents = Array.from({ length: mostDocuments }, (_, index) => ({ documentId: `${index}` }));
    expectRefusal(() => granted(own, { documents }), "too-many-documents");
  });

  test("is received or refused by what last came, however often it is told of", () => {
    const received = receiveDocument(granted(), "d-1", undefined, own)?.after ?? anApplication();
    expect(received.documents[0]).toMatchObject({ state: "received", receivedAt: own.occurredAt });
    expect(receiveDocument(received, "d-1", undefined, own)).toBeUndefined();
    const refused = receiveDocument(received, "d-1", "other-type", own)?.after ?? anApplication();
    expect(refused.documents[0]).toMatchObject({ state: "refused", why: "other-type" });
    expect(refused.documents[0]).not.toHaveProperty("receivedAt");
    expect(receiveDocument(refused, "d-1", "other-type", own)).toBeUndefined();
    expect(receiveDocument(received, "d-2", undefined, own)).toBeUndefined();
  });

  test("is taken back by who sent it, until somebody decided on it", () => {
    for (const status of statuses) {
      const take = () => removeDocument(Object.assign(granted(), { status }), "d-1", own);
      if (statusTable[status].documentsRemovable) expect(take().after.documents).toEqual([]);
      else expectRefusal(take, "not-removable");
    }
    expectRefusal(() => removeDocument(granted(officer), "d-1", own), "unknown-record");
    expectRefusal(() => removeDocument(granted(), "d-2", own), "unknown-record");
  });
});
