import { ruleOfDocument } from "../../../core/domain/applications/document.ts";
import { documentKinds } from "../../../core/domain/shared/codes.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { Checkboxes, FieldGroup, Radios, SelectField, TextArea } from "../components/form/field.tsx";
import { Repeated } from "../components/form/repeated.tsx";
import { useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

const isAboutAnyDocument = (rule: string) => rule.startsWith("document-");
const needsReasons = (decision: string) => decision === "return" || decision === "reject";

/** A verifier accepts, returns or rejects an application. The applicant reads the reasons. */
export const VerificationForm = (props: ActionProps) => {
  const { verification: texts, choose } = useTexts();
  const { documentKind, rule: ruleInWords } = useWords();
  const { missingDocuments } = props.application;
  const missing = missingDocuments.map(documentKind).join(", ");
  const decisions = [
    { value: "accept", label: texts.accept, hint: texts.acceptHint },
    { value: "return", label: texts.return, hint: texts.returnHint },
    { value: "reject", label: texts.reject, hint: texts.rejectHint },
  ];
  // The reason names one kind of document, so that the applicant must send only that document again.
  const rules = choicesOf(
    [
      ...documentKinds.map(ruleOfDocument),
      ...Object.keys(texts.rules).filter((rule) => !isAboutAnyDocument(rule)),
    ],
    ruleInWords,
  );
  const emptyReason = { rule: "", note: "" };
  return (
    <ApplicationAction
      {...props}
      name="verifyApplication"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ decision: "", reasons: [emptyReason], confirmed: [] as string[] }}
      findUnconfirmed={({ decision, confirmed }) =>
        decision === "accept" && missing && !confirmed.includes(missing)
          ? [{ pointer: "/confirmed", detail: texts.confirmMissing }]
          : []
      }
      body={({ decision, reasons }, { version }) => ({
        decision,
        // The verifier may type a note and then choose to accept. The form keeps this note but does not send it to
        // the applicant.
        reasons: needsReasons(decision) ? reasons : [],
        version,
      })}
    >
      {(form) => (
        <>
          <Radios form={form} at="/decision" label={texts.decision} choices={decisions} />
          {form.draft.decision === "accept" && missing && (
            <Checkboxes
              form={form}
              at="/confirmed"
              label={texts.missing}
              hint={missing}
              choices={[{ value: missing, label: texts.acceptWithout }]}
            />
          )}
          {needsReasons(form.draft.decision) && (
            <FieldGroup form={form} at="/reasons" label={texts.reasons} hint={texts.reasonsHint}>
              <Repeated
                form={form}
                at="/reasons"
                empty={emptyReason}
                least={1}
                title={(number) => fillIn(texts.reason, { number })}
                add={texts.addReason}
                remove={(number) => fillIn(texts.removeReason, { number })}
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
