import { filled } from "../../../core/dictionary/console.ts";
import { FieldGroup, Radios, SelectField, TextArea } from "../form/field.tsx";
import { Repeated } from "../form/repeated.tsx";
import { useTexts } from "../language.ts";
import { choicesOf } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

const needsReasons = (decision: string) => decision === "return" || decision === "reject";

/** A verifier accepts, returns or rejects; the applicant reads the reasons. */
export const VerificationForm = (props: ActionProps) => {
  const { verification: texts, choose } = useTexts();
  const decisions = [
    { value: "accept", label: texts.accept, hint: texts.acceptHint },
    { value: "return", label: texts.return, hint: texts.returnHint },
    { value: "reject", label: texts.reject, hint: texts.rejectHint },
  ];
  const rules = choicesOf(Object.keys(texts.rules), (rule) => texts.rules[rule] ?? rule);
  const emptyReason = { rule: "", note: "" };
  return (
    <ApplicationAction
      {...props}
      name="verifyApplication"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ decision: "", reasons: [emptyReason] }}
      body={({ decision, reasons }, { version }) => ({
        decision,
        // A note typed before the officer chose to accept stays in the form, and is not told to the applicant.
        reasons: needsReasons(decision) ? reasons : [],
        version,
      })}
    >
      {(form) => (
        <>
          <Radios form={form} at="/decision" label={texts.decision} choices={decisions} />
          {needsReasons(form.draft.decision) && (
            <FieldGroup form={form} at="/reasons" label={texts.reasons} hint={texts.reasonsHint}>
              <Repeated
                form={form}
                at="/reasons"
                empty={emptyReason}
                least={1}
                title={(number) => filled(texts.reason, { number })}
                add={texts.addReason}
                remove={(number) => filled(texts.removeReason, { number })}
              >
                {(index) => (
                  <>
                    <SelectField
                      form={form}
                      at={`/reasons/${index}/rule`}
                      label={texts.rule}
                      none={choose}
                      choices={rules}
                    />
                    <TextArea form={form} at={`/reasons/${index}/note`} label={texts.note} />
                  </>
                )}
              </Repeated>
            </FieldGroup>
          )}
        </>
      )}
    </ApplicationAction>
  );
};
