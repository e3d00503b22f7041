/** A field to sign in with a finger, a pen or a mouse; who cannot, signs in another way. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "./language.ts";
import { SendingState, useSending } from "./upload-field.tsx";

const width = 600;
const height = 220;

const empty = (context: CanvasRenderingContext2D) => {
  // Without a ground the picture's lines would stand on black where it is printed.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
};

export const SignaturePad = ({
  id,
  reference,
  error,
  onSent,
}: {
  id: string;
  reference: string;
  error?: string | undefined;
  onSent: (documentId: string) => unknown;
}) => {
  const { signature: texts } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const { send, sending, said, failed } = useSending(reference, "signature", onSent);
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
    setDrawn(true);
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
    setDrawn(false);
  };
  const use = () =>
    canvas.current?.toBlob((picture) => {
      if (picture) void send(picture);
    }, "image/png");
  return (
    <div class={`govuk-form-group${failed || error ? " govuk-form-group--error" : ""}`}>
      <p class="govuk-label" id={`${id}-label`}>
        {texts.draw}
      </p>
      <p class="govuk-hint">{texts.drawHint}</p>
      {error && <p class="govuk-error-message">{error}</p>}
      <canvas
        ref={canvas}
        id={id}
        class="console-signature"
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-label`}
        onPointerDown={begin}
        onPointerMove={draw}
      />
      <div class="console-buttons">
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          aria-disabled={!drawn || sending}
          onClick={() => drawn && !sending && use()}
        >
          {texts.use}
        </button>
        <button type="button" class="console-plain-button" onClick={clear}>
          {texts.clear}
        </button>
      </div>
      <SendingState id={`${id}-state`} said={said} failed={failed} />
    </div>
  );
};
