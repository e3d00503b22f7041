import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html } from "./html.ts";
import { addresses, layout } from "./layout.ts";

/** The intended language is unknown, so the page uses both languages. */
export const notFoundPage = (): string =>
  layout({
    language: "id",
    title: pageTexts.id.notFound.title,
    here: { id: addresses.id.home, en: addresses.en.home },
    content: html`<div class="column"><h1 class="govuk-heading-xl">${pageTexts.id.notFound.title}</h1><p class="govuk-body-l">${pageTexts.id.notFound.text}</p><p class="govuk-body"><a class="govuk-link" href="/">${pageTexts.id.site.home}</a></p><div lang="en"><h2 class="govuk-heading-m">${pageTexts.en.notFound.title}</h2><p class="govuk-body">${pageTexts.en.notFound.text}</p><p class="govuk-body"><a class="govuk-link" href="/en/">${pageTexts.en.site.home}</a></p></div></div>`,
  });
