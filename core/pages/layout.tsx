/** The frame of every public page: skip link, header, language switch, footer. */
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import * as office from "../../offices/office.ts";
import { type Addresses, addresses } from "../contract/addresses.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";

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

const languageNames: Record<Language, string> = { id: "Bahasa Indonesia", en: "English" };

interface LayoutProps {
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
  banner?: ComponentChildren;
  children: ComponentChildren;
}

const Head = ({ language, title, hasErrors, script }: LayoutProps) => {
  const { site } = pageTexts[language];
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${hasErrors ? `${site.error} ` : ""}${title} – ${site.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content={office.colours.deep} />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      {script && <script src={assets.firstPaint} />}
      <link rel="stylesheet" href={assets.style} />
      <script type="module" src={script ?? assets.expiry} />
    </head>
  );
};

/** Three rising steps: the programme's own mark, not an emblem of a state. */
const Mark = () => (
  <svg class="mark" aria-hidden="true" focusable="false" viewBox="0 0 40 40" width="40" height="40">
    <rect width="40" height="40" rx="9" fill={office.colours.mark} />
    <path
      d="M8 30h7v-7h8v-7h8V9"
      fill="none"
      stroke={office.colours.deep}
      stroke-width="4.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

const LanguageSwitch = ({ language, here }: Pick<LayoutProps, "language" | "here">) => (
  <nav class="languages" aria-label={pageTexts[language].site.languages}>
    <ul>
      {office.languages.map((each) => (
        <li key={each}>
          {each === language ? (
            <span aria-current="true" lang={each}>
              {languageNames[each]}
            </span>
          ) : (
            <a href={here[each]} lang={each} hreflang={each} rel="alternate">
              {languageNames[each]}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

const Navigation = ({ language, current }: Pick<LayoutProps, "language" | "current">) => {
  const { site } = pageTexts[language];
  const at = addresses[language];
  const links = [
    { name: "apply", href: at.plainForm, text: site.apply, wizard: at.apply },
    { name: "status", href: at.status, text: site.status },
    { name: "help", href: at.help, text: site.help },
  ];
  return (
    <nav class="menu" aria-label={site.menu}>
      <ul>
        {links.map(({ name, href, text, wizard }) => (
          <li key={name}>
            <a href={href} data-wizard={wizard} aria-current={name === current ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Header = ({ language, here, current }: Pick<LayoutProps, "language" | "here" | "current">) => {
  const { site } = pageTexts[language];
  return (
    <header class="top">
      <div class="govuk-width-container top__inner">
        <a class="top__home" href={addresses[language].home}>
          <Mark />
          <span class="top__name">{site.name}</span> <span class="top__owner">{site.owner}</span>
        </a>
        <LanguageSwitch language={language} here={here} />
      </div>
      <div class="top__menu">
        <div class="govuk-width-container">
          <Navigation language={language} current={current} />
        </div>
      </div>
    </header>
  );
};

const Footer = ({ language }: Pick<LayoutProps, "language">) => {
  const { site } = pageTexts[language];
  const at = addresses[language];
  return (
    <footer class="bottom">
      <div class="govuk-width-container">
        <p class="bottom__owner">{site.owner}</p>
        <p>{site.footer}</p>
        <p>
          <a href={at.help}>{site.help}</a>
          <a href={`${at.help}#data`}>{site.privacy}</a>
          <a href={at.certificate}>{site.certificate}</a>
        </p>
        <p class="bottom__small">{site.attribution}</p>
      </div>
    </footer>
  );
};

export const Layout = (props: LayoutProps) => {
  const { language, back, banner, children } = props;
  return (
    <html lang={language} class="govuk-template">
      <Head {...props} />
      <body class="govuk-template__body">
        <a href="#isi" class="govuk-skip-link">
          {pageTexts[language].site.skipLink}
        </a>
        <Header {...props} />
        <main id="isi" tabindex={-1}>
          {banner}
          <div class="govuk-width-container govuk-main-wrapper">
            {back && (
              <a href={back.href} class="govuk-back-link" id="back">
                {back.text}
              </a>
            )}
            {children}
          </div>
        </main>
        <Footer language={language} />
      </body>
    </html>
  );
};

/** A whole page as text. */
export const printPage = (page: VNode): string => `<!doctype html>\n${renderToString(page)}\n`;
