/** The inputs of the answers that have several parts, or that depend on the cohorts of the day. */
import { addresses } from "../contract/addresses.ts";
import type { PartsOfField } from "../domain/applications/fields/declared.ts";
import { difficulties, functioningQuestions } from "../domain/shared/codes.ts";
import { regencyName } from "../domain/shared/regencies.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { ChoiceItem } from "./fields/choices.tsx";
import { ChoicesField, FieldsetField, RankedSelect, SelectField, TextField } from "./form-fields.tsx";
import { type FieldSpec, type FormState, idOf, postedName } from "./form-state.ts";
import { HiddenInput } from "./page-parts.tsx";
import {
  choicesOf,
  districtGroups,
  type Offered,
  openingHint,
  regencyChoices,
  skillChoices,
  specOf,
} from "./questions.ts";

interface InputProps {
  state: FormState;
  spec: FieldSpec;
  offered: Offered;
}

export const CohortInput = ({ state, spec, offered }: InputProps) => {
  const open = offered.openings.filter((opening) => opening.state === "open");
  const only = open.length === 1 && !state.sent.cohortId ? [open[0]?.cohortId ?? ""] : undefined;
  return (
    <ChoicesField
      kind="radios"
      state={only ? { ...state, sent: { ...state.sent, cohortId: only } } : state}
      spec={spec}
      choices={open.map((opening) => ({
        value: opening.cohortId,
        label: opening.name,
        hint: openingHint(state.language, opening),
      }))}
    />
  );
};

/** One cohort among the choices, for scripts to copy. The built page knows no cohorts. */
export const CohortChoice = () => (
  <ChoiceItem
    kind="radios"
    id={idOf("cohortId")}
    name="cohortId"
    choice={{ value: "", label: " ", hint: " " }}
  />
);

export const SkillsInput = ({ state, spec, offered }: InputProps) => {
  const texts = pageTexts[state.language];
  const choices = skillChoices(state.language, offered);
  return (
    <FieldsetField state={state} spec={spec}>
      {texts.skillChoices.map((label, index) => (
        <RankedSelect
          key={label}
          state={state}
          spec={{ name: "skills", label }}
          index={index}
          choices={choices}
          empty={index === 0 ? texts.form.choose : texts.noFurtherSkill}
        />
      ))}
    </FieldsetField>
  );
};

/** The regency was asked before this page. It is posted with the form, and the link leads back. */
const RegencyChosen = ({ state, regency }: { state: FormState; regency: string }) => {
  const { regencyStep } = pageTexts[state.language].form;
  return (
    <>
      <p class="govuk-body">
        {`${specOf(state.language, "address", "regency").label}: ${regencyName(regency)}. `}
        <a class="govuk-link" href={addresses[state.language].plainForm}>
          {regencyStep.change}
        </a>
      </p>
      <HiddenInput name={postedName(state, "address.regency")} value={regency} />
    </>
  );
};

export const AddressInput = ({ state, offered: { districts = "every" } }: InputProps) => {
  const { choose } = pageTexts[state.language].form;
  const part = (name: PartsOfField<"address">) => ({ state, spec: specOf(state.language, "address", name) });
  const chosen = typeof districts === "object" ? districts.of : undefined;
  const groups = districts === "fetched" ? [] : districtGroups(chosen ? [chosen] : undefined);
  return (
    <>
      {chosen ? (
        <RegencyChosen state={state} regency={chosen} />
      ) : (
        <SelectField {...part("regency")} empty={choose} choices={regencyChoices()} />
      )}
      <SelectField {...part("district")} empty={choose} groups={groups} />
      <TextField {...part("street")} autocomplete="address-line1" />
    </>
  );
};

export const FunctioningInput = ({ state }: InputProps) => {
  const answers = choicesOf(state.language, "functioning", difficulties);
  return (
    <>
      {functioningQuestions.map((part) => (
        <ChoicesField
          key={part}
          kind="radios"
          state={state}
          spec={specOf(state.language, "functioning", part)}
          choices={answers}
        />
      ))}
    </>
  );
};

const helperParts: readonly PartsOfField<"helper">[] = ["name", "phone", "relation"];

/** Closed unless a helper helps. Open when a field inside has a value; otherwise an error would be hidden. */
const isHelperOpen = (state: FormState): boolean =>
  state.under !== undefined ||
  helperParts.some((part) => state.sent[`helper.${part}`]?.some(Boolean)) ||
  state.errors.some(({ pointer }) => pointer.startsWith("/helper"));

export const HelperInput = ({ state }: InputProps) => {
  const texts = pageTexts[state.language];
  return (
    <>
      <p class="govuk-body">{texts.helperHint}</p>
      <details class="govuk-details" open={isHelperOpen(state)}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">{texts.helperSummary}</span>
        </summary>
        <div class="govuk-details__text">
          {helperParts.map((part) => (
            <TextField
              key={part}
              state={state}
              spec={specOf(state.language, "helper", part)}
              type={part === "phone" ? "tel" : "text"}
              autocomplete="off"
            />
          ))}
        </div>
      </details>
    </>
  );
};

/** A long text is easier to read in groups of a few sentences. */
const paragraphsOf = (text: string): string[] => {
  const sentences = text.split(/(?<=\.)\s+/);
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(sentences.slice(at, at + 3).join(" "));
  return paragraphs;
};

export const ConsentInput = ({ state, offered: { consent } }: InputProps) => {
  const { language } = state;
  const { consent: texts } = pageTexts[language];
  return (
    <>
      <div class="consent" id="consent-text">
        {paragraphsOf(consent.text[language]).map((paragraph) => (
          <p key={paragraph} class="govuk-body">
            {paragraph}
          </p>
        ))}
      </div>
      <HiddenInput name={postedName(state, "consent.version")} value={consent.version} />
      <ChoicesField
        kind="radios"
        state={state}
        spec={{ ...specOf(language, "consent", "givenBy"), hint: texts.note }}
        choices={[
          { value: "self", label: texts.self },
          { value: "guardian", label: texts.guardian },
        ]}
      />
      <TextField state={state} spec={specOf(language, "consent", "guardianName")} autocomplete="off" />
    </>
  );
};
