import type { Problem, StatusShown } from "../contract/replies.ts";
import { pageTexts } from "../dictionary/pages.ts";
import { statusTexts } from "../dictionary/statuses.ts";
import type { DocumentFault } from "../domain/document.ts";
import { documentKinds, documentTypes, type Language, type Status } from "../domain/words.ts";
import { dateField, dateSent, errorSummary, formState, radiosField, type Sent, textField } from "./fields.ts";
import { formatInstant } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";

interface StatusPage {
  language: Language;
  sent?: Sent | undefined;
  shown?: StatusShown | undefined;
  problem?: Problem | undefined;
  /** `YYYY-MM-DD`: the birth date that opened this application, for the document form on the same page. */
  birthDateKnown?: string | undefined;
}

const questionFields = (language: Language) => {
  const texts = pageTexts[language];
  return [
    { name: "reference", ...texts.status.reference },
    { name: "birthDate", ...texts.fields.birthDate },
  ] as const;
};

const question = ({ language, sent, problem }: StatusPage): Markup => {
  const texts = pageTexts[language].status;
  const state = formState(language, sent, problem);
  const [reference, birthDate] = questionFields(language);
  return html`${problem && errorSummary(state, questionFields(language), problem)}<h1 class="govuk-heading-xl">${texts.title}</h1><p class="govuk-body-l">${texts.lead}</p><form method="post" action="/api/status" novalidate accept-charset="utf-8"><input type="hidden" name="lang" value="${language}">${textField(state, reference, { autocomplete: "off", autocapitalize: "characters", spellcheck: "false", translate: "no" })}${dateField(state, birthDate)}<button type="submit" class="govuk-button">${texts.button}</button></form><p class="govuk-body">${texts.lost}</p>`;
};

const tone = (status: Status) =>
  ["returned", "offered"].includes(status)
    ? "yellow"
    : ["rejected", "not-selected", "declined", "dropped-out", "withdrawn"].includes(status)
      ? "grey"
      : "green";

export const faultText = (language: Language, why: string | undefined): string | undefined =>
  why && (pageTexts[language].documentFault[why as DocumentFault] ?? why);

const documentsTable = (language: Language, { documents }: StatusShown): Markup => {
  const texts = pageTexts[language];
  if (documents.length === 0) return html`<p class="govuk-body">${texts.status.noDocuments}</p>`;
  return html`<dl class="govuk-summary-list">${documents.map(
    ({ kind, state, why }) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${texts.documentKind[kind]}</dt><dd class="govuk-summary-list__value"><strong class="govuk-tag govuk-tag--${state === "received" ? "green" : state === "refused" ? "red" : "grey"}">${texts.documentState[state]}</strong>${why && html` <p class="govuk-body">${faultText(language, why)}</p>`}</dd></div>`,
  )}</dl>`;
};

const documentForm = (
  { language, sent, problem }: StatusPage,
  reference: string,
  birthDate: string,
): Markup => {
  const texts = pageTexts[language];
  const state = formState(language, sent, problem);
  const { script, documentKind, documentFault } = texts;
  return html`<section class="add-document" data-reference="${reference}" data-birth-date="${birthDate}" data-kinds="${documentKinds.join(" ")}" data-texts="${JSON.stringify({ ...script, documentKind, documentFault })}"><h2 class="govuk-heading-m">${texts.status.addDocument}</h2><form method="post" action="/api/applications/${reference}/documents" novalidate accept-charset="utf-8"><p class="govuk-body">${texts.status.addDocumentText}</p><input type="hidden" name="lang" value="${language}"><input type="hidden" name="birthDate" value="${birthDate}">${radiosField(
    state,
    { name: "kind", label: texts.status.documentKind },
    documentKinds.map((kind) => ({ value: kind, text: texts.documentKind[kind] })),
  )}${radiosField(
    { ...state, sent: { contentType: ["image/jpeg"], ...state.sent } },
    { name: "contentType", label: texts.status.documentType },
    documentTypes.map((type) => ({ value: type, text: texts.documentType[type] })),
  )}<button type="submit" class="govuk-button">${texts.status.addButton}</button></form></section>`;
};

const answer = (page: StatusPage, shown: StatusShown): Markup => {
  const { language } = page;
  const birthDateKnown = page.birthDateKnown ?? dateSent(page.sent, "birthDate");
  const texts = pageTexts[language].status;
  const names = statusTexts[language];
  return html`<h1 class="govuk-heading-xl">${texts.title}</h1><p class="reference reference--line" translate="no">${shown.reference}</p><div class="now"><p class="now__label">${texts.now}</p><p class="now__status"><strong class="govuk-tag govuk-tag--${tone(shown.status)}">${names[shown.status].name}</strong></p><h2 class="govuk-heading-s">${texts.next}</h2><p class="govuk-body">${shown.nextStep}</p>${
    shown.reasons &&
    shown.reasons.length > 0 &&
    html`<h2 class="govuk-heading-s">${texts.reasons}</h2><ul class="govuk-list govuk-list--bullet">${shown.reasons.map(({ note }) => html`<li>${note}</li>`)}</ul>`
  }</div><h2 class="govuk-heading-m">${texts.documents}</h2><div id="documents">${documentsTable(language, shown)}</div>${birthDateKnown && documentForm(page, shown.reference, birthDateKnown)}<h2 class="govuk-heading-m">${texts.history}</h2><ol class="history">${[
    ...shown.history,
  ]
    .reverse()
    .map(
      ({ at, status, note }) =>
        html`<li class="history__entry"><p class="history__status">${names[status].name}</p><p class="history__at"><time datetime="${at}">${formatInstant(language, at)}</time></p>${note && html`<p class="govuk-body">${note}</p>`}</li>`,
    )}</ol>`;
};

/** The question for a status, and its answer. */
export const statusPage = (page: StatusPage): string => {
  const { language, shown, problem } = page;
  const texts = pageTexts[language];
  const summary =
    shown && problem
      ? errorSummary(
          formState(language, page.sent, problem),
          [
            { name: "kind", label: texts.status.documentKind },
            { name: "contentType", label: texts.status.documentType },
          ],
          problem,
        )
      : undefined;
  return layout({
    language,
    title: texts.status.title,
    hasErrors: problem !== undefined,
    here: { id: addresses.id.status, en: addresses.en.status },
    current: "status",
    script: assets.status,
    back: { href: addresses[language].home, text: texts.site.back },
    content: html`<div class="column">${summary}${shown ? answer(page, shown) : question(page)}</div>`,
  });
};
