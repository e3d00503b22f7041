import { addresses } from "../contract/addresses.ts";
import type { Opening } from "../contract/replies/catalogue.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { regencyCodes } from "../domain/shared/regencies.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { FormErrors } from "./form-errors.tsx";
import { SelectField } from "./form-fields.tsx";
import { formState, type Sent } from "./form-state.ts";
import { formatDay } from "./format.ts";
import { Layout, printPage } from "./layout.tsx";
import { HiddenInput } from "./page-parts.tsx";
import { QuestionSections } from "./question-sections.tsx";
import {
  asksRegencyFirst,
  fieldsInOrder,
  type Offered,
  openingHint,
  regencyChoices,
  specOf,
} from "./questions.ts";

interface FormPage extends Offered {
  language: Language;
  /** New with each form, and the same when a form comes back with errors. */
  idempotencyKey: string;
  /** The typed values by field name, to be kept. */
  sent?: Sent;
  problem?: Problem;
  /** Asked before the form where a province has many districts. */
  regency?: string | undefined;
}

/** The regency of the form: chosen on the page before, or sent with a form that comes back. */
const regencyOf = ({ regency, sent }: FormPage): string | undefined =>
  [regency, sent?.["address.regency"]?.[0]].find((code) => code !== undefined && regencyCodes.includes(code));

const RegencyStep = ({ language }: FormPage) => {
  const texts = pageTexts[language].form;
  return (
    <>
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <p class="govuk-body-l">{texts.regencyStep.lead}</p>
      <form method="get" action="/api/form">
        <HiddenInput name="lang" value={language} />
        <SelectField
          state={formState(language)}
          spec={{ ...specOf(language, "address", "regency"), name: "regency" }}
          empty={texts.choose}
          choices={regencyChoices()}
        />
        <button type="submit" class="govuk-button">
          {texts.regencyStep.next}
        </button>
      </form>
    </>
  );
};

const ComingOpening = ({ language, opening }: { language: Language; opening: Opening }) => {
  const texts = pageTexts[language].opening;
  const opens = formatDay(language, opening.opensOn);
  const closes = formatDay(language, opening.closesOn);
  return (
    <li class="card">
      <h3 class="govuk-heading-s">{opening.name}</h3>
      <p class="govuk-body">{`${texts.intake}: ${opens} ${texts.to} ${closes}.`}</p>
      <p class="govuk-body">{openingHint(language, opening)}</p>
    </li>
  );
};

const ComingOpenings = ({ language, openings }: Pick<FormPage, "language" | "openings">) => {
  const texts = pageTexts[language].form;
  const coming = openings.filter(({ state }) => state === "upcoming");
  return coming.length === 0 ? (
    <p class="govuk-body">{texts.closedNothing}</p>
  ) : (
    <>
      <h2 class="govuk-heading-m">{texts.upcoming}</h2>
      <ul class="cards">
        {coming.map((opening) => (
          <ComingOpening key={opening.cohortId} language={language} opening={opening} />
        ))}
      </ul>
    </>
  );
};

const OpenForm = (page: FormPage) => {
  const { language, idempotencyKey, sent, problem } = page;
  const regency = asksRegencyFirst() ? regencyOf(page) : undefined;
  const offered = regency ? { ...page, districts: { of: regency } } : page;
  const texts = pageTexts[language].form;
  const state = formState(language, sent, problem);
  return (
    <>
      <FormErrors state={state} fields={fieldsInOrder(language)} problem={problem} />
      <h1 class="govuk-heading-xl">{texts.title}</h1>
      <p class="govuk-body-l">{texts.lead}</p>
      <form class="questions" method="post" action="/api/applications" novalidate accept-charset="utf-8">
        <HiddenInput name="idempotencyKey" value={idempotencyKey} />
        <HiddenInput name="lang" value={language} />
        <QuestionSections state={state} offered={offered} />
        <p class="govuk-body">{texts.sendNote}</p>
        <button type="submit" class="govuk-button">
          {texts.send}
        </button>
      </form>
    </>
  );
};

const ClosedForm = ({ language, openings }: FormPage) => {
  const texts = pageTexts[language].form;
  return (
    <>
      <h1 class="govuk-heading-xl">{texts.closed}</h1>
      <p class="govuk-body-l">{texts.closedText}</p>
      <ComingOpenings language={language} openings={openings} />
    </>
  );
};

/**
 * The plain form on one page, for browsers without JavaScript. After a refusal, the form shows its errors and
 * the typed values.
 */
export const formPage = (page: FormPage): string => {
  const { language, openings, problem } = page;
  const texts = pageTexts[language];
  // The typed values must not be lost when the intake closed in the meantime.
  const isOpen = openings.some(({ state }) => state === "open") || page.sent !== undefined;
  const isFirst = asksRegencyFirst() && page.sent === undefined && regencyOf(page) === undefined;
  return printPage(
    <Layout
      language={language}
      title={isOpen ? texts.form.title : texts.form.closed}
      hasErrors={problem !== undefined}
      here={{ id: addresses.id.plainForm, en: addresses.en.plainForm }}
      current="apply"
      back={{ href: addresses[language].home, text: texts.site.back }}
    >
      <div class="column">
        {isOpen ? isFirst ? <RegencyStep {...page} /> : <OpenForm {...page} /> : <ClosedForm {...page} />}
      </div>
    </Layout>,
  );
};
