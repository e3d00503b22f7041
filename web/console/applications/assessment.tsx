import { accommodations } from "../../../core/domain/shared/codes.ts";
import { asNumber } from "../components/form/as-typed.ts";
import { Checkboxes, FieldGroup, Radios, TextArea, TextField } from "../components/form/field.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";
import { type ActionProps, ApplicationAction } from "./application-action.tsx";

/** The assessor's form: scores, and whether each wished skill fits. The form shows the demands of each skill. */
export const AssessmentForm = (props: ActionProps) => {
  const { assessment: texts } = useTexts();
  const words = useWords();
  const { skills, skillName } = useCatalogue();
  const wished = props.application.skills;
  const fits = choicesOf(Object.keys(texts.fits), (fit) => texts.fits[fit] ?? fit);
  return (
    <ApplicationAction
      {...props}
      name="assessApplication"
      heading={texts.record}
      submit={texts.submit}
      draft={{
        scores: { motivation: "", readiness: "", need: "" },
        suitability: wished.map((skill) => ({ skill, fit: "", note: "" })),
        accommodations: [...(props.application.accommodations ?? [])],
      }}
      body={({ scores, ...typed }, { version }) => ({
        ...typed,
        scores: {
          motivation: asNumber(scores.motivation),
          readiness: asNumber(scores.readiness),
          need: asNumber(scores.need),
        },
        version,
      })}
    >
      {(form) => (
        <>
          <FieldGroup form={form} at="/scores" label={texts.scores} hint={texts.scoresHint}>
            <div class="console-scores">
              {(["motivation", "readiness", "need"] as const).map((score) => (
                <TextField
                  key={score}
                  form={form}
                  at={`/scores/${score}`}
                  label={texts[score]}
                  width={4}
                  inputmode="numeric"
                />
              ))}
            </div>
          </FieldGroup>
          <FieldGroup form={form} at="/suitability" label={texts.suitability} hint={texts.suitabilityHint}>
            {wished.map((skill, index) => (
              <div class="console-repeated" key={skill}>
                <Radios
                  form={form}
                  at={`/suitability/${index}/fit`}
                  label={skillName(skill)}
                  hint={skills.find((each) => each.skill === skill)?.demands.join("; ")}
                  choices={fits}
                />
                <TextArea form={form} at={`/suitability/${index}/note`} label={texts.noteIf} rows={2} />
              </div>
            ))}
          </FieldGroup>
          <Checkboxes
            form={form}
            at="/accommodations"
            label={texts.accommodations}
            choices={choicesOf(accommodations, words.codeOf("accommodations"))}
          />
        </>
      )}
    </ApplicationAction>
  );
};
