/** The channel by which the applicant told an officer: telephone or visit. For applicants who cannot use the site. */

import type { Form } from "../../hooks/use-command-form.ts";
import { useTexts } from "../../language.ts";
import { choicesOf } from "../../words.ts";
import { Radios } from "./field.tsx";
import type { PointerTo } from "./pointer.ts";

export const HeardBy = <D,>({
  form,
  ways = ["phone", "visit"],
}: {
  form: Form<D>;
  ways?: readonly string[];
}) => {
  const { heardBy: texts } = useTexts();
  return (
    <Radios
      form={form}
      at={"/heardBy" as PointerTo<D>}
      inline
      label={texts.label}
      choices={choicesOf(ways, (way) => texts.ways[way] ?? way)}
    />
  );
};
