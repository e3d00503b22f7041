import { phoneOwners } from "../../../core/domain/shared/codes.ts";
import { asOptional } from "../components/form/as-typed.ts";
import { Radios, TextField } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { choicesOf } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** The form that changes an applicant's contact details. */
export const ChangeContact = (props: ActionProps) => {
  const { contact: texts, application: names } = useTexts();
  const { phone, phoneOwner, email } = props.application;
  return (
    <ApplicationAction
      {...props}
      name="changeContact"
      heading={texts.heading}
      submit={texts.submit}
      folded
      changesRecord
      draft={{ phone, phoneOwner, email: email ?? "" }}
      body={(typed, { version }) => ({
        ...typed,
        email: asOptional(typed.email, String) ?? null,
        version,
      })}
    >
      {(form) => (
        <>
          <TextField form={form} at="/phone" label={names.phone} />
          <Radios
            form={form}
            at="/phoneOwner"
            label={names.phoneOwner}
            choices={choicesOf(
              phoneOwners,
              (owner) => names.phoneOwners[owner as keyof typeof names.phoneOwners],
            )}
          />
          <TextField form={form} at="/email" label={names.email} hint={texts.emailHint} />
        </>
      )}
    </ApplicationAction>
  );
};
