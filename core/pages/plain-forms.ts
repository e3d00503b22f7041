/** The pages that answer a plain HTML form, for each route. */
import type { PageAsked, PlainForm } from "../contract/plain-form.ts";
import type { Opening } from "../contract/replies/catalogue.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { ReplyOf, Route } from "../contract/route.ts";
import type { Routes } from "../contract/routes.ts";
import { largestDocumentBytes } from "../domain/applications/document.ts";
import type { Skill } from "../domain/catalogue/skill.ts";
import { currentConsent } from "../domain/privacy/consent.ts";
import type { DocumentKind } from "../domain/shared/codes.ts";
import { type Day, dayOf, type Instant } from "../domain/shared/day.ts";
import { readReference } from "../domain/shared/reference.ts";
import {
  type ApplicantAction,
  applicantActions,
  applicantActionTexts,
} from "../i18n/applications/applicant-actions.ts";
import { fillIn } from "../i18n/shared/fill-in.ts";
import { confirmationAddress } from "./confirmation-page.tsx";
import { fillCorrection } from "./correction.ts";
import { formPage } from "./form-page.tsx";
import { dateSent } from "./form-state.ts";
import { formatInstant } from "./format.ts";
import { documentPage } from "./own-documents.tsx";
import type { OwnPage } from "./own-page.tsx";
import { ownStatusPage } from "./own-status-page.tsx";
import { ownStepDonePage, ownStepPage } from "./own-step-page.tsx";
import { statusPage } from "./status-page.tsx";
import { canOpen } from "./status-steps.ts";
import { uploadPage } from "./upload-page.tsx";

/** The data of the application form besides its questions. */
export interface FormSource {
  openingsOn(today: Day): Promise<{ openings: Opening[]; skills: Skill[] }>;
  now(): Instant;
  newId(): string;
}

export const applicationForm = ({
  openingsOn,
  now,
  newId,
}: FormSource): PlainForm<Routes["registerApplicant"]> => ({
  answered: ({ reference }, { language }) => ({
    location: confirmationAddress(language, { reference }),
  }),
  refused: async (problem, { language, sent }) => {
    const today = dayOf(now());
    // Unreadable tables are the cause of the refusal then. The page keeps the typed values anyway.
    const offered = await openingsOn(today).catch(() => ({ openings: [], skills: [] }));
    return formPage({
      ...offered,
      language,
      consent: currentConsent,
      // The same key again: after a lost response, a second submission finds the stored response.
      idempotencyKey: sent.idempotencyKey?.[0] ?? newId(),
      sent,
      problem,
    });
  },
});

/** The data of the status page besides the status. */
export interface StatusSource {
  listSkills(): Promise<Skill[]>;
  newId(): string;
}

type Body = Record<string, unknown>;

/** Only the page uses the name of the requested step. The name is not part of the question for the status. */
const withoutStep = (body: unknown): unknown => {
  const { step: _step, chosen: _chosen, correct: _correct, documentId: _documentId, ...rest } = body as Body;
  return rest;
};

export const statusForm = ({ listSkills, newId }: StatusSource): PlainForm<Routes["showStatus"]> => ({
  fill: withoutStep,
  answered: async (shown, { language, sent }) => {
    const [documentId] = sent.documentId ?? [];
    const step = applicantActions.find((each) => each === sent.step?.[0]);
    const namesSkills = shown.offer || shown.seat || step === "correction";
    const page = {
      language,
      reference: shown.reference,
      birthDate: dateSent(sent, "birthDate") ?? "",
      sent: {},
      shown,
      idempotencyKey: newId(),
      // The code of a skill is enough when the name cannot be read.
      skills: namesSkills ? await listSkills().catch(() => []) : [],
    };
    if (!step || !canOpen(step, shown, documentId)) return { html: ownStatusPage(page) };
    return { html: ownStepPage({ ...page, sent, step, documentId }) };
  },
  refused: (problem, { language, sent }) => statusPage({ language, sent, problem }),
});

/** The form again when the person can still use it. Otherwise the question before the form. */
const formAgain = (
  problem: Problem,
  { language, sent, params }: PageAsked,
  show: (page: OwnPage & { problem: Problem }) => string,
): string => {
  const typed = params.reference ?? "";
  const reference = readReference(typed);
  const birthDate = dateSent(sent, "birthDate");
  const isUnopened =
    problem.status === 404 || problem.errors?.some(({ pointer }) => pointer === "/birthDate");
  if (!reference || !birthDate || isUnopened)
    return statusPage({ language, sent: { ...sent, reference: [typed] }, problem });
  return show({ language, sent, problem, reference, birthDate, skills: [] });
};

export const documentForm: PlainForm<Routes["grantDocumentUpload"]> = {
  fill: (body) => ({ ...(body as object), bytes: largestDocumentBytes }),
  answered: (grant, { language, sent, params }) => ({
    html: uploadPage({
      language,
      reference: params.reference ?? "",
      grant,
      kind: (sent.kind?.[0] ?? "other") as DocumentKind,
    }),
    postsTo: grant.upload.url,
  }),
  refused: (problem, asked) => formAgain(problem, asked, documentPage),
};

interface OwnStepForm<R extends Route> {
  /** The step that was taken. undefined when the posted data name no step. */
  step: ApplicantAction | ((asked: PageAsked) => ApplicantAction | undefined);
  fill?: (body: Body) => unknown;
  /** Sentences about this case only. */
  said?: (reply: ReplyOf<R>, asked: PageAsked) => string[];
}

/**
 * A step on the person's own application. The answer says what happened and what comes next, or is the form
 * again with the refusal.
 */
const ownStep = <R extends Route>({ step, fill, said }: OwnStepForm<R>): PlainForm<R> => {
  const stepOf = (asked: PageAsked) => (typeof step === "string" ? step : step(asked));
  return {
    ...(fill ? { fill: (body) => fill(body as Body) } : {}),
    answered: (reply, asked) => {
      const { language, sent, params } = asked;
      const reference = readReference(params.reference ?? "") ?? "";
      const birthDate = dateSent(sent, "birthDate") ?? "";
      const page = { language, reference, birthDate, said: said?.(reply, asked) ?? [] };
      return { html: ownStepDonePage({ ...page, step: stepOf(asked) as ApplicantAction }) };
    },
    refused: (problem, asked) => {
      const { sent, params } = asked;
      const taken = stepOf(asked);
      if (!taken)
        return statusPage({ ...asked, sent: { ...sent, reference: [params.reference ?? ""] }, problem });
      const more = { step: taken, idempotencyKey: sent.idempotencyKey?.[0], documentId: params.documentId };
      return formAgain(problem, asked, (page) => ownStepPage({ ...page, ...more }));
    },
  };
};

const answers = { accept: "accept", decline: "decline" } as const;

export const replyForm = ownStep<Routes["answerOffer"]>({
  step: ({ sent }) => answers[sent.answer?.[0] as keyof typeof answers],
});
export const withdrawalForm = ownStep<Routes["withdrawApplication"]>({ step: "withdrawal" });
export const appealForm = ownStep<Routes["fileAppeal"]>({ step: "appeal" });
export const correctionForm = ownStep<Routes["correctApplication"]>({
  step: "correction",
  fill: fillCorrection,
});
export const removalForm = ownStep<Routes["removeDocument"]>({ step: "removal" });
export const dataRequestForm = ownStep<Routes["requestData"]>({
  step: "data-request",
  said: ({ answerBy, requestId }, { language }) => {
    const texts = applicantActionTexts[language].data;
    return [
      fillIn(texts.answerBy, { answerBy: formatInstant(language, answerBy) }),
      `${texts.requestId}: ${requestId}`,
    ];
  },
});
