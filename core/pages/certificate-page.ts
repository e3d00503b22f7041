import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { formState, textField } from "./fields.ts";
import { html } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";

/**
 * The page that checks a paper. A person opens it by the QR code, which contains the code of the paper, or
 * types the code. The code stands behind the `#`, and the script sends the request. So no log of pages holds
 * the code.
 */
export const certificatePage = (language: Language): string => {
  const { certificate: texts, site } = pageTexts[language];
  return layout({
    language,
    title: texts.title,
    here: { id: addresses.id.certificate, en: addresses.en.certificate },
    script: assets.certificate,
    back: { href: addresses[language].home, text: site.back },
    content: html`<div class="column" id="certificate" data-texts="${JSON.stringify({ ...texts, siteName: site.name, error: site.error, errorSummary: site.errorSummary })}"><h1 class="govuk-heading-xl">${texts.title}</h1><p class="govuk-body-l">${texts.lead}</p><p class="govuk-body" id="without-script">${texts.withoutScript}</p><form class="scripted" id="form" novalidate><div id="question">${textField(
      formState(language),
      { name: "code", ...texts.code },
      { autocomplete: "off", autocapitalize: "characters", spellcheck: "false", translate: "no" },
    )}</div><button type="submit" class="govuk-button">${texts.button}</button></form><p class="govuk-body">${texts.otherWay}</p><div id="result"></div></div>`,
  });
};
