/**
 * The common part of the pages of an applicant's own application. Reference and birth date are posted, and
 * never stand in an address.
 */

import type { StatusShown } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { type ApplicantAction, applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import type { Sent } from "./fields.ts";
import { formatDay } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { addresses, assets, layout } from "./layout.ts";
import { type SkillNamed, skillNamed } from "./questions.ts";

export interface OwnPage {
  language: Language;
  reference: string;
  /** `YYYY-MM-DD`: the birth date that opened the application. */
  birthDate: string;
  sent: Sent;
  problem?: Problem | undefined;
  /**
   * The status from which the page was opened. undefined after a refusal, because then no status was read.
   */
  shown?: StatusShown | undefined;
  skills: readonly SkillNamed[];
}

export const hidden = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : html`<input type="hidden" name="${name}" value="${value}">`;

export const whoAsks = ({ language, birthDate }: Pick<OwnPage, "language" | "birthDate">): Markup =>
  html`${hidden("lang", language)}${hidden("birthDate", birthDate)}`;

export const referenceLine = (reference: string): Markup =>
  html`<p class="reference reference--line" translate="no">${reference}</p>`;

interface Way {
  /** Added to the button's name for people who do not see the text beside the button. */
  about?: string;
  look?: "primary" | "secondary" | "link";
  /** Other values to post. */
  with?: Record<string, string>;
}

/**
 * A button that opens a page of this application. The button uses POST, because an address would be stored
 * and logged.
 */
export const wayTo = (
  page: Pick<OwnPage, "language" | "reference" | "birthDate">,
  text: string,
  { about, look = "secondary", with: more = {} }: Way = {},
): Markup =>
  html`<form method="post" action="/api/status" accept-charset="utf-8" class="way">${whoAsks(page)}${hidden("reference", page.reference)}${Object.entries(
    more,
  ).map(([name, value]) =>
    hidden(name, value),
  )}<button type="submit" class="${look === "link" ? "link-button" : `govuk-button${look === "secondary" ? " govuk-button--secondary" : ""}`}">${text}${about && html`<span class="govuk-visually-hidden"> ${about}</span>`}</button></form>`;

export const wayToStep = (page: OwnPage, step: ApplicantAction, more: Way = {}): Markup =>
  wayTo(page, applicantActionTexts[page.language].steps[step].open, {
    ...more,
    with: { ...more.with, step },
  });

export const wayBack = (page: OwnPage): Markup =>
  wayTo(page, applicantActionTexts[page.language].back, { look: "link" });

type SeatShown = NonNullable<StatusShown["seat"]>;

const facts = (rows: readonly (readonly [label: string, value: string] | undefined | false)[]): Markup =>
  html`<dl class="facts">${rows.map(
    (row) => row && html`<div class="facts__row"><dt>${row[0]}</dt><dd>${row[1]}</dd></div>`,
  )}</dl>`;

/** A seat in words. An offer also shows the last day to answer. */
export const seatFacts = (
  { language, skills }: Pick<OwnPage, "language" | "skills">,
  seat: SeatShown & { replyBy?: string },
): Markup => {
  const { offer } = applicantActionTexts[language];
  const until = language === "id" ? "sampai" : "to";
  return facts([
    seat.replyBy !== undefined && [offer.replyBy, `${formatDay(language, seat.replyBy)} (${offer.included})`],
    [offer.class, seat.classId],
    [offer.skill, skillNamed(language, skills, seat.skill)],
    [offer.venue, seat.venue],
    [offer.training, `${formatDay(language, seat.startsOn)} ${until} ${formatDay(language, seat.endsOn)}`],
  ]);
};

export const bullets = (items: readonly string[]): Markup =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

export const reasonsGiven = (heading: string, { reasons = [] }: StatusShown): Markup | undefined =>
  reasons.length === 0
    ? undefined
    : html`<h2 class="govuk-heading-s">${heading}</h2>${bullets(reasons.map(({ note }) => note))}`;

/** The frame of a page of the applicant's own application. */
export const ownLayout = (
  { language, problem }: Pick<OwnPage, "language" | "problem">,
  title: string,
  content: Markup,
): string =>
  layout({
    language,
    title,
    hasErrors: problem !== undefined,
    here: { id: addresses.id.status, en: addresses.en.status },
    current: "status",
    script: assets.status,
    content: html`<div class="column">${content}</div>`,
  });
