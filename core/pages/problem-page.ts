import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html } from "./html.ts";
import { addresses, layout } from "./layout.ts";

/** Any other refusal, for a browser: what happened, what the person can do, and links. */
export const problemPage = ({ language, problem }: { language: Language; problem: Problem }): string => {
  const texts = pageTexts[language];
  const { home, status } = addresses[language];
  return layout({
    language,
    title: problem.title,
    hasErrors: true,
    here: { id: addresses.id.home, en: addresses.en.home },
    content: html`<div class="column"><h1 class="govuk-heading-xl">${problem.title}</h1><p class="govuk-body-l">${problem.detail}</p>${
      problem.errors &&
      problem.errors.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">${problem.errors.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`
    }${
      problem.reasons &&
      problem.reasons.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">${problem.reasons.map(({ found, howToFix }) => html`<li>${found} ${howToFix}</li>`)}</ul>`
    }${problem.correlationId && html`<p class="govuk-body">${texts.problem.incident}: <code>${problem.correlationId}</code></p>`}<ul class="govuk-list"><li><a class="govuk-link" href="${status}">${texts.problem.status}</a></li><li><a class="govuk-link" href="${home}">${texts.problem.back}</a></li></ul></div>`,
  });
};
