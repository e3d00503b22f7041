/** Documents of an application: the grant to send a file, and the result of the check of the file. */
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

/**
 * The form that a client posts before it sends a file. The plain form sends no `bytes`, so the grant allows
 * the maximum size.
 */
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
 * Records a file that arrived and was checked. Returns undefined when there is nothing to record: the
 * application has no such document, or the document was judged the same before. S3 reports an arrival at
 * least once. A grant can be used again while it is valid. So a received document becomes refused when a bad
 * file replaces the file.
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

/**
 * An applicant takes back a file of their own until an officer decides on the file. The audit still says that
 * the file existed.
 */
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
