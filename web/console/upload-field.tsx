/** Sends a file of an application as soon as it is chosen, and says what became of it. */
import { useRef, useState } from "preact/hooks";
import { useProblemWords } from "./form/command-form.tsx";
import { useTexts } from "./language.ts";
import { sendDocument } from "./send-document.ts";

/** What is said beside the field: progress, success, or why the file was not taken. */
export const useSending = (
  reference: string,
  kind: string,
  onSent: (documentId: string) => unknown,
): { send: (file: Blob) => Promise<void>; sending: boolean; said: string; failed: boolean } => {
  const { upload: texts, application } = useTexts();
  const problemWords = useProblemWords();
  const [state, setState] = useState({ sending: false, said: "", failed: false });
  const send = async (file: Blob) => {
    setState({ sending: true, said: texts.sending, failed: false });
    const sent = await sendDocument(reference, kind, file);
    if ("documentId" in sent) {
      setState({
        sending: false,
        said: sent.state === "received" ? texts.received : texts.stillChecked,
        failed: false,
      });
      await onSent(sent.documentId);
      return;
    }
    const why =
      "problem" in sent
        ? [
            problemWords(sent.problem).detail,
            ...(sent.problem.errors ?? []).map(({ detail }) => detail),
          ].join(" ")
        : (texts.faults[sent.fault] ?? application.documentFaults[sent.fault] ?? sent.fault);
    setState({ sending: false, said: `${texts.failed} ${why}`, failed: true });
  };
  return { send, ...state };
};

export const SendingState = ({ id, said, failed }: { id: string; said: string; failed: boolean }) => (
  <p class={failed ? "govuk-error-message" : "govuk-body"} id={id} role="status">
    {said}
  </p>
);

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
  return (
    <div class={`govuk-form-group${failed || error ? " govuk-form-group--error" : ""}`}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <p class="govuk-error-message">{error}</p>}
      {/* No `capture`: it would take away the choice of a photo that was made before. */}
      <input
        ref={input}
        id={id}
        class="govuk-file-upload"
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby={`${hint ? `${id}-hint ` : ""}${id}-state`}
        disabled={sending}
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          if (!file) return;
          await send(file);
          if (!input.current) return;
          input.current.value = "";
          // A field that could not be used for a while has lost the focus.
          if (document.activeElement === document.body) input.current.focus();
        }}
      />
      <SendingState id={`${id}-state`} said={said} failed={failed} />
    </div>
  );
};
