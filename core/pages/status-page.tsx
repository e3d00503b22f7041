import { addresses } from "../contract/addresses.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { personFieldTexts } from "../i18n/applications/person-fields.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { FormErrors } from "./form-errors.tsx";
import { DateField, TextField } from "./form-fields.tsx";
import { formState, type Sent } from "./form-state.ts";
import { assets, Layout, printPage } from "./layout.tsx";
import { HiddenInput, untranslated } from "./page-parts.tsx";

interface StatusPage {
  language: Language;
  sent?: Sent | undefined;
  problem?: Problem | undefined;
}

const fieldsIn = (language: Language) => {
  const texts = pageTexts[language];
  return [
    { name: "reference", ...texts.status.reference },
    { name: "birthDate", ...personFieldTexts.birthDate[language] },
  ] as const;
};

const StatusQuestion = ({ language, sent, problem }: StatusPage) => {
  const texts = pageTexts[language].status;
  const state = formState(language, sent, problem);
  const fields = fieldsIn(language);
  const [reference, birthDate] = fields;
  return (
    <>
      <FormErrors state={state} fields={fields} problem={problem} />
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <p class="govuk-body-l">{texts.lead}</p>
      <form method="post" action="/api/status" novalidate accept-charset="utf-8">
        <HiddenInput name="lang" value={language} />
        <TextField
          state={state}
          spec={reference}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          {...untranslated}
        />
        <DateField state={state} spec={birthDate} />
        <button type="submit" class="govuk-button">
          {texts.button}
        </button>
      </form>
      <p class="govuk-body">{texts.lost}</p>
    </>
  );
};

/** The page that asks for reference and birth date before it shows a status. */
export const statusPage = ({ language, sent, problem }: StatusPage): string => {
  const texts = pageTexts[language];
  return printPage(
    <Layout
      language={language}
      title={texts.status.title}
      hasErrors={problem !== undefined}
      here={{ id: addresses.id.status, en: addresses.en.status }}
      current="status"
      script={assets.status}
      back={{ href: addresses[language].home, text: texts.site.back }}
    >
      <div
        class="column"
        data-unreachable={applicantActionTexts[language].unreachable}
        data-sending={texts.script.sending}
      >
        <StatusQuestion language={language} sent={sent} problem={problem} />
      </div>
    </Layout>,
  );
};
