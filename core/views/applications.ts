/** The views of a record: for its applicant, and for staff by role. */

import type { ApplicationShown, StatusShown } from "../contract/replies/applications.ts";
import type { Opening } from "../contract/replies/catalogue.ts";
import type { Application } from "../domain/applications/application.ts";
import { mayOpenKind } from "../domain/applications/document.ts";
import { findMissingDocuments } from "../domain/applications/missing-documents.ts";
import { hasSeat } from "../domain/applications/statuses.ts";
import { type Cohort, intakeStateOn } from "../domain/catalogue/cohort.ts";
import type { Programme } from "../domain/catalogue/programme.ts";
import type { Skill } from "../domain/catalogue/skill.ts";
import {
  type DocumentKind,
  documentKinds,
  type Language,
  type Role,
  type Status,
  statuses,
} from "../domain/shared/codes.ts";
import type { Day } from "../domain/shared/day.ts";
import { DomainError } from "../domain/shared/domain-error.ts";
import type { Nik } from "../domain/shared/nik.ts";
import { handoverInForce } from "../domain/toolkits/handover-rules.ts";
import { noTally, type Tally } from "../domain/training/attendance.ts";
import type { Certificate } from "../domain/training/certificate.ts";
import { statusTexts, stepsAfterApplying } from "../i18n/applications/statuses.ts";
import { allowedActions } from "./allowed-actions.ts";
import { pickAttributesSeen, pickFieldsSeen } from "./staff-fields.ts";
import { toHandoverView } from "./toolkits.ts";

interface Beside {
  /** The documents that the application's version of its programme asked for. */
  required: readonly DocumentKind[];
  /** The attendance of the person. */
  tally?: Tally;
}

/** A person may hold several roles. The person sees everything that any of these roles may see. */
export const toStaffView = (
  application: Application,
  nik: Nik,
  roles: readonly Role[],
  { required, tally = noTally }: Beside,
): ApplicationShown => {
  const handover = handoverInForce(application);
  return {
    ...pickFieldsSeen({ ...application, nik }, roles),
    ...pickAttributesSeen(application, roles),
    missingDocuments: findMissingDocuments(application, required),
    ...(application.seat ? { attendance: tally } : {}),
    ...(handover ? { handover: toHandoverView(handover) } : {}),
    allowedActions: application.erasedAt ? [] : allowedActions(application, roles),
  };
};

const showSeat = ({ status, seat }: Application): Pick<StatusShown, "offer" | "seat"> => {
  if (!seat) return {};
  const { cohortId, classId, skill, venue, startsOn, endsOn, replyBy } = seat;
  const shown = { cohortId, classId, skill, venue, startsOn, endsOn };
  if (status === "offered") return { offer: { ...shown, replyBy } };
  return status === "enrolled" ? { seat: shown } : {};
};

const showAppeal = ({ appeals }: Application): Pick<StatusShown, "appeal"> => {
  const appeal = appeals?.at(-1);
  return appeal ? { appeal: { state: appeal.state, ...(appeal.note ? { note: appeal.note } : {}) } } : {};
};

const showDataRequests = ({ dataRequests }: Application): Pick<StatusShown, "dataRequests"> =>
  dataRequests
    ? {
        dataRequests: dataRequests.map(({ requestId, kind, at, answerBy, answeredAt, note }) => ({
          requestId,
          kind,
          at,
          answerBy,
          ...(answeredAt ? { answeredAt } : {}),
          ...(note ? { note } : {}),
        })),
      }
    : {};

export const toApplicantView = (
  application: Application,
  { required }: Pick<Beside, "required">,
  language: Language,
): StatusShown => ({
  reference: application.reference,
  status: application.status,
  nextStep: statusTexts[language][application.status].nextStep,
  history: application.history,
  documents: application.documents.flatMap(({ documentId, kind, state, why }) => {
    const brought = documentKinds.find((each) => each === kind);
    return brought ? [{ documentId, kind: brought, state, ...(why ? { why } : {}) }] : [];
  }),
  missingDocuments: findMissingDocuments(application, required),
  ...(application.reasons ? { reasons: application.reasons } : {}),
  ...showSeat(application),
  ...showAppeal(application),
  ...showDataRequests(application),
});

const toOpeningView = (cohort: Cohort, programmes: readonly Programme[], today: Day): Opening => ({
  cohortId: cohort.cohortId,
  programme: cohort.programme,
  name: cohort.name,
  state: intakeStateOn(cohort, today),
  opensOn: cohort.opensOn,
  closesOn: cohort.closesOn,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
  venue: cohort.venue,
  quota: cohort.quota,
  regencies: cohort.regencies,
  classes: cohort.classes,
  requiredDocuments:
    programmes.find(({ programme }) => programme === cohort.programme)?.requiredDocuments ?? [],
  ...(cohort.seedHash ? { seedHash: cohort.seedHash } : {}),
});

/** The openings of a day with the names of the skills, as the form shows them. */
export const findOpenings =
  (catalogue: {
    listOpenings(today: Day): Promise<Cohort[]>;
    listProgrammes(): Promise<Programme[]>;
    listSkills(): Promise<Skill[]>;
  }) =>
  async (today: Day) => {
    const [cohorts, programmes, skills] = await Promise.all([
      catalogue.listOpenings(today),
      catalogue.listProgrammes(),
      catalogue.listSkills(),
    ]);
    return { openings: cohorts.map((cohort) => toOpeningView(cohort, programmes, today)), skills };
  };

/**
 * The statuses that a person may see. For a trainer, the statuses with a seat. undefined when the person sees
 * all statuses.
 */
export const visibleTo = (roles: readonly Role[]): readonly Status[] | undefined =>
  roles.every((role) => role === "trainer") ? statuses.filter(hasSeat) : undefined;

export const mayBeSeen = ({ status }: Pick<Application, "status">, roles: readonly Role[]): boolean =>
  visibleTo(roles)?.includes(status) ?? true;

/** For a step of staff: an application that the person may not see gets the answer of an unknown one. */
export const checkVisible = (application: Pick<Application, "status">, roles: readonly Role[]): void => {
  if (!mayBeSeen(application, roles)) throw new DomainError("unknown-record");
};

/** The view of a certificate shows only the facts that the paper proves. It shows initials, no name. */
export const toCertificateView = (certificate: Certificate | undefined) => {
  if (!certificate) throw new DomainError("unknown-record");
  const { number, kind, holder, skill, issuedOn, valid } = certificate;
  return { number, kind, holder, skill, issuedOn, valid };
};

/**
 * A document that arrived, for a person who may open it. Any other document gets the answer of an unknown
 * one.
 */
export const findDocumentFor = (
  roles: readonly Role[],
  application: Application | undefined,
  documentId: string,
) => {
  const document = application?.documents.find((each) => each.documentId === documentId);
  if (!application || !document || !mayOpenKind(document.kind, roles))
    throw new DomainError("unknown-record");
  if (document.state !== "received") throw new DomainError("document-not-received");
  return { reference: application.reference, document };
};

/** The response to a person who has just applied. */
export const toRegisteredView = (
  { reference, status }: Pick<Application, "reference" | "status">,
  siteUrl: string,
  language: Language,
) => ({
  reference,
  status,
  // The reference is behind the `#`, so that no log of a server or proxy holds the reference.
  statusUrl: `${siteUrl}/${language === "en" ? "en/" : ""}status/#${reference}`,
  nextSteps: stepsAfterApplying[language],
});
