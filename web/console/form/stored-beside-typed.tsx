/** After somebody else changed the record: what is stored now beside what was typed, field by field. */
import { useTexts } from "../language.ts";
import { differencesOf, readAt } from "./pointer.ts";
import type { Form } from "./use-command-form.ts";

const inWords = (value: unknown, nothing: string): string =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
    ? nothing
    : Array.isArray(value)
      ? value.join(", ")
      : typeof value === "object"
        ? Object.values(value as object)
            .map((part) => inWords(part, nothing))
            .join(", ")
        : String(value);

export const StoredBesideTyped = <D,>({ form, stored }: { form: Form<D>; stored: D }) => {
  const texts = useTexts();
  const differences = differencesOf(stored, form.draft);
  if (differences.length === 0) return null;
  return (
    <section class="console-notice" aria-labelledby={`${form.id}-stored`}>
      <h2 class="govuk-heading-s" id={`${form.id}-stored`}>
        {texts.nowStored}
      </h2>
      <ul class="govuk-list">
        {differences.map((pointer) => (
          <li key={pointer}>
            {form.shown.get(pointer) ?? pointer}:{" "}
            <strong>{inWords(readAt(stored, pointer), texts.nothing)}</strong>{" "}
            {readAt(stored, pointer) !== undefined && (
              <button
                type="button"
                class="console-plain-button"
                onClick={() => form.set(pointer, readAt(stored, pointer))}
              >
                {texts.takeStored}
                <span class="govuk-visually-hidden">: {form.shown.get(pointer) ?? pointer}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-body">{texts.nowStoredHint}</p>
    </section>
  );
};
