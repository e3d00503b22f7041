import { asOptional } from "../components/form/as-typed.ts";
import { TextArea } from "../components/form/field.tsx";
import { HeardBy } from "../components/form/heard-by.tsx";
import { useTexts } from "../language.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** An officer records a withdrawal that the applicant told by telephone or on a visit. */
export const RecordWithdrawal = (props: ActionProps) => {
  const { withdrawal: texts } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="recordWithdrawal"
      heading={texts.heading}
      submit={texts.submit}
      folded
      warns
      draft={{ heardBy: "", why: "" }}
      body={({ heardBy, why }) => ({ heardBy, why: asOptional(why, String) })}
    >
      {(form) => (
        <>
          <p class="govuk-body">{texts.warning}</p>
          <HeardBy form={form} />
          <TextArea form={form} at="/why" label={texts.why} hint={texts.whyHint} />
        </>
      )}
    </ApplicationAction>
  );
};
