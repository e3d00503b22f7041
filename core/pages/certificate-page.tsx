import { addresses } from "../contract/addresses.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { TextField } from "./form-fields.tsx";
import { formState } from "./form-state.ts";
import { assets, Layout, printPage } from "./layout.tsx";
import { untranslated } from "./page-parts.tsx";

const CodeForm = ({ language }: { language: Language }) => {
  const { certificate: texts } = pageTexts[language];
  return (
    <form class="scripted" id="form" novalidate>
      <div id="question">
        <TextField
          state={formState(language)}
          spec={{ name: "code", ...texts.code }}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          {...untranslated}
        />
      </div>
      <button type="submit" class="govuk-button">
        {texts.button}
      </button>
    </form>
  );
};

/**
 * The page that checks a paper. A person opens it by the QR code, which contains the code of the paper, or
 * types the code. The code stands behind the `#`, and the script sends the request. So no log of pages holds
 * the code.
 */
export const certificatePage = (language: Language): string => {
  const { certificate: texts, site } = pageTexts[language];
  const { name: siteName, error, errorSummary } = site;
  return printPage(
    <Layout
      language={language}
      title={texts.title}
      here={{ id: addresses.id.certificate, en: addresses.en.certificate }}
      script={assets.certificate}
      back={{ href: addresses[language].home, text: site.back }}
    >
      <div
        class="column"
        id="certificate"
        data-texts={JSON.stringify({ ...texts, siteName, error, errorSummary })}
      >
        <h1 class="govuk-heading-xl">{texts.title}</h1>
        <p class="govuk-body-l">{texts.lead}</p>
        <p class="govuk-body" id="without-script">
          {texts.withoutScript}
        </p>
        <CodeForm language={language} />
        <p class="govuk-body">{texts.otherWay}</p>
        <div id="result" />
      </div>
    </Layout>,
  );
};
