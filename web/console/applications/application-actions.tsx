/**
 * The steps that the officer may take on an application now, according to `allowedActions`. Each step is one line.
 */
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { actionOf, mayCall } from "../api.ts";
import { useTexts } from "../language.ts";
import { RecordReply } from "../selection/offer-reply.tsx";
import { useSession } from "../session/session.ts";
import { RecordFollowUp } from "../toolkits/follow-up.tsx";
import { RecordHandover } from "../toolkits/handover.tsx";
import { VoidHandover } from "../toolkits/voiding.tsx";
import { RecordCertificate } from "../training/certificate.tsx";
import { RecordCompletion } from "../training/completion.tsx";
import { RecordProgress } from "../training/progress.tsx";
import { AppealDecision } from "./appeal-decision.tsx";
import type { ActionName, ActionProps } from "./application-action.tsx";
import { AssessmentForm } from "./assessment.tsx";
import { ChangeContact } from "./contact.tsx";
import { CorrectionLink } from "./correction-link.tsx";
import { DocumentUpload } from "./document-upload.tsx";
import { RegistryCheck } from "./registry-check.tsx";
import { ReopenApplication } from "./reopening.tsx";
import { VerificationForm } from "./verification.tsx";
import { RecordWithdrawal } from "./withdrawal.tsx";

/** The order on the page: deciding steps first, seldom used steps last. */
const actions: readonly (readonly [ActionName | "decideAppeal", ComponentType<ActionProps>])[] = [
  ["verifyApplication", VerificationForm],
  ["recordRegistryCheck", RegistryCheck],
  ["assessApplication", AssessmentForm],
  ["recordReply", RecordReply],
  ["decideAppeal", AppealDecision],
  ["recordProgress", RecordProgress],
  ["recordCompletion", RecordCompletion],
  ["recordToolkitHandover", RecordHandover],
  ["recordFollowUp", RecordFollowUp],
  ["recordCorrection", CorrectionLink],
  ["recordCertificate", RecordCertificate],
  ["changeContact", ChangeContact],
  ["grantOfficersUpload", DocumentUpload],
  ["recordWithdrawal", RecordWithdrawal],
  ["reopenApplication", ReopenApplication],
  ["voidHandover", VoidHandover],
];

export const ApplicationActions = (props: Omit<ActionProps, "onTyped">) => {
  const { application: texts } = useTexts();
  const { roles } = useSession();
  // A form with typed text stays on the page, also when the record no longer allows its step.
  const [typedIn, setTypedIn] = useState<Partial<Record<string, boolean>>>({});
  const hasOpenAppeal = props.application.appeals?.some(({ state }) => state === "open");
  const shown = actions.filter(
    ([name]) =>
      typedIn[name] ||
      (name === "decideAppeal"
        ? hasOpenAppeal && mayCall(name, roles)
        : props.application.allowedActions.includes(actionOf(name))),
  );
  return (
    <div class="console-actions" id="actions" tabIndex={-1}>
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
