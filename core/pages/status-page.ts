import type { StatusShown } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { DocumentFault } from "../domain/applications/document.ts";
import { asksForDocuments } from "../domain/applications/missing-documents.ts";
import { canMove } from "../domain/applications/moves.ts";
import { isActive, isAppealable, statusTable } from "../domain/applications/statuses.ts";
import {
  type DocumentKind,
  documentKinds,
  documentTypes,
  type Language,
  type Status,
} from "../domain/shared/codes.ts";
import { type ApplicantAction, applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { personFieldTexts } from "../i18n/applications/person-fields.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { statusTexts } from "../i18n/applications/statuses.ts";
import { fillIn } from "../i18n/shared/fill-in.ts";
import { asksForAnswer } from "./correction-page.ts";
import { dateField, errorSummary, formState, radiosField, type Sent, textField } from "./fields.ts";
import { formatInstant } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";
import {
  hidden,
  type OwnPage,
  ownLayout,
  reasonsGiven,
  referenceLine,
  seatFacts,
  wayBack,
  wayToStep,
  whoAsks,
} from "./own-page.ts";

interface ShownPage extends OwnPage {
  shown: StatusShown;
  /** New with each page, for the correction that can be sent from the page. */
  idempotencyKey: string;
}

interface QuestionPage {
  language: Language;
  sent?: Sent | undefined;
  problem?: Problem | undefined;
}

const questionFields = (language: Language) => {
  const texts = pageTexts[language];
  return [
    { name: "reference", ...texts.status.reference },
    { name: "birthDate", ...personFieldTexts.birthDate[language] },
  ] as const;
};

const question = ({ language, sent, problem }: QuestionPage): Markup => {
  const texts = pageTexts[language].status;
  const state = formState(language, sent, problem);
  const [reference, birthDate] = questionFields(language);
  return html`${problem && errorSummary(state, questionFields(language), problem)}<h1 class="govuk-heading-xl">${texts.title}</h1><p class="govuk-body-l">${texts.lead}</p><form method="post" action="/api/status" novalidate accept-charset="utf-8"><input type="hidden" name="lang" value="${language}">${textField(state, reference, { autocomplete: "off", autocapitalize: "characters", spellcheck: "false", translate: "no" })}${dateField(state, birthDate)}<button type="submit" class="govuk-button">${texts.button}</button></form><p class="govuk-body">${texts.lost}</p>`;
};

const tone = (status: Status) =>
  statusTable[status].actsNext === "applicant" ? "yellow" : isActive(status) ? "green" : "grey";

const faultText = (language: Language, why: string | undefined): string | undefined =>
  why && (pageTexts[language].documentFault[why as DocumentFault] ?? why);

const canRemoveDocuments = ({ status }: StatusShown) => statusTable[status].documentsRemovable;

const documentsTable = (page: OwnPage, shown: StatusShown): Markup => {
  const { language } = page;
  const texts = pageTexts[language];
  if (shown.documents.length === 0) return html`<p class="govuk-body">${texts.status.noDocuments}</p>`;
  const removal = ({ documentId, kind }: StatusShown["documents"][number]) =>
    html`<dd class="govuk-summary-list__actions">${wayToStep(page, "removal", { look: "link", about: texts.documentKind[kind], with: { documentId } })}</dd>`;
  return html`<dl class="govuk-summary-list">${shown.documents.map(
    (document) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${texts.documentKind[document.kind]}</dt><dd class="govuk-summary-list__value"><strong class="govuk-tag govuk-tag--${document.state === "received" ? "green" : document.state === "refused" ? "red" : "grey"}">${texts.documentState[document.state]}</strong>${document.why && html` <p class="govuk-body">${faultText(language, document.why)}</p>`}</dd>${canRemoveDocuments(shown) && removal(document)}</div>`,
  )}</dl>`;
};

/**
 * Shown until an officer decided on the application. The decision judges a missing paper along with the rest.
 */
const missingDocuments = ({ language }: OwnPage, shown: StatusShown): Markup | undefined => {
  const texts = pageTexts[language];
  if (!canRemoveDocuments(shown) || shown.missingDocuments.length === 0) return undefined;
  const cameBefore = (kind: DocumentKind) =>
    shown.documents.some((each) => each.kind === kind && each.state === "received");
  return html`<div class="govuk-inset-text" id="missing"><h3 class="govuk-heading-s">${texts.status.missing}</h3><ul class="govuk-list govuk-list--bullet">${shown.missingDocuments.map(
    (kind) =>
      html`<li data-kind="${kind}">${cameBefore(kind) ? fillIn(texts.status.askedAnew, { kind: texts.documentKind[kind] }) : texts.documentKind[kind]}</li>`,
  )}</ul><p class="govuk-body">${texts.status.missingNote}${shown.status === "returned" && ` ${texts.status.missingThen}`}</p></div>`;
};

const isReadyToResend = ({ status, missingDocuments, reasons = [] }: StatusShown): boolean =>
  status === "returned" && missingDocuments.length === 0 && asksForDocuments(reasons);

/**
 * Shown after a return for documents, when the last document has arrived. Only sending again remains, and a
 * person must find that at once. The script shows this part when a document arrives while the page is open.
 */
const resend = (page: ShownPage): Markup | undefined => {
  const { language, reference, shown, idempotencyKey } = page;
  if (shown.status !== "returned") return undefined;
  const { correction: texts, steps } = applicantActionTexts[language];
  const way = asksForAnswer(shown)
    ? html`<p class="govuk-body">${texts.answersToo}</p>${wayToStep(page, "correction", { look: "primary" })}`
    : html`<p class="govuk-body">${texts.sendNow}</p><form method="post" action="/api/applications/${encodeURIComponent(reference)}/correction" accept-charset="utf-8">${whoAsks(page)}${hidden("idempotencyKey", idempotencyKey)}${hidden("chosen", "yes")}<button type="submit" class="govuk-button">${steps.correction.button}</button></form>`;
  return html`<section class="offer" id="resend" aria-labelledby="resend-title"${!isReadyToResend(shown) && html` hidden`}><h3 class="govuk-heading-s" id="resend-title">${texts.documentsArrived}</h3>${way}</section>`;
};

const documentFields = (language: Language) => {
  const { documentKind, documentType } = pageTexts[language].status;
  return [
    { name: "kind", label: documentKind },
    { name: "contentType", label: documentType },
  ] as const;
};

/** The form for browsers without a script. The script puts its own form in this place. */
const documentForm = (page: OwnPage): Markup => {
  const { language, sent, problem, reference, birthDate } = page;
  const texts = pageTexts[language];
  const state = formState(language, sent, problem);
  const { script, documentKind, documentFault } = texts;
  const [kind, contentType] = documentFields(language);
  return html`<section class="add-document" data-reference="${reference}" data-birth-date="${birthDate}" data-kinds="${documentKinds.join(" ")}" data-texts="${JSON.stringify({ ...script, documentKind, documentFault })}"><h2 class="govuk-heading-m">${texts.status.addDocument}</h2><form method="post" action="/api/applications/${encodeURIComponent(reference)}/documents" novalidate accept-charset="utf-8"><p class="govuk-body">${texts.status.addDocumentText}</p>${whoAsks(page)}${radiosField(
    state,
    kind,
    documentKinds.map((value) => ({ value, text: texts.documentKind[value] })),
  )}${radiosField(
    { ...state, sent: { contentType: ["image/jpeg"], ...state.sent } },
    contentType,
    documentTypes.map((value) => ({ value, text: texts.documentType[value] })),
  )}<button type="submit" class="govuk-button">${texts.status.addButton}</button></form></section>`;
};

/** The document form again, after a refusal. */
export const documentPage = (page: OwnPage & { problem: Problem }): string => {
  const { language, sent, problem, reference } = page;
  const state = formState(language, sent, problem);
  return ownLayout(
    page,
    pageTexts[language].status.addDocument,
    html`${errorSummary(state, documentFields(language), problem)}<h1 class="govuk-heading-xl">${pageTexts[language].status.title}</h1>${referenceLine(reference)}${documentForm(page)}${wayBack(page)}`,
  );
};

const offered = (page: OwnPage, { offer, seat }: StatusShown): Markup | undefined => {
  const texts = applicantActionTexts[page.language].offer;
  if (offer)
    return html`<section class="offer" aria-labelledby="tawaran"><h2 class="govuk-heading-m" id="tawaran">${texts.heading}</h2>${seatFacts(page, offer)}<div class="buttons">${wayToStep(page, "accept", { look: "primary" })}${wayToStep(page, "decline")}</div></section>`;
  if (seat)
    return html`<section class="offer" aria-labelledby="tempat"><h2 class="govuk-heading-m" id="tempat">${texts.seat}</h2>${seatFacts(page, seat)}<p class="govuk-body">${texts.keep}</p></section>`;
  return undefined;
};

const appealMade = (language: Language, { appeal }: StatusShown): Markup | undefined => {
  const texts = applicantActionTexts[language].appeal;
  return (
    appeal &&
    html`<h2 class="govuk-heading-m">${texts.heading}</h2><p class="govuk-body">${texts.state[appeal.state]}</p>${appeal.note && html`<p class="govuk-body">${texts.note}: ${appeal.note}</p>`}`
  );
};

/** The steps that this status allows, the most likely step first. */
const stepsIn = ({ status, appeal }: StatusShown): ApplicantAction[] => [
  ...(canMove("correct", status) ? (["correction"] as const) : []),
  ...(isAppealable(status) && appeal?.state !== "open" ? (["appeal"] as const) : []),
  ...(canMove("withdraw", status) ? (["withdrawal"] as const) : []),
];

/** Whether a step can be opened from this status. Otherwise the status page itself explains the situation. */
export const canOpen = (step: ApplicantAction, shown: StatusShown, documentId?: string): boolean => {
  if (step === "accept" || step === "decline") return shown.offer !== undefined;
  if (step === "removal")
    return canRemoveDocuments(shown) && shown.documents.some((each) => each.documentId === documentId);
  return step === "data-request" || stepsIn(shown).includes(step);
};

const ownData = (page: OwnPage, { dataRequests = [] }: StatusShown): Markup => {
  const { language } = page;
  const { data } = applicantActionTexts[language];
  const requests = dataRequests.map(({ kind, answerBy, answeredAt, note }) => {
    const state = answeredAt
      ? `${data.answered} ${note ?? ""}`
      : fillIn(data.answerBy, { answerBy: formatInstant(language, answerBy) });
    return html`<li>${data.kinds[kind].text}. ${state}</li>`;
  });
  return html`<h2 class="govuk-heading-m">${data.heading}</h2>${requests.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${requests}</ul>`}${wayToStep(page, "data-request")}`;
};

const historyOf = (language: Language, { history }: StatusShown): Markup =>
  html`<ol class="history">${[...history]
    .reverse()
    .map(
      ({ at, status, note }) =>
        html`<li class="history__entry"><p class="history__status">${statusTexts[language][status].name}</p><p class="history__at"><time datetime="${at}">${formatInstant(language, at)}</time></p>${note && html`<p class="govuk-body">${note}</p>`}</li>`,
    )}</ol>`;

/** The status of an application, the steps that its applicant can take now, and the links to them. */
export const ownStatusPage = (page: ShownPage): string => {
  const { language, shown } = page;
  const texts = pageTexts[language].status;
  const steps = stepsIn(shown);
  return ownLayout(
    page,
    texts.title,
    html`<h1 class="govuk-heading-xl">${texts.title}</h1>${referenceLine(shown.reference)}<div class="now"><p class="now__label">${texts.now}</p><p class="now__status"><strong class="govuk-tag govuk-tag--${tone(shown.status)}">${statusTexts[language][shown.status].name}</strong></p><h2 class="govuk-heading-s">${texts.next}</h2><p class="govuk-body">${shown.nextStep}</p>${reasonsGiven(texts.reasons, shown)}</div>${offered(page, shown)}${appealMade(language, shown)}${
      steps.length > 0 &&
      html`<h2 class="govuk-heading-m">${applicantActionTexts[language].heading}</h2><div class="buttons">${steps.map((step) => wayToStep(page, step, { look: step === "correction" && !isReadyToResend(shown) ? "primary" : "secondary" }))}</div>`
    }<h2 class="govuk-heading-m">${texts.documents}</h2>${missingDocuments(page, shown)}${resend(page)}<div id="documents">${documentsTable(page, shown)}</div>${shown.status !== "withdrawn" && documentForm(page)}<h2 class="govuk-heading-m">${texts.history}</h2>${historyOf(language, shown)}${ownData(page, shown)}`,
  );
};

/** The page that asks for reference and birth date before it shows a status. */
export const statusPage = (page: QuestionPage): string => {
  const { language, problem } = page;
  const texts = pageTexts[language];
  return layout({
    language,
    title: texts.status.title,
    hasErrors: problem !== undefined,
    here: { id: addresses.id.status, en: addresses.en.status },
    current: "status",
    script: assets.status,
    back: { href: addresses[language].home, text: texts.site.back },
    content: html`<div class="column" data-unreachable="${applicantActionTexts[language].unreachable}" data-sending="${texts.script.sending}">${question(page)}</div>`,
  });
};
