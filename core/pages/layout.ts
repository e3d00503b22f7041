/** The frame of every public page: skip link, header, language switch, footer. */
import { type Addresses, addresses } from "../contract/addresses.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html, type Markup } from "./html.ts";

/**
 * Names that stay the same between releases, served with an ETag and `no-cache`. A page from a function and a
 * built page link the same file, and neither knows the build of the other. Files that scripts load later have
 * a hash in their names.
 */
export const assets = {
  style: "/assets/site.css",
  firstPaint: "/assets/first-paint.js",
  start: "/assets/start.js",
  apply: "/assets/apply.js",
  status: "/assets/status.js",
  certificate: "/assets/certificate.js",
  expiry: "/assets/expiry.js",
  icon: "/assets/icon.svg",
} as const;

export { addresses };

const languageNames: Record<Language, string> = { id: "Bahasa Indonesia", en: "English" };

interface Page {
  language: Language;
  /** The title of the document. The name of the service is added. */
  title: string;
  /** The errors come first in the title, so that a screen reader says them first. */
  hasErrors?: boolean;
  /** The addresses of the same page in each language. */
  here: Record<Language, string>;
  /** The navigation item of this page. */
  current?: keyof Addresses;
  script?: (typeof assets)["start" | "apply" | "status" | "certificate"];
  /** A link back, above the content. */
  back?: { href: string; text: string };
  /** Shown before the content, over its whole width. */
  banner?: Markup;
  content: Markup;
}

/** Three rising steps: the programme's own mark, not an emblem of a state. */
const mark = html`<svg class="mark" aria-hidden="true" focusable="false" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40" rx="9" fill="#f6c453"/><path d="M8 30h7v-7h8v-7h8V9" fill="none" stroke="#0b3b46" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const languageSwitch = ({ language, here }: Pick<Page, "language" | "here">) =>
  html`<nav class="languages" aria-label="${pageTexts[language].site.languages}"><ul>${(
    ["id", "en"] as const
  ).map((each) =>
    each === language
      ? html`<li><span aria-current="true" lang="${each}">${languageNames[each]}</span></li>`
      : html`<li><a href="${here[each]}" lang="${each}" hreflang="${each}" rel="alternate">${languageNames[each]}</a></li>`,
  )}</ul></nav>`;

const navigation = ({ language, current }: Pick<Page, "language" | "current">) => {
  const { site } = pageTexts[language];
  const at = addresses[language];
  const links = [
    ["apply", at.plainForm, site.apply],
    ["status", at.status, site.status],
    ["help", at.help, site.help],
  ] as const;
  return html`<nav class="menu" aria-label="${site.menu}"><ul>${links.map(
    ([name, href, text]) =>
      html`<li><a href="${href}"${name === "apply" && html` data-wizard="${at.apply}"`}${name === current && html` aria-current="page"`}>${text}</a></li>`,
  )}</ul></nav>`;
};

/** A whole page as text. */
export const layout = (page: Page): string => {
  const { language, title, hasErrors, script = assets.expiry, back, banner, content } = page;
  const { site } = pageTexts[language];
  const at = addresses[language];
  return html`<!doctype html>
<html lang="${language}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${hasErrors ? `${site.error} ` : ""}${title} – ${site.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0b3b46">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
${page.script && html`<script src="${assets.firstPaint}"></script>\n`}<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${script}"></script>
</head>
<body class="govuk-template__body">
<a href="#isi" class="govuk-skip-link">${site.skipLink}</a>
<header class="top">
<div class="govuk-width-container top__inner">
<a class="top__home" href="${at.home}">${mark}<span class="top__name">${site.name}</span> <span class="top__owner">${site.owner}</span></a>
${languageSwitch(page)}
</div>
<div class="top__menu"><div class="govuk-width-container">${navigation(page)}</div></div>
</header>
<main id="isi" tabindex="-1">
${banner}
<div class="govuk-width-container govuk-main-wrapper">
${back && html`<a href="${back.href}" class="govuk-back-link" id="back">${back.text}</a>`}
${content}
</div>
</main>
<footer class="bottom"><div class="govuk-width-container">
<p class="bottom__owner">${site.owner}</p>
<p>${site.footer}</p>
<p><a href="${at.help}">${site.help}</a><a href="${at.help}#data">${site.privacy}</a><a href="${at.certificate}">${site.certificate}</a></p>
<p class="bottom__small">${site.attribution}</p>
</div></footer>
</body>
</html>
`.markup;
};
