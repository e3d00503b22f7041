import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { asDay } from "../components/form/as-typed.ts";
import { DayField, TextField } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";

/** Records another body's certificate of competence, often months after the training. */
export const RecordCertificate = (props: ActionProps) => {
  const { completion: texts, dayHint } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="recordCertificate"
      heading={texts.recordCertificate}
      submit={texts.submitCertificate}
      folded
      draft={{ number: "", issuer: "", on: "" }}
      body={({ number, issuer, on }) => ({ number, issuer, on: asDay(on) })}
    >
      {(form) => (
        <>
          <TextField form={form} at="/number" label={texts.certificateNumber} />
          <TextField form={form} at="/issuer" label={texts.issuer} hint={texts.issuerHint} />
          <DayField form={form} at="/on" label={texts.issuedOn} hint={dayHint} />
        </>
      )}
    </ApplicationAction>
  );
};
