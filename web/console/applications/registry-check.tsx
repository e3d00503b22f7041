import { registrySources } from "../../../core/domain/shared/codes.ts";
import { asDay, asNumber, asOptional, asYesNo } from "../components/form/as-typed.ts";
import { DayField, Radios, TextField, YesNo } from "../components/form/field.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { choicesOf } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/**
 * A verifier records the result of a registry check in DTKS or DTSEN. If the programme asks for no check, the form is
 * absent.
 */
export const RegistryCheck = (props: ActionProps) => {
  const { registryCheck: texts, dayHint } = useTexts();
  const { programmes } = useCatalogue();
  const programme = programmes.find((each) => each.programme === props.application.programme);
  if (!programme?.rules.mustBeInRegistry) return null;
  return (
    <ApplicationAction
      {...props}
      name="recordRegistryCheck"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ source: registrySources.at(-1) ?? "", registered: "", decile: "", checkedOn: "", method: "" }}
      body={({ registered, decile, checkedOn, ...typed }) => ({
        ...typed,
        registered: asYesNo(registered),
        decile: asOptional(decile, asNumber),
        checkedOn: asDay(checkedOn),
      })}
    >
      {(form) => (
        <>
          <Radios
            form={form}
            at="/source"
            inline
            label={texts.source}
            choices={choicesOf(registrySources, (source) => texts.sources[source] ?? source)}
          />
          <YesNo form={form} at="/registered" label={texts.registered} />
          <TextField
            form={form}
            at="/decile"
            label={texts.decile}
            hint={texts.decileHint}
            width={2}
            inputmode="numeric"
          />
          <DayField form={form} at="/checkedOn" label={texts.checkedOn} hint={dayHint} />
          <TextField form={form} at="/method" label={texts.method} hint={texts.methodHint} />
        </>
      )}
    </ApplicationAction>
  );
};
