import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { Radios } from "../components/form/field.tsx";
import { HeardBy } from "../components/form/heard-by.tsx";
import { useTexts } from "../language.ts";

/** An officer records the answer to an offer that the applicant told by telephone or on a visit. */
export const RecordReply = (props: ActionProps) => {
  const { reply: texts } = useTexts();
  const answers = [
    { value: "accept", label: texts.accept },
    { value: "decline", label: texts.decline, hint: texts.declineHint },
  ];
  return (
    <ApplicationAction
      {...props}
      name="recordReply"
      heading={texts.heading}
      submit={texts.submit}
      draft={{ heardBy: "", answer: "" }}
      body={(typed) => typed}
    >
      {(form) => (
        <>
          <HeardBy form={form} />
          <Radios form={form} at="/answer" label={texts.answer} choices={answers} />
        </>
      )}
    </ApplicationAction>
  );
};
