import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html } from "./html.ts";
import { addresses, layout } from "./layout.ts";

/** Other ways to apply, and how the office uses the data. */
export const helpPage = (language: Language): string => {
  const { help, site } = pageTexts[language];
  const list = (items: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return layout({
    language,
    title: help.title,
    here: { id: addresses.id.help, en: addresses.en.help },
    current: "help",
    back: { href: addresses[language].home, text: site.back },
    content: html`<div class="column"><h1 class="govuk-heading-xl">${help.title}</h1><p class="govuk-body-l">${help.lead}</p><h2 class="govuk-heading-m">${help.ways}</h2>${list(help.waysItems)}<h2 class="govuk-heading-m">${help.deaf}</h2>${list(help.deafItems)}<h2 class="govuk-heading-m">${help.blind}</h2>${list(help.blindItems)}<h2 class="govuk-heading-m" id="data">${help.privacy}</h2>${list(help.privacyItems)}<p class="govuk-body">${help.law}</p><p class="govuk-body">${help.draft}</p></div>`,
  });
};
