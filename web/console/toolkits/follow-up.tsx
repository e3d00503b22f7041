import { followUpMonths } from "../../../core/domain/toolkits/follow-up-months.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { asDay, asNumber, asOptional, asRupiah, asYesNo } from "../components/form/as-typed.ts";
import { DayField, Radios, TextArea, TextField, YesNo } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { today } from "../today.ts";
import { choicesOf } from "../words.ts";

/** Records one follow-up: how a graduate's business goes. Offers only months that have no follow-up yet. */
export const RecordFollowUp = (props: ActionProps) => {
  const { followUp: texts, dayHint } = useTexts();
  const recorded: readonly number[] = (props.application.followUps ?? []).map(({ month }) => month);
  const months = followUpMonths.filter((month) => !recorded.includes(month));
  if (months.length === 0) return null;
  return (
    <ApplicationAction
      {...props}
      name="recordFollowUp"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ month: "", on: today(), by: "", activity: "", monthlyIncome: "", toolkitInUse: "", note: "" }}
      body={({ month, on, by, activity, monthlyIncome, toolkitInUse, note }) => ({
        month: asNumber(month),
        on: asDay(on),
        by,
        activity,
        monthlyIncome: asOptional(monthlyIncome, asRupiah),
        toolkitInUse: asYesNo(toolkitInUse),
        note: asOptional(note, String),
      })}
    >
      {(form) => (
        <>
          <Radios
            form={form}
            at="/month"
            label={texts.month}
            choices={choicesOf(months.map(String), (month) => fillIn(texts.monthNumber, { month }))}
          />
          <DayField form={form} at="/on" label={texts.on} hint={dayHint} />
          <Radios
            form={form}
            at="/by"
            label={texts.by}
            choices={choicesOf(Object.keys(texts.ways), (way) => texts.ways[way as keyof typeof texts.ways])}
          />
          <Radios
            form={form}
            at="/activity"
            label={texts.activity}
            choices={choicesOf(
              Object.keys(texts.activities),
              (activity) => texts.activities[activity as keyof typeof texts.activities],
            )}
          />
          <TextField
            form={form}
            at="/monthlyIncome"
            label={texts.monthlyIncome}
            hint={texts.monthlyIncomeHint}
            width={20}
            inputmode="numeric"
          />
          <YesNo form={form} at="/toolkitInUse" label={texts.toolkitInUse} />
          <TextArea form={form} at="/note" label={texts.note} hint={texts.noteHint} />
        </>
      )}
    </ApplicationAction>
  );
};
