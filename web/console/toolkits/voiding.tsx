import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { Radios, TextArea, TextField } from "../components/form/field.tsx";
import { useTexts } from "../language.ts";
import { choicesOf } from "../words.ts";

/**
 * A manager voids a wrong handover. The manager types the handover's number, so that the right handover is voided.
 */
export const VoidHandover = (props: ActionProps) => {
  const { voiding: texts } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="voidHandover"
      heading={texts.heading}
      submit={texts.submit}
      folded
      warns
      draft={{ number: "", why: "", toolkit: "" }}
      body={(typed, { version }) => ({ ...typed, version })}
    >
      {(form) => (
        <>
          <p class="govuk-body">{texts.warning}</p>
          <TextField
            form={form}
            at="/number"
            label={texts.number}
            hint={`${texts.numberHint} ${props.application.handover?.number ?? ""}`}
          />
          <TextArea form={form} at="/why" label={texts.why} />
          <Radios
            form={form}
            at="/toolkit"
            label={texts.toolkit}
            choices={choicesOf(Object.keys(texts.states), (state) => texts.states[state] ?? state)}
          />
        </>
      )}
    </ApplicationAction>
  );
};
