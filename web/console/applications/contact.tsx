import type { PersonFieldName } from "../../../core/domain/applications/fields/declared.ts";
import { phoneOwners } from "../../../core/domain/shared/codes.ts";
import { textsOf } from "../../../core/i18n/applications/read-field-texts.ts";
import { asOptional } from "../components/form/as-typed.ts";
import { Radios, TextField } from "../components/form/field.tsx";
import { useLanguage, useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** The form that changes an applicant's contact details. */
export const ChangeContact = (props: ActionProps) => {
  const { contact: texts } = useTexts();
  const language = useLanguage();
  const words = useWords();
  const label = (name: PersonFieldName) => textsOf(language, name).label;
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
          <TextField form={form} at="/phone" label={label("phone")} />
          <Radios
            form={form}
            at="/phoneOwner"
            label={label("phoneOwner")}
            choices={choicesOf(phoneOwners, words.codeOf("phoneOwner"))}
          />
          <TextField form={form} at="/email" label={label("email")} hint={texts.emailHint} />
        </>
      )}
    </ApplicationAction>
  );
};
