/** The fields of an application as an officer types or corrects them: the same as the public form's, on one page. */

import {
  accommodations,
  difficulties,
  disabilities,
  employments,
  functioningQuestions,
  goals,
  phoneOwners,
  regencyCodes,
  sexes,
} from "../../../core/domain/shared/codes.ts";
import { districts } from "../../../core/domain/shared/districts.ts";
import { pageTexts } from "../../../core/i18n/applications/public-pages.ts";
import { asDay, asOptional } from "../components/form/as-typed.ts";
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
import type { ShownApplication } from "./shown-application.ts";

type Functioning = Record<(typeof functioningQuestions)[number], string>;

export const emptyApplication = {
  fullName: "",
  nik: "",
  birthDate: "",
  sex: "",
  phone: "",
  phoneOwner: "",
  email: "",
  address: { regency: "", district: "", village: "", street: "" },
  disabilities: [] as string[],
  functioning: Object.fromEntries(functioningQuestions.map((question) => [question, ""])) as Functioning,
  accommodations: [] as string[],
  employment: "",
  goal: "",
  motivation: "",
  /** In order of preference; a wish that was not made is empty. */
  skills: ["", "", ""],
  consent: { version: "", givenBy: "", guardianName: "" },
  helper: { name: "", phone: "", relation: "" },
};
export type ApplicationDraft = typeof emptyApplication;

export const draftOfApplication = (application: ShownApplication): ApplicationDraft => ({
  fullName: application.fullName,
  nik: application.nik,
  birthDate: application.birthDate,
  sex: application.sex,
  phone: application.phone,
  phoneOwner: application.phoneOwner,
  email: application.email ?? "",
  address: { ...application.address, village: application.address.village ?? "" },
  disabilities: [...(application.disabilities ?? [])],
  functioning: { ...emptyApplication.functioning, ...application.functioning },
  accommodations: [...(application.accommodations ?? [])],
  employment: application.employment,
  goal: application.goal,
  motivation: application.motivation ?? "",
  skills: [0, 1, 2].map((wish) => application.skills[wish] ?? ""),
  consent: { ...application.consent, guardianName: application.consent.guardianName ?? "" },
  helper: application.helper ?? emptyApplication.helper,
});

export const bodyOfApplication = ({
  birthDate,
  email,
  address,
  skills,
  consent,
  helper,
  ...typed
}: ApplicationDraft) => ({
  ...typed,
  birthDate: asDay(birthDate),
  email: asOptional(email, String) ?? null,
  address: { ...address, village: asOptional(address.village, String) ?? null },
  skills: skills.filter((skill) => skill !== ""),
  consent: {
    ...consent,
    guardianName: consent.givenBy === "guardian" ? asOptional(consent.guardianName, String) : undefined,
  },
  helper: Object.values(helper).some((part) => part.trim()) ? helper : null,
});

/** `within` is where the form holds the application: nowhere, or `/changes`. */
export const ApplicationFields = <D,>({
  form: given,
  within,
  skills,
}: {
  form: Form<D>;
  within: "" | "/changes";
  /** What may be wished: the skills that the cohort teaches. */
  skills: readonly string[];
}) => {
  const { entry: texts, application: names, choose, dayHint } = useTexts();
  const page = pageTexts[useLanguage()];
  const words = useWords();
  const { skillName } = useCatalogue();
  // The fields are the same wherever the form holds them.
  const form = given as unknown as Form<ApplicationDraft>;
  const at = (pointer: PointerTo<ApplicationDraft>) => `${within}${pointer}` as PointerTo<ApplicationDraft>;
  const read = (pointer: PointerTo<ApplicationDraft>) => form.read(at(pointer));
  const regency = String(read("/address/regency") ?? "");
  const difficulty = choicesOf(difficulties, (code) => page.difficulty[code as keyof typeof page.difficulty]);
  const { fields } = page;
  return (
    <>
      <h2 class="govuk-heading-m">{names.person}</h2>
      <TextField form={form} at={at("/fullName")} label={names.fullName} />
      <TextField form={form} at={at("/nik")} label={names.nik} width={20} inputMode="numeric" />
      <DayField form={form} at={at("/birthDate")} label={names.birthDate} hint={dayHint} />
      <Radios form={form} at={at("/sex")} inline label={names.sex} choices={choicesOf(sexes, words.sex)} />
      <TextField form={form} at={at("/phone")} label={names.phone} width={20} />
      <Radios
        form={form}
        at={at("/phoneOwner")}
        inline
        label={names.phoneOwner}
        choices={choicesOf(
          phoneOwners,
          (owner) => names.phoneOwners[owner as keyof typeof names.phoneOwners],
        )}
      />
      <TextField form={form} at={at("/email")} label={names.email} hint={texts.mayBeEmpty} />
      <FieldGroup form={form} at={at("/address")} label={names.address}>
        <div class="console-row">
          <SelectField
            form={form}
            at={at("/address/regency")}
            label={texts.regency}
            none={choose}
            choices={choicesOf(regencyCodes, words.regency)}
          />
          <SelectField
            form={form}
            at={at("/address/district")}
            label={texts.district}
            none={choose}
            choices={choicesOf(
              Object.keys(districts).filter((code) => regency !== "" && code.startsWith(`${regency}.`)),
              words.district,
            )}
          />
        </div>
        <TextField form={form} at={at("/address/village")} label={texts.village} hint={texts.villageHint} />
        <TextField
          form={form}
          at={at("/address/street")}
          label={texts.street}
          hint={fields["address.street"].hint}
        />
      </FieldGroup>

      <h2 class="govuk-heading-m">{names.needs}</h2>
      <Checkboxes
        form={form}
        at={at("/disabilities")}
        label={names.disabilities}
        choices={choicesOf(disabilities, words.disability)}
      />
      <FieldGroup form={form} at={at("/functioning")} label={names.functioning}>
        {functioningQuestions.map((question) => (
          <Radios
            key={question}
            form={form}
            at={at(`/functioning/${question}`)}
            inline
            label={texts.difficulty[question]}
            choices={difficulty}
          />
        ))}
      </FieldGroup>
      <Checkboxes
        form={form}
        at={at("/accommodations")}
        label={names.accommodations}
        choices={choicesOf(accommodations, words.accommodation)}
      />

      <h2 class="govuk-heading-m">{names.wishes}</h2>
      <FieldGroup form={form} at={at("/skills")} label={names.skills}>
        <div class="console-row">
          {page.skillChoices.map((label, wish) => (
            <SelectField
              key={label}
              form={form}
              at={at(`/skills/${wish}`)}
              label={label}
              none={wish === 0 ? choose : page.noFurtherSkill}
              choices={choicesOf(skills, skillName)}
            />
          ))}
        </div>
      </FieldGroup>
      <Radios
        form={form}
        at={at("/employment")}
        label={names.employment}
        choices={choicesOf(employments, words.employment)}
      />
      <Radios form={form} at={at("/goal")} label={names.goal} choices={choicesOf(goals, words.goal)} />
      <TextArea form={form} at={at("/motivation")} label={names.motivation} />

      <h2 class="govuk-heading-m">{names.consent}</h2>
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
      {read("/consent/givenBy") === "guardian" && (
        <TextField form={form} at={at("/consent/guardianName")} label={texts.guardianName} />
      )}
      <FieldGroup form={form} at={at("/helper")} label={names.helper} hint={texts.helperHint}>
        <div class="console-row">
          <TextField form={form} at={at("/helper/name")} label={texts.helperName} />
          <TextField form={form} at={at("/helper/phone")} label={texts.helperPhone} />
          <TextField form={form} at={at("/helper/relation")} label={texts.helperRelation} />
        </div>
      </FieldGroup>
    </>
  );
};
