/** A field to sign in with a finger, a pen or a mouse. People who cannot use it sign in another way. */
import { useEffect, useRef, useState } from "preact/hooks";
import { describedBy } from "../../../core/pages/fields/field.ts";
import { FormGroup } from "../../../core/pages/fields/form-group.tsx";
import { ErrorMessage } from "../../../core/pages/fields/labels.tsx";
import type { Form } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { fieldId, useFieldError } from "./form/field.tsx";
import type { PointerTo } from "./form/pointer.ts";
import { SendingState, useSending } from "./upload-field.tsx";

const width = 600;
const height = 220;

const empty = (context: CanvasRenderingContext2D) => {
  // Without a white background, the printed signature would have black lines on black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
};

export const SignaturePad = <D,>({
  form,
  at,
  reference,
  onSent,
}: {
  form: Form<D>;
  at: PointerTo<D>;
  reference: string;
  onSent: (documentId: string) => unknown;
}) => {
  const { signature: texts } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const useButton = useRef<HTMLButtonElement>(null);
  const strokes = useRef(0);
  const underWay = useRef<Promise<string | undefined>>(undefined);
  /** `drawn`: the field holds a drawing. `taken`: the drawing was sent after its last stroke. */
  const [{ drawn, taken }, setState] = useState({ drawn: false, taken: false });
  const { send, forget, sending, said, failed } = useSending(reference, "signature", onSent);
  const id = fieldId(form, at);
  const error = useFieldError(form.errorAt(at));
  form.shown.set(at, { label: texts.draw });
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context) return;
    empty(context);
    context.lineWidth = 3;
    context.lineCap = "round";
    context.lineJoin = "round";
  }, []);
  const place = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLCanvasElement).getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height,
    ] as const;
  };
  const begin = (event: PointerEvent) => {
    const context = canvas.current?.getContext("2d");
    canvas.current?.setPointerCapture(event.pointerId);
    context?.beginPath();
    context?.moveTo(...place(event));
    strokes.current += 1;
    setState({ drawn: true, taken: false });
  };
  const draw = (event: PointerEvent) => {
    if (!canvas.current?.hasPointerCapture(event.pointerId)) return;
    const context = canvas.current.getContext("2d");
    context?.lineTo(...place(event));
    context?.stroke();
  };
  const clear = () => {
    const context = canvas.current?.getContext("2d");
    if (context) empty(context);
    setState({ drawn: false, taken: false });
    forget();
    form.set(at, "");
  };
  const sendDrawing = async (): Promise<string | undefined> => {
    const sent = strokes.current;
    const picture = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, "image/png"));
    const documentId = picture ? await send(picture) : undefined;
    underWay.current = undefined;
    if (documentId) setState({ drawn: true, taken: strokes.current === sent });
    else useButton.current?.focus();
    return documentId;
  };
  /**
   * Sends the drawing once, also when the field's own button and the form's submission call this function together.
   */
  const takeOver = () => {
    underWay.current ??= sendDrawing();
    return underWay.current;
  };
  // The signature is complete when the person lifts the pen. Submitting the form then sends the drawing.
  useEffect(() => {
    if (drawn && !taken) form.unfinished.set(at, takeOver);
    return () => {
      form.unfinished.delete(at);
    };
  });
  return (
    // A canvas takes no label, so the label is a paragraph that names the canvas.
    <FormGroup isWrong={failed || error !== undefined}>
      <p class="govuk-label" id={`${id}-label`}>
        {texts.draw}
      </p>
      <p class="govuk-hint">{texts.drawHint}</p>
      <ErrorMessage of={id} error={error} />
      <canvas
        ref={canvas}
        id={id}
        class="console-signature"
        width={width}
        height={height}
        role="img"
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy({ id, error })}
        onPointerDown={begin}
        onPointerMove={draw}
      />
      <div class="console-buttons">
        <button
          ref={useButton}
          type="button"
          class="govuk-button govuk-button--secondary"
          aria-disabled={!drawn || taken || sending}
          onClick={() => drawn && !taken && !sending && void takeOver()}
        >
          {texts.use}
        </button>
        <button type="button" class="console-plain-button" onClick={clear}>
          {texts.clear}
        </button>
      </div>
      <SendingState id={`${id}-state`} said={said} failed={failed} />
    </FormGroup>
  );
};
