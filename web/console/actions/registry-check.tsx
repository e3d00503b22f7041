import { registrySources } from "../../../core/domain/words.ts";
import { asDay, asNumber, asOptional, asYesNo } from "../form/as-typed.ts";
import { DayField, Radios, TextField, YesNo } from "../form/field.tsx";
import { useTexts } from "../language.ts";
import { choicesOf } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** A verifier notes what a look into DTKS or DTSEN showed. */
export const RegistryCheck = (props: ActionProps) => {
  const { registryCheck: texts, dayHint } = useTexts();
  return (
    <ApplicationAction
      {...props}
      name="recordRegistryCheck"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ source: "DTSEN", registered: "", decile: "", checkedOn: "", method: "" }}
      body={({ registered, decile, checkedOn, ...typed }) => ({
        ...typed,
        registered: asYesNo(registered),
        decile: asOptional(decile, asNumber),
        checkedOn: asDay(checkedOn),
      })}
    >
      {(form) => (
        <>
          <Radios form={form} at="/source" inline label={texts.source} choices={choicesOf(registrySources, String)} />
          <YesNo form={form} at="/registered" label={texts.registered} />
          <TextField form={form} at="/decile" label={texts.decile} hint={texts.decileHint} width={2} inputMode="numeric" />
          <DayField form={form} at="/checkedOn" label={texts.checkedOn} hint={dayHint} />
          <TextField form={form} at="/method" label={texts.method} hint={texts.methodHint} />
        </>
      )}
    </ApplicationAction>
  );
};
