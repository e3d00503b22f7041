/** The documents of an applicant's own application: which came, which are missing, and the form to add one. */
import type { StatusShown } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { DocumentFault } from "../domain/applications/document.ts";
import { type DocumentKind, documentKinds, documentTypes, type Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { fillIn } from "../i18n/shared/fill-in.ts";
import { FormErrors } from "./form-errors.tsx";
import { ChoicesField } from "./form-fields.tsx";
import { formState } from "./form-state.ts";
import { printPage } from "./layout.tsx";
import { AskerInputs, OwnLayout, type OwnPage, WayBack, WayToStep } from "./own-page.tsx";
import { ReferenceLine } from "./page-parts.tsx";
import { canRemoveDocuments } from "./status-steps.ts";

type DocumentShown = StatusShown["documents"][number];

const faultText = (language: Language, why: string): string =>
  pageTexts[language].documentFault[why as DocumentFault] ?? why;

const toneOf = ({ state }: DocumentShown) =>
  state === "received" ? "green" : state === "refused" ? "red" : "grey";

interface DocumentRowProps {
  page: OwnPage;
  document: DocumentShown;
  isRemovable: boolean;
}

const DocumentRow = ({ page, document, isRemovable }: DocumentRowProps) => {
  const { documentKind, documentState } = pageTexts[page.language];
  const { documentId, kind, state, why } = document;
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{documentKind[kind]}</dt>
      <dd class="govuk-summary-list__value">
        <strong class={`govuk-tag govuk-tag--${toneOf(document)}`}>{documentState[state]}</strong>
        {why && (
          <>
            {" "}
            <p class="govuk-body">{faultText(page.language, why)}</p>
          </>
        )}
      </dd>
      {isRemovable && (
        <dd class="govuk-summary-list__actions">
          <WayToStep
            asker={page}
            step="removal"
            look="link"
            about={documentKind[kind]}
            values={{ documentId }}
          />
        </dd>
      )}
    </div>
  );
};

interface ShownProps {
  page: OwnPage;
  shown: StatusShown;
}

export const DocumentsTable = ({ page, shown }: ShownProps) => {
  if (shown.documents.length === 0)
    return <p class="govuk-body">{pageTexts[page.language].status.noDocuments}</p>;
  return (
    <dl class="govuk-summary-list">
      {shown.documents.map((document) => (
        <DocumentRow
          key={document.documentId}
          page={page}
          document={document}
          isRemovable={canRemoveDocuments(shown)}
        />
      ))}
    </dl>
  );
};

/**
 * Shown until an officer decided on the application. The decision judges a missing paper along with the rest.
 */
export const MissingDocuments = ({ page, shown }: ShownProps) => {
  const { status: texts, documentKind } = pageTexts[page.language];
  if (!canRemoveDocuments(shown) || shown.missingDocuments.length === 0) return null;
  const cameBefore = (kind: DocumentKind) =>
    shown.documents.some((each) => each.kind === kind && each.state === "received");
  return (
    <div class="govuk-inset-text" id="missing">
      <h3 class="govuk-heading-s">{texts.missing}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {shown.missingDocuments.map((kind) => (
          <li key={kind} data-kind={kind}>
            {cameBefore(kind) ? fillIn(texts.askedAnew, { kind: documentKind[kind] }) : documentKind[kind]}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        {texts.missingNote}
        {shown.status === "returned" && ` ${texts.missingThen}`}
      </p>
    </div>
  );
};

const fieldsIn = (language: Language) => {
  const { documentKind, documentType } = pageTexts[language].status;
  return [
    { name: "kind", label: documentKind },
    { name: "contentType", label: documentType },
  ] as const;
};

const DocumentChoices = ({ page }: { page: OwnPage }) => {
  const { language, sent, problem } = page;
  const { documentKind, documentType } = pageTexts[language];
  const state = formState(language, sent, problem);
  const [kind, contentType] = fieldsIn(language);
  return (
    <>
      <ChoicesField
        kind="radios"
        state={state}
        spec={kind}
        choices={documentKinds.map((value) => ({ value, label: documentKind[value] }))}
      />
      <ChoicesField
        kind="radios"
        state={{ ...state, sent: { contentType: ["image/jpeg"], ...state.sent } }}
        spec={contentType}
        choices={documentTypes.map((value) => ({ value, label: documentType[value] }))}
      />
    </>
  );
};

/** The form for browsers without a script. The script puts its own form in this place. */
export const DocumentForm = ({ page }: { page: OwnPage }) => {
  const { language, reference, birthDate } = page;
  const { status: texts, script, documentKind, documentFault } = pageTexts[language];
  return (
    <section
      class="add-document"
      data-reference={reference}
      data-birth-date={birthDate}
      data-kinds={documentKinds.join(" ")}
      data-texts={JSON.stringify({ ...script, documentKind, documentFault })}
    >
      <h2 class="govuk-heading-m">{texts.addDocument}</h2>
      <form
        method="post"
        action={`/api/applications/${encodeURIComponent(reference)}/documents`}
        novalidate
        accept-charset="utf-8"
      >
        <p class="govuk-body">{texts.addDocumentText}</p>
        <AskerInputs asker={page} />
        <DocumentChoices page={page} />
        <button type="submit" class="govuk-button">
          {texts.addButton}
        </button>
      </form>
    </section>
  );
};

/** The document form again, after a refusal. */
export const documentPage = (page: OwnPage & { problem: Problem }): string => {
  const { language, sent, problem, reference } = page;
  const texts = pageTexts[language].status;
  return printPage(
    <OwnLayout page={page} title={texts.addDocument}>
      <FormErrors state={formState(language, sent, problem)} fields={fieldsIn(language)} problem={problem} />
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <ReferenceLine reference={reference} />
      <DocumentForm page={page} />
      <WayBack asker={page} />
    </OwnLayout>,
  );
};
