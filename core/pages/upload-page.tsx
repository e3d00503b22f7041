import { addresses } from "../contract/addresses.ts";
import type { DocumentGrant } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import {
  type DocumentKind,
  type DocumentType,
  documentTypes,
  type Language,
} from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { describedBy } from "./fields/field.ts";
import { Field } from "./fields/form-group.tsx";
import { FormErrors } from "./form-errors.tsx";
import { formState } from "./form-state.ts";
import { Layout, printPage } from "./layout.tsx";
import { HiddenInput, ReferenceLine } from "./page-parts.tsx";

interface UploadPage {
  language: Language;
  reference: string;
  grant: DocumentGrant;
  kind: DocumentKind;
  problem?: Problem | undefined;
}

const typeOf = ({ upload }: UploadPage["grant"]): DocumentType =>
  documentTypes.find((type) => type === upload.fields["Content-Type"]) ?? "image/jpeg";

const UploadForm = ({ language, grant }: Pick<UploadPage, "language" | "grant">) => {
  const { upload: texts } = pageTexts[language];
  const type = typeOf(grant);
  const field = { id: "file", label: texts.file, hint: texts.hint[type] };
  // The bucket reads the fields in order and stops at the file, so the file comes last.
  return (
    <form method="post" action={grant.upload.url} enctype="multipart/form-data">
      {Object.entries(grant.upload.fields).map(([name, value]) => (
        <HiddenInput key={name} name={name} value={value} />
      ))}
      <Field field={field} size="s">
        <input
          class="govuk-file-upload"
          type="file"
          id={field.id}
          name="file"
          accept={type}
          aria-describedby={describedBy(field)}
        />
      </Field>
      <button type="submit" class="govuk-button">
        {texts.button}
      </button>
    </form>
  );
};

/**
 * The answer to the plain document form. The browser sends the file from this page directly to the bucket,
 * within the limits of the grant.
 */
export const uploadPage = ({ language, reference, grant, kind, problem }: UploadPage): string => {
  const { upload: texts, documentKind, site } = pageTexts[language];
  return printPage(
    <Layout
      language={language}
      title={texts.title}
      hasErrors={problem !== undefined}
      here={{ id: addresses.id.status, en: addresses.en.status }}
      current="status"
      back={{ href: addresses[language].status, text: site.back }}
    >
      <div class="column">
        <FormErrors state={formState(language, {}, problem)} fields={[]} problem={problem} />
        <h1 class="govuk-heading-xl">
          {texts.title}: {documentKind[kind]}
        </h1>
        <ReferenceLine reference={reference} />
        <p class="govuk-body">{texts.tips}</p>
        <UploadForm language={language} grant={grant} />
        <p class="govuk-body">{texts.after}</p>
        <p class="govuk-body">{texts.expires}</p>
      </div>
    </Layout>,
  );
};
