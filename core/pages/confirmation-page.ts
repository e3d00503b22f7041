import type { Language } from "../domain/shared/codes.ts";
import { readReference } from "../domain/shared/reference.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { stepsAfterApplying } from "../i18n/applications/statuses.ts";
import { html, type Markup } from "./html.ts";
import { addresses, layout } from "./layout.ts";

/** A reference in its groups, large enough for a person to copy by hand. */
const referencePanel = (language: Language, reference: string | undefined): Markup => {
  const texts = pageTexts[language].confirmation;
  return html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title" tabindex="-1">${texts.title}</h1><div class="govuk-panel__body">${
    reference
      ? html`${texts.reference}<br><strong class="reference" translate="no">${reference.split("-").map((part, index) => html`${index > 0 && "-"}<span>${part}</span>`)}</strong>`
      : texts.noReference
  }</div></div>`;
};

/** The page also confirms a document that went from its form directly to the bucket. */
const documentSent = "document";

interface Confirmed {
  reference?: string | undefined;
  about?: typeof documentSent | undefined;
}

const addressIn = (lang: Language | undefined, { reference, about }: Confirmed): string =>
  `/api/confirmation?${new URLSearchParams({
    ...(lang ? { lang } : {}),
    ...(about ? { about } : {}),
    ...(reference ? { reference } : {}),
  })}`;

/** The address to which a browser without JavaScript goes after a form. */
export const confirmationAddress = (language: Language, confirmed: Confirmed): string =>
  addressIn(language === "en" ? language : undefined, confirmed);

interface ConfirmationPage {
  language: Language;
  reference?: string | undefined;
  about?: string | undefined;
}

const afterDocument = (language: Language): Markup => {
  const { document } = pageTexts[language].confirmation;
  return html`<div class="column"><div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title" tabindex="-1">${document.title}</h1></div><p class="govuk-body-l">${document.checked}</p><p class="govuk-body">${document.result}</p><p class="govuk-body">${document.returned}</p><p><a class="govuk-button" role="button" draggable="false" href="${addresses[language].status}">${document.openStatus}</a></p></div>`;
};

const afterApplying = (language: Language, reference: string | undefined): Markup => {
  const texts = pageTexts[language].confirmation;
  return html`<div class="column">${referencePanel(language, reference)}<p class="govuk-body-l">${texts.keep}</p><h2 class="govuk-heading-m">${texts.next}</h2><ol class="govuk-list govuk-list--number">${stepsAfterApplying[language].map((step) => html`<li>${step}</li>`)}</ol><h2 class="govuk-heading-m">${texts.documents}</h2><p class="govuk-body">${texts.documentsText}</p><p><a class="govuk-button" role="button" draggable="false" href="${addresses[language].status}">${texts.openStatus}</a></p></div>`;
};

/** The page after a plain form. The page shows only the data of its address and reads no record. */
export const confirmationPage = ({ language, reference, about }: ConfirmationPage): string => {
  const texts = pageTexts[language].confirmation;
  // Only a reference of the right form is shown, because the address could contain any sentence.
  const shown = reference === undefined ? undefined : readReference(reference);
  const isDocument = about === documentSent;
  const confirmed: Confirmed = isDocument ? { about: documentSent } : { reference: shown };
  return layout({
    language,
    title: isDocument ? texts.document.title : texts.title,
    here: { id: addressIn("id", confirmed), en: addressIn("en", confirmed) },
    content: isDocument ? afterDocument(language) : afterApplying(language, shown),
  });
};
