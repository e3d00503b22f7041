import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { asDay } from "../components/form/as-typed.ts";
import { DayField, FieldGroup, Radios, TextField } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { today } from "../today.ts";

/** A manager ends a participant's training: completed, if the attendance suffices, or dropped out. */
export const RecordCompletion = (props: ActionProps) => {
  const { completion: texts, dayHint } = useTexts();
  const results = [
    { value: "completed", label: texts.results.completed, hint: texts.completedHint },
    { value: "dropped-out", label: texts.results["dropped-out"], hint: texts.droppedOutHint },
  ];
  return (
    <ApplicationAction
      {...props}
      name="recordCompletion"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ on: today(), result: "", certificate: { number: "", issuer: "" } }}
      body={({ on, result, certificate: { number, issuer } }) => ({
        on: asDay(on),
        result,
        certificate: number.trim() || issuer.trim() ? { number, issuer } : undefined,
      })}
    >
      {(form) => (
        <>
          <Radios form={form} at="/result" label={texts.result} choices={results} />
          <DayField form={form} at="/on" label={texts.on} hint={dayHint} />
          <FieldGroup form={form} at="/certificate" label={texts.certificate} hint={texts.certificateHint}>
            <TextField form={form} at="/certificate/number" label={texts.certificateNumber} />
            <TextField form={form} at="/certificate/issuer" label={texts.issuer} />
          </FieldGroup>
        </>
      )}
    </ApplicationAction>
  );
};
