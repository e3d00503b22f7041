import { addresses } from "../contract/addresses.ts";
import type { Consent } from "../domain/privacy/consent.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { stepsAfterApplying } from "../i18n/applications/statuses.ts";
import { formState } from "./form-state.ts";
import { assets, Layout, printPage } from "./layout.tsx";
import { CohortChoice } from "./question-inputs.tsx";
import { QuestionSections } from "./question-sections.tsx";
import { listFields } from "./questions.ts";

interface ApplyPage {
  language: Language;
  consent: Consent;
}

/** The texts are in the page, not in the script: a page carries only its own language. */
const textsForScript = (language: Language): string => {
  const { form, script, site, opening, documentKind, documentFault, status, confirmation } =
    pageTexts[language];
  return JSON.stringify({
    ...script,
    error: site.error,
    errorSummary: site.errorSummary,
    reasons: form.reasons,
    formTitle: form.title,
    siteName: site.name,
    opening,
    documentKind,
    documentFault,
    reference: confirmation.reference,
    keep: confirmation.keep,
    next: confirmation.next,
    steps: stepsAfterApplying[language],
    openStatus: status.title,
  });
};

const CheckAnswers = ({ language }: Pick<ApplyPage, "language">) => {
  const { form, script } = pageTexts[language];
  return (
    <section class="question" id="q-check" data-question="check">
      <h2 class="govuk-heading-l">{script.checkTitle}</h2>
      <p class="govuk-body">{script.checkLead}</p>
      <div id="answers" />
      <p class="govuk-body">{form.sendNote}</p>
    </section>
  );
};

const WizardForm = ({ language, consent }: ApplyPage) => (
  <form
    class="questions"
    id="form"
    data-lists={listFields().join(" ")}
    method="post"
    action="/api/applications"
    novalidate
    hidden
  >
    <QuestionSections
      state={formState(language)}
      offered={{ openings: [], skills: [], consent, districts: "fetched" }}
    />
    <CheckAnswers language={language} />
    <p class="govuk-body" id="sending" role="status" />
    <button type="submit" class="govuk-button" id="continue">
      {pageTexts[language].script.continue}
    </button>
  </form>
);

/** Shown while the browser keeps an unfinished form. */
const DraftNote = ({ language }: Pick<ApplyPage, "language">) => {
  const { script } = pageTexts[language];
  return (
    <aside class="draft" id="draft" hidden>
      <p class="govuk-body-s">{script.draftNote}</p>
      <button type="button" class="link-button" id="clear-draft">
        {script.draftClear}
      </button>
    </aside>
  );
};

const Wizard = ({ language, consent }: ApplyPage) => {
  const { form, script, start } = pageTexts[language];
  const { status, home, plainForm } = addresses[language];
  return (
    <div
      class="column"
      id="wizard"
      data-texts={textsForScript(language)}
      data-status={status}
      data-home={home}
      data-plain={plainForm}
    >
      <p class="progress" id="progress" />
      <h1 class="govuk-visually-hidden" id="form-title">
        {form.title}
      </h1>
      <p class="govuk-body" id="without-script">
        {start.withoutScript}{" "}
        <a class="govuk-link" href={plainForm}>
          {start.plainForm}
        </a>
        .
      </p>
      <div id="message" role="status">
        <p class="govuk-body" data-loading="">
          {script.loading}
        </p>
      </div>
      <WizardForm language={language} consent={consent} />
      <DraftNote language={language} />
      <template id="cohort-choice">
        <CohortChoice />
      </template>
    </div>
  );
};

/**
 * The wizard: the sections of the plain form. The script shows them one at a time, and adds the cohorts and
 * skills of the day. Without a script the page leads to the plain form.
 */
export const applyPage = ({ language, consent }: ApplyPage): string => {
  const { form, site } = pageTexts[language];
  return printPage(
    <Layout
      language={language}
      title={form.title}
      here={{ id: addresses.id.apply, en: addresses.en.apply }}
      current="apply"
      script={assets.apply}
      back={{ href: addresses[language].home, text: site.back }}
    >
      <Wizard language={language} consent={consent} />
    </Layout>,
  );
};
