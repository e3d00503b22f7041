import type { ProgrammeRules } from "../domain/catalogue/programme.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html, type Markup } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";

/**
 * One cohort on the front page, for the script to copy and fill. `data-slot` names the place of each value.
 */
const openingTemplate = (language: Language): Markup => {
  const texts = pageTexts[language].opening;
  const row = (label: string, slot: string) =>
    html`<div class="facts__row"><dt>${label}</dt><dd data-slot="${slot}"></dd></div>`;
  return html`<template id="opening"><li class="card"><p class="card__state"><strong class="govuk-tag" data-slot="state"></strong></p><h3 class="govuk-heading-m" data-slot="name"></h3><dl class="facts">${row(texts.intake, "intake")}${row(texts.training, "training")}${row(texts.venue, "venue")}${row(texts.regencies, "regencies")}${row(texts.skills, "skills")}${row(texts.documents, "documents")}</dl></li></template>`;
};

/** A manager may change these numbers later. The script replaces them with the current numbers. */
const withAges = (text: string, { minimumAge, maximumAge }: ProgrammeRules): Markup => {
  const [before = "", between = "", after = ""] = text.split(/\{\w+\}/);
  return html`${before}<span data-rule="minimumAge">${minimumAge}</span>${between}<span data-rule="maximumAge">${maximumAge}</span>${after}`;
};

/** The front page: the open cohort, who can apply, what a person needs, and the link to the form. */
export const startPage = ({ language, rules }: { language: Language; rules: ProgrammeRules }): string => {
  const { start, opening, documentKind } = pageTexts[language];
  const at = addresses[language];
  const items = (texts: readonly string[]) =>
    texts.map((text) => html`<li>${text.includes("{") ? withAges(text, rules) : text}</li>`);
  return layout({
    language,
    title: start.title,
    here: { id: addresses.id.home, en: addresses.en.home },
    current: "home",
    script: assets.start,
    banner: html`<div class="hero"><div class="govuk-width-container"><h1 class="hero__title">${start.title}</h1><p class="hero__lead">${start.lead}</p><p><a class="govuk-button hero__button" role="button" draggable="false" href="${at.plainForm}" data-wizard="${at.apply}">${start.button}</a></p><p class="hero__after">${start.after} <a href="${at.status}">${start.afterLink}</a></p></div></div>`,
    content: html`<section aria-labelledby="angkatan"><h2 class="govuk-heading-l" id="angkatan">${start.openings}</h2><div id="openings" aria-live="polite" data-texts="${JSON.stringify(
      {
        ...opening,
        none: start.noneOpen,
        failed: start.openingsFailed,
        documentKind,
      },
    )}"><p class="govuk-body" data-loading>${start.openingsLoading}</p><p class="govuk-body" id="without-script">${start.openingsWithoutScript} <a class="govuk-link" href="${at.plainForm}">${start.plainForm}</a>.</p></div>${openingTemplate(language)}</section><div class="columns"><section><h2 class="govuk-heading-m">${start.who}</h2><ul class="govuk-list govuk-list--bullet">${items(start.whoItems)}</ul><p class="govuk-body">${start.whoNote}</p></section><section><h2 class="govuk-heading-m">${start.need}</h2><ul class="govuk-list govuk-list--bullet">${items(start.needItems)}</ul><p class="govuk-body">${start.needNote}</p></section><section><h2 class="govuk-heading-m">${start.time}</h2><p class="govuk-body">${start.timeText}</p></section><section><h2 class="govuk-heading-m">${start.otherWays}</h2><p class="govuk-body"><a class="govuk-link" href="${at.help}">${start.otherWaysLink}</a></p></section></div>`,
  });
};
