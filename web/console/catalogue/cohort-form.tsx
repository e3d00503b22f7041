/**
 * The fields of a cohort for a manager who opens or changes one. Converts between the stored cohort and the draft.
 */
import { useState } from "preact/hooks";
import { partnerKinds } from "../../../core/domain/shared/codes.ts";
import { regencyCodes } from "../../../core/domain/shared/regencies.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply, Request } from "../../api-client.ts";
import { asDay, asNumber, asOptional } from "../components/form/as-typed.ts";
import {
  Checkboxes,
  DayField,
  FieldGroup,
  SelectField,
  TextArea,
  TextField,
} from "../components/form/field.tsx";
import { Repeated } from "../components/form/repeated.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import type { Form } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { NewSeed } from "../selection/new-seed.tsx";
import { bodyOfRules, draftOfRules, emptyRules, RulesFields } from "../selection/selection-rules.tsx";
import { sha256 } from "../sha256.ts";
import { choicesOf, useWords } from "../words.ts";

type Cohort = Reply<"showCohort">;

const emptyClass = {
  classId: "",
  skill: "",
  partner: { name: "", kind: partnerKinds[0], recommendation: "" },
  seats: "16",
};

export const emptyCohort = {
  cohortId: "",
  programme: "",
  name: "",
  quota: "32",
  regencies: [] as string[],
  opensOn: "",
  closesOn: "",
  startsOn: "",
  endsOn: "",
  venue: "",
  classes: [emptyClass],
  rules: emptyRules,
  replyDays: "7",
  minimumAttendance: "0.8",
  seedHash: "",
};
export type CohortDraft = typeof emptyCohort;

export const draftOfCohort = (cohort: Cohort): CohortDraft => ({
  cohortId: cohort.cohortId,
  programme: cohort.programme,
  name: cohort.name,
  quota: String(cohort.quota),
  regencies: [...cohort.regencies],
  opensOn: cohort.opensOn,
  closesOn: cohort.closesOn,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
  venue: cohort.venue,
  classes: cohort.classes.map(({ classId, skill, partner, seats }) => ({
    classId,
    skill,
    partner: { name: partner.name, kind: partner.kind, recommendation: partner.recommendation ?? "" },
    seats: String(seats),
  })),
  rules: draftOfRules(cohort.rules),
  replyDays: String(cohort.replyDays),
  minimumAttendance: String(cohort.minimumAttendance),
  seedHash: cohort.seedHash ?? "",
});

export const bodyOfCohort = ({
  cohortId: _,
  ...typed
}: CohortDraft): Omit<Request<"changeCohort">["body"], "version"> => ({
  ...typed,
  quota: asNumber(typed.quota),
  opensOn: asDay(typed.opensOn),
  closesOn: asDay(typed.closesOn),
  startsOn: asDay(typed.startsOn),
  endsOn: asDay(typed.endsOn),
  classes: typed.classes.map(({ partner, seats, ...one }) => ({
    ...one,
    partner: { ...partner, recommendation: asOptional(partner.recommendation, String) ?? null },
    seats: asNumber(seats),
  })),
  rules: bodyOfRules(typed.rules),
  replyDays: asNumber(typed.replyDays),
  minimumAttendance: asNumber(typed.minimumAttendance),
  seedHash: asOptional(typed.seedHash, String) ?? null,
});

const ClassFields = ({ form, index }: { form: Form<CohortDraft>; index: number }) => {
  const { cohorts: texts, choose } = useTexts();
  const { skills, skillName } = useCatalogue();
  const [inDraft] = useState(form.draft.classes.map(({ skill }) => skill));
  const skillChoices = choicesOf(
    skills.filter(({ skill, retired }) => !retired || inDraft.includes(skill)).map(({ skill }) => skill),
    skillName,
  );
  return (
    <>
      <div class="console-row">
        <TextField form={form} at={`/classes/${index}/classId`} label={texts.classId} />
        <SelectField
          form={form}
          at={`/classes/${index}/skill`}
          label={texts.skill}
          none={choose}
          choices={skillChoices}
        />
        <TextField
          form={form}
          at={`/classes/${index}/seats`}
          label={texts.seats}
          width={4}
          inputmode="numeric"
        />
      </div>
      <div class="console-row">
        <TextField form={form} at={`/classes/${index}/partner/name`} label={texts.partnerName} />
        <SelectField
          form={form}
          at={`/classes/${index}/partner/kind`}
          label={texts.partnerKind}
          choices={choicesOf(partnerKinds, (kind) => texts.partnerKinds[kind] ?? kind)}
        />
        <TextField
          form={form}
          at={`/classes/${index}/partner/recommendation`}
          label={texts.recommendation}
          hint={texts.recommendationHint}
        />
      </div>
    </>
  );
};

const SelectionFields = ({ form }: { form: Form<CohortDraft> }) => {
  const { cohorts: texts } = useTexts();
  return (
    <>
      <h2 class="govuk-heading-m">{texts.rules}</h2>
      <RulesFields form={form} />
      <div class="console-row">
        <TextField form={form} at="/replyDays" label={texts.replyDays} width={4} inputmode="numeric" />
        <TextField
          form={form}
          at="/minimumAttendance"
          label={texts.minimumAttendance}
          hint={texts.minimumAttendanceHint}
          width={5}
          inputmode="decimal"
        />
      </div>
      <TextArea form={form} at="/seedHash" label={texts.seedHash} hint={texts.seedHashHint} rows={2} />
      <NewSeed onMade={(seed) => form.set("/seedHash", sha256(seed))} />
    </>
  );
};

export const CohortFields = ({ form }: { form: Form<CohortDraft> }) => {
  const { cohorts: texts, choose, dayHint } = useTexts();
  const words = useWords();
  const { programmes, programmeName } = useCatalogue();
  const [inDraft] = useState(form.draft.programme);
  const programmeChoices = choicesOf(
    programmes
      .filter(({ programme, retired }) => !retired || programme === inDraft)
      .map(({ programme }) => programme),
    programmeName,
  );
  return (
    <>
      <SelectField
        form={form}
        at="/programme"
        label={texts.programme}
        none={choose}
        choices={programmeChoices}
      />
      <TextField form={form} at="/name" label={texts.name} />
      <TextField
        form={form}
        at="/quota"
        label={texts.quota}
        hint={texts.quotaHint}
        width={4}
        inputmode="numeric"
      />
      <Checkboxes
        form={form}
        at="/regencies"
        label={texts.regencies}
        choices={choicesOf(regencyCodes, words.regency)}
      />
      <div class="console-row">
        <DayField form={form} at="/opensOn" label={texts.opensOn} hint={dayHint} />
        <DayField form={form} at="/closesOn" label={texts.closesOn} hint={dayHint} />
      </div>
      <div class="console-row">
        <DayField form={form} at="/startsOn" label={texts.startsOn} hint={dayHint} />
        <DayField form={form} at="/endsOn" label={texts.endsOn} hint={dayHint} />
      </div>
      <TextField form={form} at="/venue" label={texts.venue} />
      <FieldGroup form={form} at="/classes" label={texts.classes}>
        <Repeated
          form={form}
          at="/classes"
          empty={emptyClass}
          least={1}
          title={(number) => fillIn(texts.classNumber, { number })}
          add={texts.addClass}
          remove={(number) => fillIn(texts.removeClass, { number })}
        >
          {(index) => <ClassFields form={form} index={index} />}
        </Repeated>
      </FieldGroup>
      <SelectionFields form={form} />
    </>
  );
};
