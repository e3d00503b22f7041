/** The steps that the officer may take on an application now: one line each, shown as `allowedActions` says. */
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { actionOf } from "../api.ts";
import { useTexts } from "../language.ts";
import type { ActionName, ActionProps } from "./application-action.tsx";
import { RegistryCheck } from "./registry-check.tsx";
import { VerificationForm } from "./verification.tsx";

const actions: readonly (readonly [ActionName, ComponentType<ActionProps>])[] = [
  ["verifyApplication", VerificationForm],
  ["recordRegistryCheck", RegistryCheck],
];

export const ApplicationActions = (props: Omit<ActionProps, "onTyped">) => {
  const { application: texts } = useTexts();
  // A form in which something was typed stays, also where the record no longer allows its step.
  const [typedIn, setTypedIn] = useState<Partial<Record<ActionName, boolean>>>({});
  const shown = actions.filter(
    ([name]) => props.application.allowedActions.includes(actionOf(name)) || typedIn[name],
  );
  return (
    <div class="console-actions">
      <h2 class="govuk-heading-m govuk-visually-hidden">{texts.actions}</h2>
      {shown.length === 0 && <p class="govuk-body">{texts.noActions}</p>}
      {shown.map(([name, Form]) => (
        <Form
          {...props}
          key={name}
          onTyped={(typed) =>
            setTypedIn((before) => (before[name] === typed ? before : { ...before, [name]: typed }))
          }
        />
      ))}
    </div>
  );
};
