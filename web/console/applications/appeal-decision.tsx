import { useEffect, useState } from "preact/hooks";
import { CommandForm } from "../components/form/command-form.tsx";
import { Radios, TextArea } from "../components/form/field.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import type { ActionProps } from "./application-action.tsx";

const DecisionForm = ({
  application,
  appealId,
  onDone,
  onStale,
  onTyped,
}: ActionProps & { appealId: string }) => {
  const { appeals: texts } = useTexts();
  const { reference, version } = application;
  const form = useCommandForm("decideAppeal", {
    draft: { decision: "", note: "" },
    request: (draft) => ({ params: { reference, appealId }, body: { ...draft, version } }),
    onDone,
    onStale,
  });
  useEffect(() => onTyped(form.typedIn), [form.typedIn]);
  const decisions = [
    { value: "upheld", label: texts.uphold, hint: texts.upholdHint },
    { value: "dismissed", label: texts.dismiss, hint: texts.dismissHint },
  ];
  return (
    <section class="console-action" aria-labelledby="decideAppeal-heading">
      <h3 class="govuk-heading-m" id="decideAppeal-heading">
        {texts.decide}
      </h3>
      <CommandForm form={form} submit={texts.submit}>
        <Radios form={form} at="/decision" label={texts.decision} choices={decisions} />
        <TextArea form={form} at="/note" label={texts.note} hint={texts.noteHint} />
      </CommandForm>
    </section>
  );
};

/** The form with which a manager decides the open appeal. */
export const AppealDecision = (props: ActionProps) => {
  const open = props.application.appeals?.find(({ state }) => state === "open");
  const [appeal] = useState(open);
  const shown = open ?? appeal;
  // Another manager may decide first. The form then keeps the text that this manager typed.
  if (!shown) return null;
  return <DecisionForm {...props} appealId={shown.appealId} key={shown.appealId} />;
};
