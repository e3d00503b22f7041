/**
 * Makes a random seed on this machine. The page shows the seed once, and the manager keeps it until the selection.
 */
import { useState } from "preact/hooks";
import { useTexts } from "../language.ts";

const randomSeed = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

export const NewSeed = ({ onMade }: { onMade: (seed: string) => unknown }) => {
  const { selection: texts } = useTexts();
  const [seed, setSeed] = useState("");
  return (
    <div class="govuk-form-group">
      <button
        type="button"
        class="govuk-button govuk-button--secondary"
        onClick={() => {
          const made = randomSeed();
          setSeed(made);
          onMade(made);
        }}
      >
        {texts.newSeed}
      </button>
      <div role="status">
        {seed && (
          <p class="govuk-inset-text">
            {texts.keepSeed} <strong class="console-digest">{seed}</strong>
          </p>
        )}
      </div>
    </div>
  );
};
