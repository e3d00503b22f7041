/**
 * The steps that applicants take themselves. A page before each step explains the step, and a page after it
 * confirms.
 */

import type { ComponentChildren } from "preact";
import { dataRequestKinds } from "../domain/privacy/data-request.ts";
import { type ApplicantAction, applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { CorrectionQuestion, correctionFields } from "./correction-page.tsx";
import { FormErrors } from "./form-errors.tsx";
import { ChoicesField, TextareaField } from "./form-fields.tsx";
import { type FormState, formState } from "./form-state.ts";
import { printPage } from "./layout.tsx";
import {
  AskerInputs,
  OwnLayout,
  type OwnPage,
  ReasonsGiven,
  SeatFacts,
  WayBack,
  WayTo,
} from "./own-page.tsx";
import { Bullets, DonePanel, HiddenInput, ReferenceLine, untranslated } from "./page-parts.tsx";

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
  content?: ComponentChildren;
  /** In the order of the page, for the error summary. */
  fields?: readonly Field[];
  /** For fields that are a part of the posted data. */
  state?: FormState;
}

const withdrawalAsked = (state: FormState): Asked => {
  const { label } = applicantActionTexts[state.language].why;
  const field = { name: "why", label, isOptional: true };
  return { path: "withdrawal", content: <TextareaField state={state} spec={field} />, fields: [field] };
};

const appealAsked = (state: FormState): Asked => {
  const field = { name: "text", ...applicantActionTexts[state.language].text };
  return { path: "appeal", content: <TextareaField state={state} spec={field} />, fields: [field] };
};

const dataRequestAsked = (state: FormState): Asked => {
  const { data } = applicantActionTexts[state.language];
  const kind = { name: "kind", label: data.kind };
  const more = { name: "text", ...data.more, isOptional: true };
  const choices = dataRequestKinds.map((value) => {
    const { text, ...rest } = data.kinds[value];
    return { value, label: text, ...rest };
  });
  return {
    path: "data-request",
    content: (
      <>
        <ChoicesField kind="radios" state={state} spec={kind} choices={choices} />
        <TextareaField state={state} spec={more} />
      </>
    ),
    fields: [kind, more],
  };
};

const asked: Record<ApplicantAction, (state: FormState, page: OwnStepPage) => Asked> = {
  accept: () => ({ path: "reply", content: <HiddenInput name="answer" value="accept" /> }),
  decline: () => ({ path: "reply", content: <HiddenInput name="answer" value="decline" /> }),
  withdrawal: withdrawalAsked,
  appeal: appealAsked,
  correction: (_state, page) => ({ path: "correction", ...correctionFields(page) }),
  removal: (_state, { documentId = "" }) => ({
    path: `documents/${encodeURIComponent(documentId)}/removal`,
  }),
  "data-request": dataRequestAsked,
};

/** The facts that a person must see beside the question: the seat, the reasons, the document. */
const StepFacts = ({ page }: { page: OwnStepPage }) => {
  const { step, shown, language, documentId, skills } = page;
  if (!shown) return null;
  if ((step === "accept" || step === "decline") && shown.offer)
    return <SeatFacts language={language} skills={skills} seat={shown.offer} />;
  if (step === "correction" || step === "appeal")
    return <ReasonsGiven heading={pageTexts[language].status.reasons} shown={shown} />;
  const document = step === "removal" && shown.documents.find((each) => each.documentId === documentId);
  return document ? <p class="govuk-body-l">{pageTexts[language].documentKind[document.kind]}</p> : null;
};

/** The button of a step that cannot be undone shows that. */
const buttonClass = (step: ApplicantAction): string =>
  step === "decline" || step === "withdrawal" || step === "removal"
    ? "govuk-button govuk-button--warning"
    : "govuk-button";

const StepForm = ({ page }: { page: OwnStepPage }) => {
  const { language, step, reference, problem, sent } = page;
  const texts = applicantActionTexts[language].steps[step];
  const posted = formState(language, sent, problem);
  const { path, content, fields = [], state = posted } = asked[step](posted, page);
  return (
    <>
      <FormErrors state={state} fields={fields} problem={problem} />
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <ReferenceLine reference={reference} />
      <StepFacts page={page} />
      <Bullets items={texts.means} />
      <form
        method="post"
        action={`/api/applications/${encodeURIComponent(reference)}/${path}`}
        novalidate
        accept-charset="utf-8"
      >
        <AskerInputs asker={page} />
        <HiddenInput name="idempotencyKey" value={page.idempotencyKey} />
        {content}
        <button type="submit" class={buttonClass(step)}>
          {texts.button}
        </button>
      </form>
      <WayBack asker={page} />
    </>
  );
};

/** The page of a step before the person takes it. After a refusal, the same page with the typed values. */
export const ownStepPage = (page: OwnStepPage): string => {
  const { language, step, problem, sent } = page;
  const asksWhichAnswers = step === "correction" && !sent.chosen && !problem;
  return printPage(
    <OwnLayout page={page} title={applicantActionTexts[language].steps[step].title}>
      {asksWhichAnswers ? <CorrectionQuestion page={page} /> : <StepForm page={page} />}
    </OwnLayout>,
  );
};

interface DonePage extends Pick<OwnPage, "language" | "reference" | "birthDate"> {
  step: ApplicantAction;
  /** Sentences for this case only, before the sentences on the next step. */
  said?: readonly string[];
}

/** The page that says what happened and what comes next. */
export const ownStepDonePage = (page: DonePage): string => {
  const { steps, next, toStatus } = applicantActionTexts[page.language];
  const { done } = steps[page.step];
  return printPage(
    <OwnLayout page={page} title={done.title}>
      <DonePanel title={done.title}>
        <span class="reference" {...untranslated}>
          {page.reference}
        </span>
      </DonePanel>
      <h2 class="govuk-heading-m">{next}</h2>
      <Bullets items={[...(page.said ?? []), ...done.next]} />
      <WayTo asker={page} text={toStatus} look="primary" />
    </OwnLayout>,
  );
};
