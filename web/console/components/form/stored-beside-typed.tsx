/** Shows the stored and the typed value of each field, after another officer changed the record. */

import type { Form } from "../../hooks/use-command-form.ts";
import { useTexts } from "../../language.ts";
import { differencesOf, readAt } from "./pointer.ts";

/** A row that is not on the page uses the field names of the first row. */
const fieldAt = (shown: Form<unknown>["shown"], pointer: string) =>
  shown.get(pointer) ?? shown.get(pointer.replace(/\/\d+(?=\/|$)/g, "/0"));

const inWords = (shown: Form<unknown>["shown"], pointer: string, value: unknown, nothing: string): string => {
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return nothing;
  const word = fieldAt(shown, pointer)?.word ?? String;
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return value.map((one) => word(String(one))).join(", ");
  if (typeof value === "object")
    return Object.entries(value as object)
      .map(([name, part]) => inWords(shown, `${pointer}/${name}`, part, nothing))
      .join(", ");
  return word(String(value));
};

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
            {fieldAt(form.shown, pointer)?.label ?? pointer}:{" "}
            <strong>{inWords(form.shown, pointer, readAt(stored, pointer), texts.nothing)}</strong>{" "}
            {readAt(stored, pointer) !== undefined && (
              <button
                type="button"
                class="console-plain-button"
                onClick={() => form.set(pointer, readAt(stored, pointer))}
              >
                {texts.takeStored}
                <span class="govuk-visually-hidden">: {fieldAt(form.shown, pointer)?.label ?? pointer}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-body">{texts.nowStoredHint}</p>
    </section>
  );
};
