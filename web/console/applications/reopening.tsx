import { TextArea } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** The form with which a manager takes back the last decision. */
export const ReopenApplication = (props: ActionProps) => {
  const { reopening: texts } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="reopenApplication"
      heading={texts.heading}
      submit={texts.submit}
      folded
      warns
      draft={{ why: "" }}
      body={(typed, { version }) => ({ ...typed, version })}
    >
      {(form) => (
        <>
          <p class="govuk-body">{texts.warning}</p>
          <TextArea form={form} at="/why" label={texts.why} />
        </>
      )}
    </ApplicationAction>
  );
};
