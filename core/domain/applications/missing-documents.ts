/** What an application still lacks of its papers. It is told and shown; no step is refused for it. */

import { foundingProgrammes } from "../catalogue/programme.ts";
import { type DocumentKind, documentKinds } from "../shared/codes.ts";
import type { Application, DecisionReason } from "./application.ts";

// Also `ktp` and `document-unreadable-ktp`. The bare word `other` is a reason of its own and asks for none.
const namesDocument = ({ rule }: DecisionReason, kind: DocumentKind): boolean =>
  (rule === kind && kind !== "other") || (rule.startsWith("document") && rule.endsWith(`-${kind}`));

/** Whether a decision is about papers at all, named or not. */
export const asksForDocuments = (reasons: readonly DecisionReason[]): boolean =>
  reasons.some(
    (reason) =>
      reason.rule.startsWith("document") || documentKinds.some((kind) => namesDocument(reason, kind)),
  );

/** What its programme required when it was judged; records made before that was kept were judged by the founding one. */
const requiredOf = ({ judgedBy, programme }: Application): readonly DocumentKind[] =>
  judgedBy.requiredDocuments ??
  foundingProgrammes.find(
    (each) => each.programme === programme && each.version === judgedBy.programmeVersion,
  )?.requiredDocuments ??
  [];

/**
 * The required kinds of which none is received, and those that the last decision asked for anew, where it was a return,
 * until a newer one is received.
 */
export const findMissingDocuments = (application: Application): DocumentKind[] => {
  const { documents, history, reasons = [] } = application;
  if (application.erasedAt) return [];
  const required = requiredOf(application);
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
