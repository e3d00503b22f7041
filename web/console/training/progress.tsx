import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { asDay, asOptional } from "../components/form/as-typed.ts";
import { DayField, Radios, TextArea, TextField } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { today } from "../today.ts";
import { choicesOf } from "../words.ts";

/** A trainer records a participant's progress. */
export const RecordProgress = (props: ActionProps) => {
  const { progress: texts, dayHint } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="recordProgress"
      heading={texts.record}
      submit={texts.submit}
      draft={{ unit: "", level: "", on: today(), note: "" }}
      body={({ unit, level, on, note }) => ({
        unit,
        level,
        on: asDay(on),
        note: asOptional(note, String),
      })}
    >
      {(form) => (
        <>
          <TextField form={form} at="/unit" label={texts.unit} hint={texts.unitHint} />
          <Radios
            form={form}
            at="/level"
            label={texts.level}
            choices={choicesOf(Object.keys(texts.levels), (level) => texts.levels[level] ?? level)}
          />
          <DayField form={form} at="/on" label={texts.on} hint={dayHint} />
          <TextArea form={form} at="/note" label={texts.note} hint={texts.noteHint} />
        </>
      )}
    </ApplicationAction>
  );
};
