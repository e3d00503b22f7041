/** The rules of a selection as fields, for a cohort and for one preview. */

import { disabilities, sexes } from "../../../core/domain/shared/codes.ts";
import { regencyCodes } from "../../../core/domain/shared/regencies.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { asNumber } from "../components/form/as-typed.ts";
import { FieldGroup, SelectField, TextField } from "../components/form/field.tsx";
import type { PointerTo } from "../components/form/pointer.ts";
import { Repeated } from "../components/form/repeated.tsx";
import type { Form } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";

type Rules = Reply<"showCohort">["rules"];

const emptyReserved = { by: "regency", value: "", seats: "" };

export const emptyRules = {
  weights: { motivation: "", readiness: "", need: "" },
  reserved: [] as (typeof emptyReserved)[],
};
export type RulesDraft = typeof emptyRules;

export const draftOfRules = ({ weights, reserved }: Rules): RulesDraft => ({
  weights: {
    motivation: String(weights.motivation),
    readiness: String(weights.readiness),
    need: String(weights.need),
  },
  reserved: reserved.map(({ by, value, seats }) => ({ by, value, seats: String(seats) })),
});

export const bodyOfRules = ({ weights, reserved }: RulesDraft) => ({
  weights: {
    motivation: asNumber(weights.motivation),
    readiness: asNumber(weights.readiness),
    need: asNumber(weights.need),
  },
  reserved: reserved.map((one) => ({ ...one, seats: asNumber(one.seats) })),
});

const useReservedValues = () => {
  const words = useWords();
  return {
    regency: choicesOf(regencyCodes, words.regency),
    sex: choicesOf(sexes, words.codeOf("sex")),
    disability: choicesOf(disabilities, words.codeOf("disabilities")),
  };
};

type FormWithRules = Form<{ rules: RulesDraft }>;

const ReservedFields = ({ form, index }: { form: FormWithRules; index: number }) => {
  const { cohorts: texts, choose } = useTexts();
  const by = form.draft.rules.reserved[index]?.by ?? "regency";
  const values = useReservedValues();
  return (
    <div class="console-row">
      <SelectField
        form={form}
        at={`/rules/reserved/${index}/by`}
        label={texts.reservedBy}
        choices={choicesOf(Object.keys(values), (each) => texts.reservedBys[each as keyof typeof values])}
      />
      <SelectField
        form={form}
        at={`/rules/reserved/${index}/value`}
        label={texts.reservedValue}
        none={choose}
        choices={values[by as keyof typeof values]}
      />
      <TextField
        form={form}
        at={`/rules/reserved/${index}/seats`}
        label={texts.reservedSeats}
        width={4}
        inputmode="numeric"
      />
    </div>
  );
};

/** For any form that holds the rules at `/rules`. */
export const RulesFields = <D extends { rules: RulesDraft }>({ form: given }: { form: Form<D> }) => {
  const { cohorts: texts } = useTexts();
  const form = given as unknown as FormWithRules;
  return (
    <>
      <FieldGroup form={form} at="/rules/weights" label={texts.weights} hint={texts.weightsHint}>
        <div class="console-row">
          {(["motivation", "readiness", "need"] as const).map((score) => (
            <TextField
              key={score}
              form={form}
              at={`/rules/weights/${score}` as PointerTo<{ rules: RulesDraft }>}
              label={texts[score]}
              width={5}
              inputmode="decimal"
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup form={form} at="/rules/reserved" label={texts.reserved} hint={texts.reservedHint}>
        <Repeated
          form={form}
          at="/rules/reserved"
          empty={emptyReserved}
          title={(number) => fillIn(texts.reservedNumber, { number })}
          add={texts.addReserved}
          remove={(number) => fillIn(texts.removeReserved, { number })}
        >
          {(index) => <ReservedFields form={form} index={index} />}
        </Repeated>
      </FieldGroup>
    </>
  );
};
