/**
 * A correction asks only for the answers to be corrected. The first page asks which questions need correction.
 * The second page asks those questions of the form again.
 */
import { Fragment } from "preact";
import type { QuestionName } from "../domain/applications/fields/declared.ts";
import { currentConsent } from "../domain/privacy/consent.ts";
import type { Language } from "../domain/shared/codes.ts";
import { applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { questionCalled } from "../i18n/applications/read-field-texts.ts";
import { answersNamed, chosenIn, correctable, ofChanges, skillsSent } from "./correction.ts";
import { ChoicesField } from "./form-fields.tsx";
import { type FormState, formState } from "./form-state.ts";
import { AskerInputs, type OwnPage, ReasonsGiven, WayBack } from "./own-page.tsx";
import { HiddenInput, ReferenceLine } from "./page-parts.tsx";
import { QuestionSections } from "./question-sections.tsx";
import { fieldsInOrder, type SkillNamed } from "./questions.ts";

/** The first page: which answers need correction. */
export const CorrectionQuestion = ({ page }: { page: OwnPage }) => {
  const { language, reference, shown } = page;
  const { correction: texts, steps } = applicantActionTexts[language];
  const guessed = shown ? answersNamed(shown) : [];
  return (
    <>
      <h1 class="govuk-heading-xl">{steps.correction.title}</h1>
      <ReferenceLine reference={reference} />
      <ReasonsGiven heading={pageTexts[language].status.reasons} shown={shown} />
      <form method="post" action="/api/status" accept-charset="utf-8">
        <AskerInputs asker={page} />
        <HiddenInput name="reference" value={reference} />
        <HiddenInput name="step" value="correction" />
        <HiddenInput name="chosen" value="yes" />
        <ChoicesField
          kind="checkboxes"
          state={{ ...formState(language), sent: { correct: guessed } }}
          spec={{ name: "correct", label: texts.which, hint: texts.whichHint }}
          choices={correctable.map((name) => ({ value: name, label: questionCalled(language, name) }))}
        />
        <p class="govuk-inset-text">{texts.onlyDocuments}</p>
        <button type="submit" class="govuk-button">
          {texts.continue}
        </button>
      </form>
      <WayBack asker={page} />
    </>
  );
};

interface ChosenProps {
  language: Language;
  chosen: readonly QuestionName[];
  skills: readonly SkillNamed[];
}

/** The values that the second page posts besides the answers. */
const ChosenInputs = ({ language, chosen, skills }: ChosenProps) => (
  <>
    <HiddenInput name="chosen" value="yes" />
    {chosen.map((name) => (
      <HiddenInput key={name} name="correct" value={name} />
    ))}
    {chosen.includes("skills") &&
      skills.map(({ skill, name }) => (
        <Fragment key={skill}>
          <HiddenInput name="skillCode" value={skill} />
          <HiddenInput name="skillName" value={name[language]} />
        </Fragment>
      ))}
  </>
);

const ChosenQuestions = ({ state, chosen, skills }: Omit<ChosenProps, "language"> & { state: FormState }) => {
  const texts = applicantActionTexts[state.language].correction;
  if (chosen.length === 0) return <p class="govuk-inset-text">{texts.nothing}</p>;
  return (
    <>
      <p class="govuk-body-l">{texts.fillLead}</p>
      <div class="questions">
        <QuestionSections
          state={state}
          offered={{ openings: [], skills, consent: currentConsent }}
          names={chosen}
        />
      </div>
    </>
  );
};

/** The second page: the chosen questions of the form, to be answered again. */
export const correctionFields = ({ language, sent, problem, skills }: OwnPage) => {
  const state = ofChanges(language, sent, problem);
  const chosen = chosenIn(sent);
  const offered = skills.length > 0 ? skills : skillsSent(sent, language);
  return {
    state,
    fields: fieldsInOrder(language),
    content: (
      <>
        <ChosenInputs language={language} chosen={chosen} skills={offered} />
        <ChosenQuestions state={state} chosen={chosen} skills={offered} />
      </>
    ),
  };
};
