/** The status of an applicant's own application, and the ways to the steps that the applicant can take now. */
import type { StatusShown } from "../contract/replies/applications.ts";
import { isActive, statusTable } from "../domain/applications/statuses.ts";
import type { Language, Status } from "../domain/shared/codes.ts";
import { applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { statusTexts } from "../i18n/applications/statuses.ts";
import { fillIn } from "../i18n/shared/fill-in.ts";
import { asksForAnswer } from "./correction.ts";
import { formatInstant } from "./format.ts";
import { printPage } from "./layout.tsx";
import { DocumentForm, DocumentsTable, MissingDocuments } from "./own-documents.tsx";
import { AskerInputs, OwnLayout, type OwnPage, ReasonsGiven, SeatFacts, WayToStep } from "./own-page.tsx";
import { Bullets, HiddenInput, ReferenceLine } from "./page-parts.tsx";
import { isReadyToResend, stepsIn } from "./status-steps.ts";

interface OwnStatusPage extends OwnPage {
  shown: StatusShown;
  /** New with each page, for the correction that can be sent from the page. */
  idempotencyKey: string;
}

interface PageProps {
  page: OwnStatusPage;
}

const toneOf = (status: Status) =>
  statusTable[status].actsNext === "applicant" ? "yellow" : isActive(status) ? "green" : "grey";

const StatusNow = ({ page: { language, shown } }: PageProps) => {
  const texts = pageTexts[language].status;
  return (
    <div class="now">
      <p class="now__label">{texts.now}</p>
      <p class="now__status">
        <strong class={`govuk-tag govuk-tag--${toneOf(shown.status)}`}>
          {statusTexts[language][shown.status].name}
        </strong>
      </p>
      <h2 class="govuk-heading-s">{texts.next}</h2>
      <p class="govuk-body">{shown.nextStep}</p>
      <ReasonsGiven heading={texts.reasons} shown={shown} />
    </div>
  );
};

const OfferOrSeat = ({ page }: PageProps) => {
  const { language, skills, shown } = page;
  const texts = applicantActionTexts[language].offer;
  if (shown.offer)
    return (
      <section class="offer" aria-labelledby="tawaran">
        <h2 class="govuk-heading-m" id="tawaran">
          {texts.heading}
        </h2>
        <SeatFacts language={language} skills={skills} seat={shown.offer} />
        <div class="buttons">
          <WayToStep asker={page} step="accept" look="primary" />
          <WayToStep asker={page} step="decline" />
        </div>
      </section>
    );
  if (shown.seat)
    return (
      <section class="offer" aria-labelledby="tempat">
        <h2 class="govuk-heading-m" id="tempat">
          {texts.seat}
        </h2>
        <SeatFacts language={language} skills={skills} seat={shown.seat} />
        <p class="govuk-body">{texts.keep}</p>
      </section>
    );
  return null;
};

const Appeal = ({ page: { language, shown } }: PageProps) => {
  const texts = applicantActionTexts[language].appeal;
  const { appeal } = shown;
  return appeal ? (
    <>
      <h2 class="govuk-heading-m">{texts.heading}</h2>
      <p class="govuk-body">{texts.state[appeal.state]}</p>
      {appeal.note && (
        <p class="govuk-body">
          {texts.note}: {appeal.note}
        </p>
      )}
    </>
  ) : null;
};

const Steps = ({ page }: PageProps) => {
  const { language, shown } = page;
  const steps = stepsIn(shown);
  if (steps.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{applicantActionTexts[language].heading}</h2>
      <div class="buttons">
        {steps.map((step) => (
          <WayToStep
            key={step}
            asker={page}
            step={step}
            look={step === "correction" && !isReadyToResend(shown) ? "primary" : "secondary"}
          />
        ))}
      </div>
    </>
  );
};

/** Where only documents were asked for, they are sent from here. Otherwise the way leads to the answers. */
const ResendWay = ({ page }: PageProps) => {
  const { language, reference, shown, idempotencyKey } = page;
  const { correction: texts, steps } = applicantActionTexts[language];
  if (asksForAnswer(shown))
    return (
      <>
        <p class="govuk-body">{texts.answersToo}</p>
        <WayToStep asker={page} step="correction" look="primary" />
      </>
    );
  return (
    <>
      <p class="govuk-body">{texts.sendNow}</p>
      <form
        method="post"
        action={`/api/applications/${encodeURIComponent(reference)}/correction`}
        accept-charset="utf-8"
      >
        <AskerInputs asker={page} />
        <HiddenInput name="idempotencyKey" value={idempotencyKey} />
        <HiddenInput name="chosen" value="yes" />
        <button type="submit" class="govuk-button">
          {steps.correction.button}
        </button>
      </form>
    </>
  );
};

/**
 * Shown after a return for documents, when the last document has arrived. Only sending again remains, and a
 * person must find that at once. The script shows this part when a document arrives while the page is open.
 */
const Resend = ({ page }: PageProps) =>
  page.shown.status === "returned" ? (
    <section class="offer" id="resend" aria-labelledby="resend-title" hidden={!isReadyToResend(page.shown)}>
      <h3 class="govuk-heading-s" id="resend-title">
        {applicantActionTexts[page.language].correction.documentsArrived}
      </h3>
      <ResendWay page={page} />
    </section>
  ) : null;

const History = ({ page: { language, shown } }: PageProps) => (
  <ol class="history">
    {[...shown.history].reverse().map(({ at, status, note }) => (
      <li key={at} class="history__entry">
        <p class="history__status">{statusTexts[language][status].name}</p>
        <p class="history__at">
          <time datetime={at}>{formatInstant(language, at)}</time>
        </p>
        {note && <p class="govuk-body">{note}</p>}
      </li>
    ))}
  </ol>
);

type DataRequestShown = NonNullable<StatusShown["dataRequests"]>[number];

const dataRequestText = (language: Language, request: DataRequestShown): string => {
  const { data } = applicantActionTexts[language];
  const state = request.answeredAt
    ? `${data.answered} ${request.note ?? ""}`
    : fillIn(data.answerBy, { answerBy: formatInstant(language, request.answerBy) });
  return `${data.kinds[request.kind].text}. ${state}`;
};

const OwnData = ({ page }: PageProps) => {
  const { language, shown } = page;
  const requests = (shown.dataRequests ?? []).map((request) => dataRequestText(language, request));
  return (
    <>
      <h2 class="govuk-heading-m">{applicantActionTexts[language].data.heading}</h2>
      {requests.length > 0 && <Bullets items={requests} />}
      <WayToStep asker={page} step="data-request" />
    </>
  );
};

/** The status of an application, the steps that its applicant can take now, and the links to them. */
export const ownStatusPage = (page: OwnStatusPage): string => {
  const { language, shown } = page;
  const texts = pageTexts[language].status;
  return printPage(
    <OwnLayout page={page} title={texts.title}>
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <ReferenceLine reference={shown.reference} />
      <StatusNow page={page} />
      <OfferOrSeat page={page} />
      <Appeal page={page} />
      <Steps page={page} />
      <h2 class="govuk-heading-m">{texts.documents}</h2>
      <MissingDocuments page={page} shown={shown} />
      <Resend page={page} />
      <div id="documents">
        <DocumentsTable page={page} shown={shown} />
      </div>
      {shown.status !== "withdrawn" && <DocumentForm page={page} />}
      <h2 class="govuk-heading-m">{texts.history}</h2>
      <History page={page} />
      <OwnData page={page} />
    </OwnLayout>,
  );
};
