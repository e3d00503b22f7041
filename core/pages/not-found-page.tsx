import { addresses } from "../contract/addresses.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { Layout, printPage } from "./layout.tsx";

/** The intended language is unknown, so the page uses both languages. */
export const notFoundPage = (): string => {
  const { notFound, site } = pageTexts.id;
  const { notFound: inEnglish, site: englishSite } = pageTexts.en;
  return printPage(
    <Layout language="id" title={notFound.title} here={{ id: addresses.id.home, en: addresses.en.home }}>
      <div class="column">
        <h1 class="govuk-heading-xl">{notFound.title}</h1>
        <p class="govuk-body-l">{notFound.text}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.id.home}>
            {site.home}
          </a>
        </p>
        <div lang="en">
          <h2 class="govuk-heading-m">{inEnglish.title}</h2>
          <p class="govuk-body">{inEnglish.text}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={addresses.en.home}>
              {englishSite.home}
            </a>
          </p>
        </div>
      </div>
    </Layout>,
  );
};
