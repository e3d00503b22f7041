/**
 * The fields of an application for an officer who enters or corrects one. They are the public form's fields, on one
 * page.
 */

import { givenAnswer } from "../../../core/domain/applications/fields/answer.ts";
import { fieldNamed, type PartsOfField } from "../../../core/domain/applications/fields/declared.ts";
import type { PersonField } from "../../../core/domain/applications/fields/person-field.ts";
import { difficulties, functioningQuestions } from "../../../core/domain/shared/codes.ts";
import { districtsOf } from "../../../core/domain/shared/districts.ts";
import { regencyCodes } from "../../../core/domain/shared/regencies.ts";
import { pageTexts } from "../../../core/i18n/applications/public-pages.ts";
import { codeText, textsOf } from "../../../core/i18n/applications/read-field-texts.ts";
import {
  Checkboxes,
  DayField,
  FieldGroup,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from "../components/form/field.tsx";
import type { PointerTo } from "../components/form/pointer.ts";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import type { Form } from "../hooks/use-command-form.ts";
import { useLanguage, useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";
import { type ApplicationDraft, type TypedField, typedFields } from "./application-draft.ts";

type At = (pointer: PointerTo<ApplicationDraft>) => PointerTo<ApplicationDraft>;
interface FieldInput {
  form: Form<ApplicationDraft>;
  /** Where the form holds it. */
  at: At;
}

const Address = ({ form, at }: FieldInput) => {
  const { entry: texts, choose } = useTexts();
  const { label, parts } = textsOf(useLanguage(), "address");
  const words = useWords();
  const regency = String(form.read(at("/address/regency")) ?? "");
  const part = (name: PartsOfField<"address">) => ({
    form,
    at: at(`/address/${name}`),
    label: parts?.[name]?.label ?? name,
  });
  return (
    <FieldGroup form={form} at={at("/address")} label={label}>
      <div class="console-row">
        <SelectField {...part("regency")} none={choose} choices={choicesOf(regencyCodes, words.regency)} />
        <SelectField
          {...part("district")}
          none={choose}
          choices={choicesOf(
            districtsOf(regency).map(([code]) => code),
            words.district,
          )}
        />
      </div>
      <TextField {...part("village")} hint={texts.villageHint} />
      <TextField {...part("street")} hint={parts?.street?.hint} />
    </FieldGroup>
  );
};

const Functioning = ({ form, at }: FieldInput) => {
  const language = useLanguage();
  const { label, parts } = textsOf(language, "functioning");
  // Asked and answered as on the paper form: "Seeing: no" would be read either way.
  const choices = choicesOf(difficulties, (code) => codeText(language, "functioning", code));
  return (
    <FieldGroup form={form} at={at("/functioning")} label={label}>
      {functioningQuestions.map((question) => (
        <Radios
          key={question}
          form={form}
          at={at(`/functioning/${question}`)}
          inline
          label={parts?.[question]?.asked ?? question}
          choices={choices}
        />
      ))}
    </FieldGroup>
  );
};

const Skills = ({ form, at, skills }: FieldInput & { skills: readonly string[] }) => {
  const { choose } = useTexts();
  const language = useLanguage();
  const { skillChoices, noFurtherSkill } = pageTexts[language];
  const { skillName } = useCatalogue();
  return (
    <FieldGroup form={form} at={at("/skills")} label={textsOf(language, "skills").label}>
      <div class="console-row">
        {skillChoices.map((label, wish) => (
          <SelectField
            key={label}
            form={form}
            at={at(`/skills/${wish}`)}
            label={label}
            none={wish === 0 ? choose : noFurtherSkill}
            choices={choicesOf(skills, skillName)}
          />
        ))}
      </div>
    </FieldGroup>
  );
};

const Helper = ({ form, at }: FieldInput) => {
  const { entry: texts } = useTexts();
  const { label } = textsOf(useLanguage(), "helper");
  return (
    <FieldGroup form={form} at={at("/helper")} label={label} hint={texts.helperHint}>
      <div class="console-row">
        <TextField form={form} at={at("/helper/name")} label={texts.helperName} />
        <TextField form={form} at={at("/helper/phone")} label={texts.helperPhone} />
        <TextField form={form} at={at("/helper/relation")} label={texts.helperRelation} />
      </div>
    </FieldGroup>
  );
};

const Consent = ({ form, at }: FieldInput) => {
  const { entry: texts } = useTexts();
  return (
    <>
      <Radios
        form={form}
        at={at("/consent/givenBy")}
        label={texts.consentGivenBy}
        hint={texts.consentHint}
        choices={[
          { value: "self", label: texts.consentSelf },
          { value: "guardian", label: texts.consentGuardian },
        ]}
      />
      {form.read(at("/consent/givenBy")) === "guardian" && (
        <TextField form={form} at={at("/consent/guardianName")} label={texts.guardianName} />
      )}
    </>
  );
};

const ownInputs = { address: Address, functioning: Functioning, helper: Helper, consent: Consent };
/** Numbers as they are written, in a box of their length. */
const numbers = { telephone: { width: 20 }, nik: { width: 20, inputmode: "numeric" } } as const;

const Field = ({ name, skills, ...input }: FieldInput & { name: TypedField; skills: readonly string[] }) => {
  const { entry: texts, dayHint } = useTexts();
  const words = useWords();
  const { answer, section } = fieldNamed(name);
  const given = givenAnswer(answer);
  const props = {
    form: input.form,
    at: input.at(`/${name}`),
    label: textsOf(useLanguage(), name).label,
    hint: answer.kind === "optional" ? texts.mayBeEmpty : undefined,
  };
  switch (given.kind) {
    case "one-of":
      return (
        <Radios
          {...props}
          inline={section === "person"}
          choices={choicesOf(given.codes, words.codeOf(name))}
        />
      );
    case "some-of":
      return <Checkboxes {...props} choices={choicesOf(given.codes, words.codeOf(name))} />;
    case "paragraph":
      return <TextArea {...props} />;
    case "day":
      return <DayField {...props} hint={dayHint} />;
    case "line":
    case "email":
    case "cohort":
      return <TextField {...props} />;
    case "telephone":
    case "nik":
      return <TextField {...props} {...numbers[given.kind]} />;
    case "skills":
      return <Skills {...input} skills={skills} />;
    default: {
      const Own = ownInputs[given.kind];
      return <Own {...input} />;
    }
  }
};

const sections: readonly PersonField["section"][] = ["person", "needs", "plans", "consent"];

/** `within` is the pointer at which the form holds the application: empty, or `/changes`. */
export const ApplicationFields = <D,>({
  form: given,
  within,
  skills,
}: {
  form: Form<D>;
  within: "" | "/changes";
  /** The skills that the cohort teaches. The applicant may wish for these. */
  skills: readonly string[];
}) => {
  const { application: texts } = useTexts();
  // The fields are the same wherever the form holds them.
  const form = given as unknown as Form<ApplicationDraft>;
  const at: At = (pointer) => `${within}${pointer}` as PointerTo<ApplicationDraft>;
  return sections.map((section) => (
    <>
      <h2 class="govuk-heading-m">{texts.sections[section]}</h2>
      {typedFields
        .filter((name) => fieldNamed(name).section === section)
        .map((name) => (
          <Field key={name} form={form} at={at} name={name} skills={skills} />
        ))}
    </>
  ));
};
