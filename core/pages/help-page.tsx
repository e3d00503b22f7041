import * as office from "../../offices/office.ts";
import { addresses } from "../contract/addresses.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { Layout, printPage } from "./layout.tsx";
import { OfficeContact } from "./office-contact.tsx";
import { Bullets } from "./page-parts.tsx";

/** Other ways to apply, and how the office uses the data. */
export const helpPage = (language: Language): string => {
  const { help, site } = pageTexts[language];
  return printPage(
    <Layout
      language={language}
      title={help.title}
      here={{ id: addresses.id.help, en: addresses.en.help }}
      current="help"
      back={{ href: addresses[language].home, text: site.back }}
    >
      <div class="column">
        <h1 class="govuk-heading-xl">{help.title}</h1>
        <p class="govuk-body-l">{help.lead}</p>
        <h2 class="govuk-heading-m">{help.ways}</h2>
        <Bullets items={help.waysItems} />
        <OfficeContact language={language} contact={office.contact} />
        <h2 class="govuk-heading-m">{help.deaf}</h2>
        <Bullets items={help.deafItems} />
        <h2 class="govuk-heading-m">{help.blind}</h2>
        <Bullets items={help.blindItems} />
        <h2 class="govuk-heading-m" id="data">
          {help.privacy}
        </h2>
        <Bullets items={help.privacyItems} />
        <p class="govuk-body">{help.law}</p>
        <p class="govuk-body">{help.draft}</p>
      </div>
    </Layout>,
  );
};
