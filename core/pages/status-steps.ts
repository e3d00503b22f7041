/** The steps that a status allows an applicant to take. */
import type { StatusShown } from "../contract/replies/applications.ts";
import { asksForDocuments } from "../domain/applications/missing-documents.ts";
import { canMove } from "../domain/applications/moves.ts";
import { isAppealable, statusTable } from "../domain/applications/statuses.ts";
import type { ApplicantAction } from "../i18n/applications/applicant-actions.ts";

/** The steps that this status allows, the most likely step first. */
export const stepsIn = ({ status, appeal }: StatusShown): ApplicantAction[] => [
  ...(canMove("correct", status) ? (["correction"] as const) : []),
  ...(isAppealable(status) && appeal?.state !== "open" ? (["appeal"] as const) : []),
  ...(canMove("withdraw", status) ? (["withdrawal"] as const) : []),
];

export const canRemoveDocuments = ({ status }: StatusShown): boolean =>
  statusTable[status].documentsRemovable;

/** After a return for documents, when the last document has arrived. */
export const isReadyToResend = ({ status, missingDocuments, reasons = [] }: StatusShown): boolean =>
  status === "returned" && missingDocuments.length === 0 && asksForDocuments(reasons);

/** Whether a step can be opened from this status. Otherwise the status page itself explains the situation. */
export const canOpen = (step: ApplicantAction, shown: StatusShown, documentId?: string): boolean => {
  if (step === "accept" || step === "decline") return shown.offer !== undefined;
  if (step === "removal")
    return canRemoveDocuments(shown) && shown.documents.some((each) => each.documentId === documentId);
  return step === "data-request" || stepsIn(shown).includes(step);
};
