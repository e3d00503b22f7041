import type { Consent } from "../domain/privacy/consent.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { stepsAfterApplying } from "../i18n/applications/statuses.ts";
import { formState } from "./fields.ts";
import { html } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";
import { cohortChoiceTemplate, listFields, questionSections } from "./questions.ts";

/**
 * The wizard: the sections of the plain form. The script shows them one at a time, and adds the cohorts and
 * skills of the day. Without a script the page leads to the plain form.
 */
export const applyPage = ({ language, consent }: { language: Language; consent: Consent }): string => {
  const { form, script, site, start, opening, documentKind, documentFault, status, confirmation } =
    pageTexts[language];
  const at = addresses[language];
  // The texts are in the page, not in the script: a page carries only its own language.
  const texts = JSON.stringify({
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
  return layout({
    language,
    title: form.title,
    here: { id: addresses.id.apply, en: addresses.en.apply },
    current: "apply",
    script: assets.apply,
    back: { href: at.home, text: site.back },
    content: html`<div class="column" id="wizard" data-texts="${texts}" data-status="${at.status}" data-home="${at.home}" data-plain="${at.plainForm}"><p class="progress" id="progress"></p><h1 class="govuk-visually-hidden" id="form-title">${form.title}</h1><p class="govuk-body" id="without-script">${start.withoutScript} <a class="govuk-link" href="${at.plainForm}">${start.plainForm}</a>.</p><div id="message" role="status"><p class="govuk-body" data-loading>${script.loading}</p></div><form class="questions" id="form" data-lists="${listFields().join(" ")}" method="post" action="/api/applications" novalidate hidden>${questionSections(formState(language), { openings: [], skills: [], consent })}<section class="question" id="q-check" data-question="check"><h2 class="govuk-heading-l">${script.checkTitle}</h2><p class="govuk-body">${script.checkLead}</p><div id="answers"></div><p class="govuk-body">${form.sendNote}</p></section><p class="govuk-body" id="sending" role="status"></p><button type="submit" class="govuk-button" id="continue">${script.continue}</button></form><aside class="draft" id="draft" hidden><p class="govuk-body-s">${script.draftNote}</p><button type="button" class="link-button" id="clear-draft">${script.draftClear}</button></aside><template id="cohort-choice">${cohortChoiceTemplate()}</template></div>`,
  });
};
