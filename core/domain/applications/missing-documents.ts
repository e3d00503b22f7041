/**
 * The required documents that an application still lacks. Pages and messages tell the person. No step is
 * refused for a missing document.
 */
import { type DocumentKind, documentKinds } from "../shared/codes.ts";
import type { Application, DecisionReason } from "./application.ts";

// Matches `ktp` and `document-unreadable-ktp` too. The rule `other` is a reason of its own and asks for no
// document.
const namesDocument = ({ rule }: DecisionReason, kind: DocumentKind): boolean =>
  (rule === kind && kind !== "other") || (rule.startsWith("document") && rule.endsWith(`-${kind}`));

/** Whether a decision asks for documents, with or without naming a kind. */
export const asksForDocuments = (reasons: readonly DecisionReason[]): boolean =>
  reasons.some(
    (reason) =>
      reason.rule.startsWith("document") || documentKinds.some((kind) => namesDocument(reason, kind)),
  );

/**
 * The required kinds without a received document. After a return, also the kinds that the return asked for
 * again, until a newer document is received. `required` are the documents that the version of the programme
 * asked for that judged the application.
 */
export const findMissingDocuments = (
  application: Application,
  required: readonly DocumentKind[],
): DocumentKind[] => {
  const { documents, history, reasons = [] } = application;
  if (application.erasedAt) return [];
  const decided = history.findLast(({ status }) => status === "returned" || status === "rejected");
  const isMissing = (kind: DocumentKind) => {
    const received = documents.flatMap((each) =>
      each.kind === kind && each.state === "received" ? [each.receivedAt ?? each.grantedAt] : [],
    );
    if (decided?.status === "returned" && reasons.some((reason) => namesDocument(reason, kind)))
      return !received.some((at) => at > decided.at);
    return required.includes(kind) && received.length === 0;
  };
  return documentKinds.filter(isMissing);
};
