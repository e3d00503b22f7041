/** Sends a file of an application as soon as the officer chooses it, and shows the result. */
import { useRef, useState } from "preact/hooks";
import { describedBy } from "../../../core/pages/fields/field.ts";
import { Field } from "../../../core/pages/fields/form-group.tsx";
import { sendDocument } from "../applications/send-document.ts";
import type { Form } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { useProblemWords } from "./form/command-form.tsx";
import { fieldId, useFieldError } from "./form/field.tsx";
import type { PointerTo } from "./form/pointer.ts";

/** The sentence beside the field: progress, success, or why the file was refused. */
export const useSending = (reference: string, kind: string, onSent: (documentId: string) => unknown) => {
  const { upload: texts, application } = useTexts();
  const problemWords = useProblemWords();
  const untried = { sending: false, said: "", failed: false };
  const [state, setState] = useState(untried);
  const forget = () => setState(untried);
  /** Returns the id of the document, or undefined if the upload failed. */
  const send = async (file: Blob): Promise<string | undefined> => {
    setState({ sending: true, said: texts.sending, failed: false });
    const sent = await sendDocument(reference, kind, file);
    if ("documentId" in sent) {
      setState({
        sending: false,
        said: sent.state === "received" ? texts.received : texts.stillChecked,
        failed: false,
      });
      await onSent(sent.documentId);
      return sent.documentId;
    }
    const why =
      "problem" in sent
        ? [
            problemWords(sent.problem).detail,
            ...(sent.problem.errors ?? []).map(({ detail }) => detail),
          ].join(" ")
        : (texts.faults[sent.fault] ?? application.documentFaults[sent.fault] ?? sent.fault);
    setState({ sending: false, said: `${texts.failed} ${why}`, failed: true });
    return undefined;
  };
  return { send, forget, ...state };
};

export const SendingState = ({ id, said, failed }: { id: string; said: string; failed: boolean }) => (
  <p class={failed ? "govuk-error-message" : "govuk-body"} id={id} role="status">
    {said}
  </p>
);

/** A file as a field of a form. The draft holds the document's id, and the form shows errors on the field. */
export const FormUpload = <D,>({
  form,
  at,
  ...shown
}: {
  form: Form<D>;
  at: PointerTo<D>;
  reference: string;
  kind: string;
  label: string;
  hint?: string;
  onSent: (documentId: string) => unknown;
}) => {
  form.shown.set(at, { label: shown.label });
  return <UploadField {...shown} id={fieldId(form, at)} error={form.errorAt(at)} />;
};

export const UploadField = ({
  id,
  reference,
  kind,
  label,
  hint,
  error,
  onSent,
}: {
  id: string;
  reference: string;
  kind: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  onSent: (documentId: string) => unknown;
}) => {
  const input = useRef<HTMLInputElement>(null);
  const { send, sending, said, failed } = useSending(reference, kind, onSent);
  const field = { id, label, hint, error: useFieldError(error) };
  return (
    <Field field={field} isWrong={failed || error !== undefined}>
      {/* No `capture` attribute: it would not let the officer choose an existing photo. */}
      <input
        ref={input}
        id={id}
        class="govuk-file-upload"
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby={describedBy(field, `${id}-state`)}
        disabled={sending}
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          if (!file) return;
          await send(file);
          if (!input.current) return;
          input.current.value = "";
          // A disabled field loses the focus. This line gives the focus back.
          if (document.activeElement === document.body) input.current.focus();
        }}
      />
      <SendingState id={`${id}-state`} said={said} failed={failed} />
    </Field>
  );
};
