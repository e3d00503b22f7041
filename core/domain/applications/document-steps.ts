/** Documents of an application: the grant to send one, and what became of the file. */
import * as z from "zod";
import { documentKinds, documentTypes, officersDocumentKinds } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { Day } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import type { Application } from "./application.ts";
import {
  type ApplicationDocument,
  type DocumentFault,
  largestDocumentBytes,
  mostDocuments,
} from "./document.ts";
import { type ApplicationChange, changed } from "./lifecycle.ts";
import { statusTable } from "./statuses.ts";

const file = /* @__PURE__ */ schema(() => ({
  contentType: z.enum(documentTypes),
  bytes: z.int().min(1).max(largestDocumentBytes, { error: "file-too-large" }),
}));

/** What is asked before a file is sent; the plain form says no `bytes` and may send up to the most. */
export const DocumentForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ birthDate: Day, kind: z.enum(documentKinds), ...file }),
);
export const OfficersDocumentForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ kind: z.enum(officersDocumentKinds), ...file }),
);
export type OfficersDocumentForm = z.infer<typeof OfficersDocumentForm>;
export const DocumentRemovalForm = /* @__PURE__ */ schema(() => z.strictObject({ birthDate: Day }));

export const grantDocument = (
  application: Application,
  { kind, contentType, bytes }: OfficersDocumentForm,
  documentId: string,
  meta: CommandMeta,
): { change: ApplicationChange; document: ApplicationDocument } => {
  if (application.documents.length >= mostDocuments) throw new DomainError("too-many-documents");
  const document: ApplicationDocument = {
    documentId,
    kind,
    contentType,
    bytes,
    grantedAt: meta.occurredAt,
    ...(meta.actor === "applicant" ? {} : { by: meta.actor }),
    state: "waiting",
  };
  const change = changed(
    application,
    { documents: [...application.documents, document] },
    meta,
    "grant-document-upload",
    { documentId, kind, contentType, bytes },
  );
  return { change, document };
};

/**
 * A file arrived and was looked at; undefined where there is nothing to record: another document, or one judged so
 * already. S3 tells of an arrival at least once, and a grant may be used again while it is good: what was received
 * does not stay so where a bad file took its place.
 */
export const receiveDocument = (
  application: Application,
  documentId: string,
  fault: DocumentFault | undefined,
  meta: CommandMeta,
): ApplicationChange | undefined => {
  const document = application.documents.find((each) => each.documentId === documentId);
  if (!document) return undefined;
  const { why, receivedAt: _receivedAt, ...granted } = document;
  if (document.state === (fault ? "refused" : "received") && why === fault) return undefined;
  const judged = fault
    ? { ...granted, state: "refused" as const, why: fault }
    : { ...granted, state: "received" as const, receivedAt: meta.occurredAt };
  return changed(
    application,
    { documents: application.documents.map((each) => (each === document ? judged : each)) },
    meta,
    "receive-document",
    { documentId, state: judged.state, ...(fault ? { why: fault } : {}) },
  );
};

/** An applicant takes back a file of their own, until it was decided on; that it was there, the audit still says. */
export const removeDocument = (
  application: Application,
  documentId: string,
  meta: CommandMeta,
): ApplicationChange => {
  const document = application.documents.find((each) => each.documentId === documentId);
  if (!document || document.by) throw new DomainError("unknown-record");
  if (!statusTable[application.status].documentsRemovable) throw new DomainError("not-removable");
  const documents = application.documents.filter((each) => each !== document);
  return changed(application, { documents }, meta, "remove-document", { documentId, kind: document.kind });
};
