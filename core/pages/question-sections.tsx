/**
 * The questions of the application form, in their order. Each question is a section of the plain form and a
 * page of the wizard. The HTML is the same in both.
 */
import { givenAnswer } from "../domain/applications/fields/answer.ts";
import {
  fieldNamed,
  fieldsOfQuestion,
  type PersonFieldName,
  type QuestionName,
} from "../domain/applications/fields/declared.ts";
import { questionTexts } from "../i18n/applications/person-fields.ts";
import { ChoicesField, DateField, TextareaField, TextField } from "./form-fields.tsx";
import type { FieldSpec, FormState } from "./form-state.ts";
import {
  AddressInput,
  CohortInput,
  ConsentInput,
  FunctioningInput,
  HelperInput,
  SkillsInput,
} from "./question-inputs.tsx";
import { choicesOf, headedQuestions, leadingSpec, type Offered, questionNames, specOf } from "./questions.ts";

/** The fields that browsers can fill in. */
const filledInAs: Partial<Record<PersonFieldName, string>> = { fullName: "name" };

const typedAs = {
  telephone: { type: "tel", autocomplete: "tel" },
  email: { type: "email", autocomplete: "email", spellcheck: false },
  nik: { inputmode: "numeric", autocomplete: "off", spellcheck: false },
} as const;

const ownInputs = {
  cohort: CohortInput,
  skills: SkillsInput,
  address: AddressInput,
  functioning: FunctioningInput,
  helper: HelperInput,
  consent: ConsentInput,
};

interface AnswerInputProps {
  state: FormState;
  name: PersonFieldName;
  spec: FieldSpec;
  offered: Offered;
}

/** The input of a field, by the kind of its answer. */
const AnswerInput = ({ state, name, spec, offered }: AnswerInputProps) => {
  const field = { state, spec };
  const answer = givenAnswer(fieldNamed(name).answer);
  switch (answer.kind) {
    case "one-of":
      return (
        <ChoicesField kind="radios" {...field} choices={choicesOf(state.language, name, answer.codes)} />
      );
    case "some-of":
      return (
        <ChoicesField kind="checkboxes" {...field} choices={choicesOf(state.language, name, answer.codes)} />
      );
    case "line": {
      const autocomplete = filledInAs[name];
      return <TextField {...field} {...(autocomplete ? { autocomplete, spellcheck: false } : {})} />;
    }
    case "paragraph":
      return <TextareaField {...field} />;
    case "day":
      return <DateField {...field} />;
    case "telephone":
    case "email":
    case "nik":
      return <TextField {...field} {...typedAs[answer.kind]} />;
    default: {
      const OwnInput = ownInputs[answer.kind];
      return <OwnInput {...field} offered={offered} />;
    }
  }
};

interface QuestionProps {
  state: FormState;
  question: QuestionName;
  offered: Offered;
}

const QuestionHeading = ({ state, question }: Omit<QuestionProps, "offered">) => {
  const { heading, hint } = questionTexts[question][state.language];
  return (
    <>
      <h2 class="govuk-heading-l">{heading}</h2>
      {hint && <p class="govuk-hint">{hint}</p>}
    </>
  );
};

const Question = ({ state, question, offered }: QuestionProps) => {
  const isHeaded = headedQuestions.includes(question);
  return (
    <>
      {isHeaded && <QuestionHeading state={state} question={question} />}
      {fieldsOfQuestion(question).map((name, index) => {
        const leads = index === 0 && !isHeaded;
        const spec = leads ? leadingSpec(state.language, question, name) : specOf(state.language, name);
        return <AnswerInput key={name} state={state} name={name} spec={spec} offered={offered} />;
      })}
    </>
  );
};

interface QuestionSectionsProps {
  state: FormState;
  offered: Offered;
  names?: readonly QuestionName[];
}

export const QuestionSections = ({ state, offered, names = questionNames }: QuestionSectionsProps) => (
  <>
    {names.map((name) => (
      <section key={name} class="question" id={`q-${name}`} data-question={name}>
        <Question state={state} question={name} offered={offered} />
      </section>
    ))}
  </>
);
