/** A checkbox by which a manager retires a skill or a programme, and takes it back. */
import { Checkboxes } from "../components/form/field.tsx";
import type { PointerTo } from "../components/form/pointer.ts";
import type { Form } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";

const chosen = "retired";

export const draftOfRetired = (entry: { retired?: boolean | undefined } | undefined): string[] =>
  entry?.retired ? [chosen] : [];
export const isRetired = (draft: readonly string[]): boolean => draft.includes(chosen);

export const RetiredField = <D,>(props: { form: Form<D>; at: PointerTo<D>; label: string }) => {
  const { catalogue: texts } = useTexts();
  return (
    <Checkboxes {...props} hint={texts.retireHint} choices={[{ value: chosen, label: texts.retireChoice }]} />
  );
};
