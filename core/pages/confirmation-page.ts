import { pageTexts } from "../dictionary/pages.ts";
import { stepsAfterApplying } from "../dictionary/statuses.ts";
import { readReference } from "../domain/reference.ts";
import type { Language } from "../domain/words.ts";
import { html, type Markup } from "./html.ts";
import { addresses, layout } from "./layout.ts";

/** A reference in its groups, large enough to copy by hand. */
export const referencePanel = (language: Language, reference: string | undefined): Markup => {
  const texts = pageTexts[language].confirmation;
  return html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title" tabindex="-1">${texts.title}</h1><div class="govuk-panel__body">${
    reference
      ? html`${texts.reference}<br><strong class="reference" translate="no">${reference.split("-").map((part, index) => html`${index > 0 && "-"}<span>${part}</span>`)}</strong>`
      : texts.noReference
  }</div></div>`;
};

/** The page after the plain form: it shows what its address says and looks nothing up. */
export const confirmationPage = ({
  language,
  reference,
}: {
  language: Language;
  reference?: string | undefined;
}): string => {
  const texts = pageTexts[language].confirmation;
  // Only a well-formed reference is shown: the address could carry any sentence.
  const shown = reference === undefined ? undefined : readReference(reference);
  const query = (lang: Language) =>
    `/api/confirmation?${new URLSearchParams({ lang, ...(shown ? { reference: shown } : {}) })}`;
  return layout({
    language,
    title: texts.title,
    here: { id: query("id"), en: query("en") },
    content: html`<div class="column">${referencePanel(language, shown)}<p class="govuk-body-l">${texts.keep}</p><h2 class="govuk-heading-m">${texts.next}</h2><ol class="govuk-list govuk-list--number">${stepsAfterApplying[language].map((step) => html`<li>${step}</li>`)}</ol><h2 class="govuk-heading-m">${texts.documents}</h2><p class="govuk-body">${texts.documentsText}</p><p><a class="govuk-button" role="button" draggable="false" href="${addresses[language].status}">${texts.openStatus}</a></p></div>`,
  });
};
