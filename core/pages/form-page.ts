import type { Opening } from "../contract/replies/catalogue.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { errorSummary, formState, type Sent } from "./fields.ts";
import { formatDay } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { addresses, layout } from "./layout.ts";
import { fieldsInOrder, type Offered, openingHint, questionSections } from "./questions.ts";

interface FormPage extends Offered {
  language: Language;
  /** New with each form, and the same when a form comes back with errors. */
  idempotencyKey: string;
  /** The typed values by field name, to be kept. */
  sent?: Sent;
  problem?: Problem;
}

const comingOpenings = (language: Language, openings: readonly Opening[]): Markup => {
  const texts = pageTexts[language];
  const coming = openings.filter(({ state }) => state === "upcoming");
  return coming.length === 0
    ? html`<p class="govuk-body">${texts.form.closedNothing}</p>`
    : html`<h2 class="govuk-heading-m">${texts.form.upcoming}</h2><ul class="cards">${coming.map(
        (opening) =>
          html`<li class="card"><h3 class="govuk-heading-s">${opening.name}</h3><p class="govuk-body">${texts.opening.intake}: ${formatDay(language, opening.opensOn)} ${texts.opening.to} ${formatDay(language, opening.closesOn)}.</p><p class="govuk-body">${openingHint(language, opening)}</p></li>`,
      )}</ul>`;
};

const form = (page: FormPage): Markup => {
  const { language, idempotencyKey, sent, problem } = page;
  const texts = pageTexts[language].form;
  const state = formState(language, sent, problem);
  return html`${problem && errorSummary(state, fieldsInOrder(language), problem)}<h1 class="govuk-heading-xl">${texts.title}</h1><p class="govuk-body-l">${texts.lead}</p><form class="questions" method="post" action="/api/applications" novalidate accept-charset="utf-8"><input type="hidden" name="idempotencyKey" value="${idempotencyKey}"><input type="hidden" name="lang" value="${language}">${questionSections(state, page)}<p class="govuk-body">${texts.sendNote}</p><button type="submit" class="govuk-button">${texts.send}</button></form>`;
};

const closed = ({ language, openings }: FormPage): Markup => {
  const texts = pageTexts[language].form;
  return html`<h1 class="govuk-heading-xl">${texts.closed}</h1><p class="govuk-body-l">${texts.closedText}</p>${comingOpenings(language, openings)}`;
};

/**
 * The plain form on one page, for browsers without JavaScript. After a refusal, the form shows its errors and
 * the typed values.
 */
export const formPage = (page: FormPage): string => {
  const { language, openings, problem } = page;
  const texts = pageTexts[language];
  // The typed values must not be lost when the intake closed in the meantime.
  const isOpen = openings.some(({ state }) => state === "open") || page.sent !== undefined;
  return layout({
    language,
    title: isOpen ? texts.form.title : texts.form.closed,
    hasErrors: problem !== undefined,
    here: { id: addresses.id.plainForm, en: addresses.en.plainForm },
    current: "apply",
    back: { href: addresses[language].home, text: texts.site.back },
    content: html`<div class="column">${isOpen ? form(page) : closed(page)}</div>`,
  });
};
