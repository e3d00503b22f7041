/**
 * The steps that applicants take themselves. A page before each step explains the step, and a page after it
 * confirms.
 */

import { dataRequestKinds } from "../domain/privacy/data-request.ts";
import { type ApplicantAction, applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { correctionFields, correctionQuestion } from "./correction-page.ts";
import { errorSummary, type FormState, formState, radiosField, textareaField } from "./fields.ts";
import { html, type Markup } from "./html.ts";
import {
  bullets,
  hidden,
  type OwnPage,
  ownLayout,
  reasonsGiven,
  referenceLine,
  seatFacts,
  wayBack,
  wayTo,
  whoAsks,
} from "./own-page.ts";

export interface OwnStepPage extends OwnPage {
  step: ApplicantAction;
  /** New with each form, and the same when a form comes back with errors. */
  idempotencyKey: string | undefined;
  /** The document to be removed. */
  documentId?: string | undefined;
}

interface Field {
  name: string;
  label: string;
}

/** The question of a step, and the other values that its form posts. */
interface Asked {
  /** The part of the path after the application's own address. */
  path: string;
  content?: Markup | undefined;
  /** In the order of the page, for the error summary. */
  fields?: readonly Field[];
  /** For fields that are a part of the posted data. */
  state?: FormState;
}

const withdrawalAsked = (state: FormState): Asked => {
  const { label } = applicantActionTexts[state.language].why;
  const field = { name: "why", label, isOptional: true };
  return { path: "withdrawal", content: textareaField(state, field), fields: [field] };
};

const appealAsked = (state: FormState): Asked => {
  const field = { name: "text", ...applicantActionTexts[state.language].text };
  return { path: "appeal", content: textareaField(state, field), fields: [field] };
};

const dataRequestAsked = (state: FormState): Asked => {
  const { data } = applicantActionTexts[state.language];
  const kind = { name: "kind", label: data.kind };
  const more = { name: "text", ...data.more, isOptional: true };
  return {
    path: "data-request",
    content: html`${radiosField(
      state,
      kind,
      dataRequestKinds.map((each) => ({ value: each, ...data.kinds[each] })),
    )}${textareaField(state, more)}`,
    fields: [kind, more],
  };
};

const asked: Record<ApplicantAction, (state: FormState, page: OwnStepPage) => Asked> = {
  accept: () => ({ path: "reply", content: hidden("answer", "accept") }),
  decline: () => ({ path: "reply", content: hidden("answer", "decline") }),
  withdrawal: withdrawalAsked,
  appeal: appealAsked,
  correction: (_state, page) => ({ path: "correction", ...correctionFields(page) }),
  removal: (_state, { documentId = "" }) => ({
    path: `documents/${encodeURIComponent(documentId)}/removal`,
  }),
  "data-request": dataRequestAsked,
};

/** The facts that a person must see beside the question: the seat, the reasons, the document. */
const factsOf = (page: OwnStepPage): Markup | undefined => {
  const { step, shown, language, documentId } = page;
  if (!shown) return undefined;
  if ((step === "accept" || step === "decline") && shown.offer) return seatFacts(page, shown.offer);
  if (step === "correction" || step === "appeal")
    return reasonsGiven(pageTexts[language].status.reasons, shown);
  const document = step === "removal" && shown.documents.find((each) => each.documentId === documentId);
  return document
    ? html`<p class="govuk-body-l">${pageTexts[language].documentKind[document.kind]}</p>`
    : undefined;
};

/** These steps cannot be undone, and their button shows that. */
const isFinal = (step: ApplicantAction) => step === "decline" || step === "withdrawal" || step === "removal";

/** The page of a step before the person takes it. After a refusal, the same page with the typed values. */
export const ownStepPage = (page: OwnStepPage): string => {
  const { language, step, reference, problem, sent } = page;
  const texts = applicantActionTexts[language].steps[step];
  if (step === "correction" && !sent.chosen && !problem)
    return ownLayout(page, texts.title, correctionQuestion(page));
  const posted = formState(language, sent, problem);
  const { path, content, fields = [], state = posted } = asked[step](posted, page);
  return ownLayout(
    page,
    texts.title,
    html`${problem && errorSummary(state, fields, problem)}<h1 class="govuk-heading-xl">${texts.title}</h1>${referenceLine(reference)}${factsOf(page)}${bullets(texts.means)}<form method="post" action="/api/applications/${encodeURIComponent(reference)}/${path}" novalidate accept-charset="utf-8">${whoAsks(page)}${hidden("idempotencyKey", page.idempotencyKey)}${content}<button type="submit" class="govuk-button${isFinal(step) && " govuk-button--warning"}">${texts.button}</button></form>${wayBack(page)}`,
  );
};

interface DonePage extends Pick<OwnPage, "language" | "reference" | "birthDate"> {
  step: ApplicantAction;
  /** Sentences for this case only, before the sentences on the next step. */
  said?: readonly string[];
}

/** The page that says what happened and what comes next. */
export const ownStepDonePage = (page: DonePage): string => {
  const texts = applicantActionTexts[page.language];
  const { done } = texts.steps[page.step];
  return ownLayout(
    page,
    done.title,
    html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title" tabindex="-1">${done.title}</h1><div class="govuk-panel__body"><span class="reference" translate="no">${page.reference}</span></div></div><h2 class="govuk-heading-m">${texts.next}</h2>${bullets([...(page.said ?? []), ...done.next])}${wayTo(page, texts.toStatus, { look: "primary" })}`,
  );
};
