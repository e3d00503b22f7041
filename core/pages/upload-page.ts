import type { DocumentGrant } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import {
  type DocumentKind,
  type DocumentType,
  documentTypes,
  type Language,
} from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { errorSummary, formState } from "./fields.ts";
import { html } from "./html.ts";
import { addresses, layout } from "./layout.ts";

interface UploadPage {
  language: Language;
  reference: string;
  grant: DocumentGrant;
  kind: DocumentKind;
  problem?: Problem | undefined;
}

const typeOf = ({ upload }: UploadPage["grant"]): DocumentType =>
  documentTypes.find((type) => type === upload.fields["Content-Type"]) ?? "image/jpeg";

/**
 * The answer to the plain document form. The browser sends the file from this page directly to the bucket,
 * within the limits of the grant.
 */
export const uploadPage = (page: UploadPage): string => {
  const { language, reference, grant, kind, problem } = page;
  const texts = pageTexts[language];
  const type = typeOf(grant);
  // The bucket reads the fields in order and stops at the file, so the file comes last.
  return layout({
    language,
    title: texts.upload.title,
    hasErrors: problem !== undefined,
    here: { id: addresses.id.status, en: addresses.en.status },
    current: "status",
    back: { href: addresses[language].status, text: texts.site.back },
    content: html`<div class="column">${
      problem && errorSummary(formState(language, {}, problem), [], problem)
    }<h1 class="govuk-heading-xl">${texts.upload.title}: ${texts.documentKind[kind]}</h1><p class="reference reference--line" translate="no">${reference}</p><p class="govuk-body">${texts.upload.tips}</p><form method="post" action="${grant.upload.url}" enctype="multipart/form-data">${Object.entries(
      grant.upload.fields,
    ).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}<div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="file">${texts.upload.file}</label><div class="govuk-hint" id="file-hint">${texts.upload.hint[type]}</div><input class="govuk-file-upload" type="file" id="file" name="file" accept="${type}" aria-describedby="file-hint"></div><button type="submit" class="govuk-button">${texts.upload.button}</button></form><p class="govuk-body">${texts.upload.after}</p><p class="govuk-body">${texts.upload.expires}</p></div>`,
  });
};
